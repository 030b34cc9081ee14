import { expect, it } from 'vitest';
import { dayInWords } from '../../app/i18n/dates.ts';
import { repliesOf } from '../../server/report/paper/replies.ts';
import type { RepliesJob } from '../../server/usecases/paper/paper-job.ts';
import { speakerOf } from '../support/stage.ts';

const speaker = speakerOf('en');
const job: Omit<RepliesJob, 'owed'> = {
  kind: 'replies',
  language: 'en',
  level: 'older',
  day: '2026-11-26',
  title: 'The way to school',
  retentionDay: '2027-06-30',
  answerDay: '2027-03-31',
  origin: 'https://consult.example',
  company: false,
  // Of a sheet of ticks alone there is no word that became part of anything.
  replies: [
    { number: '1234', said: { answers: [{ prompt: 'How?', chosen: ['By bus'] }], votes: [], words: [] } },
  ],
};
const words = (owed: RepliesJob['owed']) => JSON.stringify(repliesOf({ ...job, owed }, speaker).blocks);
const says = (key: 'paper.reply.none' | 'answer.late', day: string) =>
  speaker.t(key, { day: dayInWords('en', day) });

it('R402: an answer that is owed is said to be, one that is late to be late, and none that was given to be missing', () => {
  const day = '2027-04-30';
  expect(words({ day, late: false })).toContain(says('paper.reply.none', day));
  expect(words({ day, late: true })).toContain(says('answer.late', day));
  expect(words({ day, late: true })).not.toContain(says('paper.reply.none', day));
  for (const key of ['paper.reply.none', 'answer.late'] as const)
    for (const each of [day, job.answerDay]) expect(words(null)).not.toContain(says(key, each));
});
