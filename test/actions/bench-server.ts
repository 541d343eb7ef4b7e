// One of the two web processes the bench asks: the app as it is, or a bare page of the same rows, which no product would be content with.
import type { AddressInfo } from 'node:net';
import ejs from 'ejs';
import express from 'express';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { clockAt } from '../../src/calendar/clock.ts';
import { connect } from '../../src/database/db.ts';
import { BENCH_AT, benchCouncil } from './bench-council.ts';

const [which, url = '', panelId = ''] = process.argv.slice(2);
const app = which === 'bare' ? bare() : ours();
const server = app.listen(0, '127.0.0.1', () => { process.send?.({ port: (server.address() as AddressInfo).port }); });

function ours(): express.Express {
  const deps = { db: connect({ url, name: 'bench' }), clock: clockAt(BENCH_AT), log: pino({ level: 'silent' }), council: benchCouncil };
  return createApp({ door: (req, _res, next) => { req.deps = deps; next(); } });
}

/** Express, pg and EJS: one question, one template. No session, no rights, no counts, no filter, no headers. */
function bare(): express.Express {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const page = ejs.compile(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Actions</title></head><body><h1>Actions</h1><table><thead><tr><th>Reference</th><th>Action</th><th>State</th><th>Target</th><th>Lead officer</th><th>Last update</th></tr></thead><tbody>
<% for (const row of rows) { %><tr><th><a href="/actions/<%= row.reference %>"><%= row.reference %></a></th><td><%= row.wording %></td><td><%= row.state %></td><td><%= row.target %> <%= row.earlier.join(', ') %></td><td><%= row.title %> <%= row.name %></td><td><%= row.updated %></td></tr>
<% } %></tbody></table></body></html>`);
  const bareApp = express();
  bareApp.get('/actions', async (req, res) => {
    const { rows } = await pool.query(`select a.reference, a.wording, a.state, a.target_on::text as target, p.title, who.name, (select max(at) from updates where action_id = a.id)::date::text as updated,
        array(select target_on::text from action_targets t where t.action_id = a.id and t.target_on <> a.target_on order by position desc) as earlier
      from (select * from actions where panel_id = $1 and ended_on is null order by target_on, split_part(reference, '-', 1), split_part(reference, '-', 2)::integer limit $2) a
      left join posts p on p.id = a.lead_post_id left join post_holders h on h.post_id = p.id and h.until_on is null left join people who on who.id = h.person_id
      order by a.target_on, split_part(a.reference, '-', 1), split_part(a.reference, '-', 2)::integer`, [panelId, Number(req.query['rows'] ?? 25)]);
    res.type('html').send(page({ rows }));
  });
  return bareApp;
}
