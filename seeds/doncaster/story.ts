// The second demonstration council, put together: its own words, colour and people, so that nobody takes one council for the other.
import type { Story } from '../telling/story.ts';
import { actions, lastMinutes, measures, meetings, questions } from './actions.ts';
import { inspections } from './inspections.ts';
import { organisations, panel, people, posts, signIns } from './people.ts';

export const doncaster: Story = {
  council: {
    name: 'Doncaster Council', brandColour: '#5b2a6d', words: { panel: 'committee', clerk: 'scrutiny officer', leadOfficer: 'responsible officer', cabinet: 'Executive' }, reportTitle: 'Improvement Progress Report',
    mailFromName: 'Doncaster scrutiny (demonstration)', mailFromAddress: 'scrutiny@doncaster.example',
  },
  domain: 'doncaster.example', panel, organisations, posts, people, signIns,
  clerk: 'pell', bounced: 'abara', handovers: [], vacant: { post: 'participation', before: 'fenwick', until: -40 },
  inspections, measures, meetings, reported: ['last'], minutes: [lastMinutes], actions, questions,
  exemptNote: {
    by: 'whitelaw', about: 9, note: 'Demonstration of an exempt note: two of the four children could be recognised from their school.', paragraph: 2,
    reason: 'It would be likely to reveal who the children are; that outweighs the interest in naming the school.',
  },
};
