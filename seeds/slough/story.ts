// The demonstration council of Slough, put together.
import type { Story } from '../telling/story.ts';
import { actions, lastMinutes, measures, meetings, questions } from './actions.ts';
import { inspections, minutesOf2014 } from './inspections.ts';
import { organisations, panel, people, posts, signIns } from './people.ts';

export const slough: Story = {
  council: {
    name: 'Slough Borough Council', brandColour: '#0f4c5c', words: {}, reportTitle: 'Action Progress Report', mailFromName: 'Slough scrutiny (demonstration)', mailFromAddress: 'scrutiny@slough.example',
  },
  domain: 'slough.example', panel, organisations, posts, people, signIns,
  clerk: 'holt', bounced: 'carrow',
  handovers: [{ post: 'assessment', before: 'byrne', until: -201 }],
  vacant: { post: 'commissioning', before: 'amin', until: -40 },
  inspections, measures, meetings, reported: ['beforeLast', 'last'], minutes: [minutesOf2014, lastMinutes], actions, questions,
  exemptNote: {
    by: 'quigley', about: 22, note: 'Demonstration of an exempt note: two of the six could be recognised from where they live.', paragraph: 2,
    reason: 'It would be likely to reveal who the young people are; that outweighs the interest in saying where they live.',
  },
};
