// A mail relay in a process of its own that takes everything and keeps nothing: what both sides of the benchmark hand over to.
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
  onData: (stream, _session, done) => {
    stream.resume();
    stream.on('end', () => done());
  },
});
server.on('error', () => undefined);
const listening = server.listen(0, '127.0.0.1', () => {
  const at = listening.address();
  process.send?.({ port: typeof at === 'object' ? at?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
