// Not a test: a process that notes as fast as it can and says each note that was answered, until somebody kills it.
import { pino } from 'pino';
import { clockAt } from '../../src/calendar/clock.ts';
import { connect } from '../../src/database/db.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { noteResolution } from '../../src/sittings/note-resolution.ts';

const [url = '', at = '', meetingId = '', clerkId = ''] = process.argv.slice(2);
const db = connect({ url, name: 'test noting' });
const deps = { db, clock: clockAt(at), log: pino({ level: 'silent' }), council: { key: 'test', baseUrl: 'http://localhost', secret: 'x' } };
const person = await getPerson(db, clerkId, deps.clock.today());
for (let i = 0; ; i++) {
  const noted = await noteResolution(deps, { person, way: 'signed in' }, { meetingId, kind: 'new resolution', words: `that paper ${i} be received`, minuteNumber: null, wording: null, leadPostId: null, targetOn: null, addressedTo: null });
  if (noted.ok) process.stdout.write(`${noted.noteId}\n`);
}
