import type { ReleaseShown, StatementShown } from '../../app/components/release/release-shown.ts';
import { cellId } from '../core/analysis/report/release-numbers.ts';
import type { Block, SymbolName } from './blocks.ts';
import { whoseWords } from './compose-statements.ts';
import { howChosen, own, type Telling, told } from './count-tables.ts';

type Cells = { readonly cells: readonly { readonly cell: string; readonly children: number | null }[] };

/** A poll in easy words: what was asked, how it was answered, since that decides what its numbers mean, and each number that is told. */
export function pollLines(telling: Telling, poll: ReleaseShown['polls'][number]): readonly Block[] {
  const { t } = telling.speaker;
  const labels = new Map(poll.labels);
  const { table } = poll;
  const asked: Block = { kind: 'text', words: poll.prompt, symbol: 'said' };
  // One line: what else is hidden is said once, at the end.
  if (table.children === null)
    return [asked, line(telling, t('release.voters.few', { threshold: telling.rules.threshold }), 'hidden')];
  const labelOf = (cell: string) => ({ words: labels.get(cell)?.words ?? cell, symbol: 'count' as const });
  return [
    asked,
    line(telling, t(howChosen(poll)), 'count'),
    ...cellLines(telling, { kind: 'poll', subject: poll.id, labelOf, table }),
  ];
}

/** A sentence that a finding rests on: whose it is, and each answer to it that is told. */
export function answerLines(telling: Telling, statement: StatementShown): readonly Block[] {
  const { t } = telling.speaker;
  const { id, text, table } = statement;
  const labelOf = (cell: string) => {
    const name = (['agree', 'disagree', 'pass', 'unclear'] as const).find((each) => each === cell) ?? 'pass';
    return { words: t(`release.cell.${name}`), symbol: name };
  };
  return [
    { kind: 'text', words: text, symbol: 'said' },
    ...whoseWords(telling, statement).map((words) => line(telling, words, 'person')),
    ...cellLines(telling, { kind: 'statement', subject: id, labelOf, table }),
  ];
}

/** How many children made a point. */
export function pointLine(
  telling: Telling,
  { id, children }: { readonly id: string; readonly children: number },
): Block {
  return {
    kind: 'text',
    words: own(telling, telling.speaker.t('release.chart', { count: children })),
    symbol: 'count',
    counts: [told(telling, { cell: cellId('point', id, ''), children })],
  };
}

/** "Agree: 45." with its picture; a hidden number is said once, at the end. */
function cellLines(
  telling: Telling,
  of: {
    readonly kind: string;
    readonly subject: string;
    readonly labelOf: (cell: string) => { readonly words: string; readonly symbol: SymbolName };
    readonly table: Cells;
  },
): readonly Block[] {
  return of.table.cells.flatMap(({ cell, children }): Block[] => {
    if (children === null) return [];
    const counted = told(telling, { cell: cellId(of.kind, of.subject, cell), children });
    const { words, symbol } = of.labelOf(cell);
    const sentence = telling.speaker.t('release.chart.part', { answer: words, number: counted.told });
    return [{ kind: 'text', words: own(telling, sentence), symbol, counts: [counted] }];
  });
}

function line(telling: Telling, words: string, symbol: SymbolName): Block {
  return { kind: 'text', words: own(telling, words), symbol };
}
