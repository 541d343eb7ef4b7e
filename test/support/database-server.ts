// Runs once beside a test run: starts the one PostgreSQL of the run when the first test file asks for it, and stops it at the end.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type EmbeddedPostgres } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { testCouncil, testSecret, type TestServer } from './test-server.ts';

/**
 * Test files run in processes of their own that come and go, so the server belongs to this one; they ask for it over a
 * loopback port. Nobody asks when only pure tests run, and then nothing is started.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Started> | undefined;
  const door = http.createServer((_request, response) => {
    (started ??= start()).then(
      ({ server }) => response.end(JSON.stringify(server)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  await new Promise<void>((resolve) => { door.listen(0, '127.0.0.1', resolve); });
  project.provide('databaseDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    door.closeAllConnections();
    door.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}

interface Started {
  server: TestServer;
  stop(): Promise<void>;
}

async function start(): Promise<Started> {
  const given = process.env['DATABASE_URL_TEST'];
  const folder = path.join(os.tmpdir(), `matters-arising-test-${process.pid}`);
  const embedded = given === undefined ? await startAnew(folder) : undefined;
  const adminUrl = given ?? embedded?.url ?? '';
  const run = createHash('sha256').update(`${process.pid} ${Date.now()}`).digest('hex').slice(0, 10);
  const server: TestServer = { adminUrl, ownerUrl: await makeOwner(adminUrl), template: `ma_template_${run}`, prefix: `ma_test_${run}_` };
  await makeTemplate(server);
  return {
    server,
    stop: async () => {
      if (given !== undefined) await dropAll(server);
      await embedded?.stop();
      fs.rmSync(folder, { recursive: true, force: true });
      fs.rmSync(`${folder}.password`, { force: true });
    },
  };
}

/** The number of a process is used again one day: what a killed run left under it is not ours. */
async function startAnew(folder: string): Promise<EmbeddedPostgres> {
  fs.rmSync(folder, { recursive: true, force: true });
  return await startEmbedded({ dataDir: folder, durable: false });
}

/** An owner like a managed PostgreSQL's: it may make databases and logins, and is not a superuser. */
async function makeOwner(adminUrl: string): Promise<string> {
  const url = new URL(adminUrl);
  url.username = 'ma_test_owner';
  url.password = testSecret;
  await asAdmin(adminUrl, async (admin) => {
    const there = await admin.query("select 1 from pg_roles where rolname = 'ma_test_owner'");
    await admin.query(`${there.rowCount ? 'alter' : 'create'} role ma_test_owner login createdb createrole password '${testSecret}'`);
  });
  return url.href;
}

async function makeTemplate({ adminUrl, ownerUrl, template }: TestServer): Promise<void> {
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${template} owner ma_test_owner`));
  const url = new URL(ownerUrl);
  url.pathname = `/${template}`;
  await migrate({ ownerUrl: url.href, ...testCouncil });
  // CREATE DATABASE … TEMPLATE fails while anybody is connected to the template.
  await asAdmin(adminUrl, (admin) => admin.query(`alter database ${template} allow_connections false`));
}

async function dropAll({ adminUrl, template, prefix }: TestServer): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1) or datname = $2', [prefix, template]);
    for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`);
  });
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url, application_name: 'test admin' });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
