// The hash chain over the audit entries, computed again from the entries themselves and held against what was written at the time.
import type { Db } from '../database/db.ts';

export interface ChainFound {
  links: number;
  /** A sentence for each kind of break, with how often; [] when the chain holds. */
  breaks: string[];
}

const SENTENCES = {
  hash: 'the hash of a link is not that of its entry and the link before',
  previous: 'a link does not follow the one before',
  unlinked: 'an entry is not in the chain',
  details: 'the values of an entry are not those its digest was taken of',
  head: 'the head is not the last link',
} as const;

/** Reads every entry; values that were erased at the end of their retention leave the chain whole. */
export async function checkChain(db: Db): Promise<ChainFound> {
  const { rows } = await db.raw<{ rows: (Record<keyof typeof SENTENCES | 'links', number>)[] }>(`
    with link as (
      select l.position, l.hash, l.previous_hash, sha256(l.previous_hash || convert_to(audit_entry_text(e), 'UTF8')) as right_hash,
        lag(l.hash, 1, sha256('matters arising')) over w as right_previous, lag(l.position, 1, 0::bigint) over w as before
      from audit_links l join audit_entries e on e.id = l.entry_id window w as (order by l.position)
    )
    select count(*) as links, count(*) filter (where hash <> right_hash) as hash, count(*) filter (where previous_hash <> right_previous or position <> before + 1) as previous,
      (select count(*) from audit_entries e where not exists (select 1 from audit_links l where l.entry_id = e.id)) as unlinked,
      (select count(*) from audit_details d join audit_entries e on e.id = d.entry_id where e.details_digest <> sha256(d.salt || convert_to(d.changes, 'UTF8'))) as details,
      (select count(*) from audit_head h where h.position <> (select count(*) from audit_links)
        or h.hash <> coalesce((select l.hash from audit_links l order by l.position desc limit 1), sha256('matters arising'))) as head
    from link`);
  const found = rows[0];
  if (found === undefined) throw new Error('PostgreSQL counted nothing');
  const breaks = Object.entries(SENTENCES).flatMap(([kind, sentence]) => (found[kind as keyof typeof SENTENCES] > 0 ? [`${sentence} (${found[kind as keyof typeof SENTENCES]} times)`] : []));
  return { links: found.links, breaks };
}
