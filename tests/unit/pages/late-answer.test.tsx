import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { type AnswerBeside, FindingAndAnswer } from '../../../app/routes/child/words/answer-beside.tsx';
import type { LedgerState } from '../../../server/core/analysis/ledger.ts';
import { speakerOf } from '../../support/house/stage.ts';

const speaker = speakerOf('en');
const said = { words: 'They want to be asked.', lang: 'en' } as AnswerBeside['said'];
const answer: AnswerBeside['answer'] = {
  decision: 'yes',
  said,
  signedBy: 'Dana',
  day: '2026-10-16',
  moved: [],
  before: [],
  deed: null,
};

function drawn(state: LedgerState, of: AnswerBeside['answer'], added: AnswerBeside['added'] = null): string {
  const late = state === 'late' || state === 'overdue';
  const stand = { state, dueDay: '2026-11-20', daysLate: late ? 10 : 0 };
  const beside: AnswerBeside = { release: 'r', finding: 'f', said, added, answer: of, stand, changes: [] };
  return renderToStaticMarkup(
    <SpeakerProvider speaker={speaker}>
      <FindingAndAnswer beside={beside} />
    </SpeakerProvider>,
  );
}

it.each([
  ['late', null],
  ['late', { ...answer, decision: 'later' }],
  ['overdue', answer],
] as const)('R897: what is %s leads a child to where it can say that this is wrong', (state, of) => {
  const html = drawn(state, of);
  expect(html).toContain('href="/wrong"');
  expect(html).toContain(speaker.t('own.refused.next'));
});

it.each([
  ['owed', null],
  ['more-time', { ...answer, decision: 'later' }],
  ['promised', answer],
  ['done', answer],
] as const)('R897: what is %s does not', (state, of) => {
  expect(drawn(state, of)).not.toContain('href="/wrong"');
});

it('R299: what somebody wrote beside it in another language stands apart, in its own', () => {
  const html = drawn('done', answer, { words: 'اسألوهم.', lang: 'ar' });
  expect(html).toContain(`lang="en" dir="auto">${said.words}</p>`);
  expect(html).toContain('lang="ar" dir="auto">اسألوهم.</p>');
  expect(html).toContain(speaker.t('check.elsewhere'));
});
