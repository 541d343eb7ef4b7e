// The council and the moment of the bench of pages, the same in each of its processes.
import { deriveSecret } from '../../src/database/logins.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';

export const BENCH_AT = '2026-03-12T10:00:00Z';
export const benchCouncil = { key: testCouncil.councilKey, baseUrl: 'http://localhost:3000', secret: deriveSecret(testSecret, `council ${testCouncil.councilKey}`) };
