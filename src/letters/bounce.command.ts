// `npm run --silent bounce < message.eml`: a delivery report is handed in, by a mail server's pipe or by hand.
import { buffer } from 'node:stream/consumers';
import { readConfig } from '../config.ts';
import { bringUp } from '../councils/bring-up.ts';
import { openCouncils } from '../councils/councils.ts';
import { makeLog } from '../web/log.ts';
import { receiveReportForAny, type ReportRefusal } from './receive-report.ts';

const sentences: Record<ReportRefusal, string> = {
  'not-ours': 'This message was not sent to an address that this program made for a letter; nothing was changed.',
  'no-report': 'This message reports nothing about the letter; nothing was changed.',
};

/** The exit status tells a pipe: 0 understood or of no interest, 1 not ours. */
export async function run(): Promise<void> {
  const config = readConfig();
  const message = await buffer(process.stdin);
  const ground = await bringUp(config);
  try {
    const councils = await openCouncils({
      ...config, ...ground, baseUrl: config.baseUrl ?? `http://localhost:${config.port}`, loopbackAllowed: false, name: 'bounce', log: makeLog('bounce', config.logLevel),
    });
    try {
      const answer = await receiveReportForAny(councils.all(), message);
      console.log(answer.ok ? `${answer.finding}: letter ${answer.letterId}${answer.already ? ' (known already)' : ''}` : sentences[answer.because]);
      process.exitCode = !answer.ok && answer.because === 'not-ours' ? 1 : 0;
    } finally {
      await councils.close();
    }
  } finally {
    await ground.embedded?.stop();
  }
}
