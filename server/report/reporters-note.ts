import type { Block, ReportDocument } from './blocks.ts';
import { sourceNotes } from './compose-source.ts';
import { heading, own } from './count-tables.ts';
import { asDocument, type FormInput, made } from './forms.ts';

const reporterNotes = {
  can: ['took-part', 'rounded'],
  cannot: ['not-all', 'no-share', 'hidden', 'also'],
  quote: ['whole', 'source', 'child', 'link'],
  protect: ['search', 'ask', 'contact', 'answer', 'law'],
} as const;

/** What a reporter has to know: what the numbers can and cannot say, how to quote, which text it was about, and to leave the children alone. */
export function reportersNote(input: FormInput): ReportDocument {
  const { shown, telling } = made(input);
  const { t } = input.speaker;
  const part = (name: keyof typeof reporterNotes): Block[] => [
    heading(2, own(telling, t(`report.press.${name}`))),
    {
      kind: 'list',
      items: reporterNotes[name].map((each) =>
        own(
          telling,
          t(`report.press.${name}.${each}` as 'report.press.can.rounded', {
            rounding: input.release.rules.rounding,
            threshold: input.release.rules.threshold,
          }),
        ),
      ),
    },
  ];
  return asDocument(input, {
    title: own(telling, t('report.press')),
    blocks: [
      heading(1, own(telling, t('report.press'))),
      { kind: 'text', words: shown.title },
      ...part('protect'),
      ...part('can'),
      ...part('cannot'),
      ...part('quote'),
      ...sourceNotes(telling, input.release),
    ],
  });
}
