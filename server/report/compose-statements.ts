import type { ReleaseShown, StatementShown } from '../../app/components/release/release-shown.ts';
import { cellId } from '../core/analysis/report/release-numbers.ts';
import type { Block, Words } from './blocks.ts';
import { answers, heading, own, soft, type Telling, told } from './count-tables.ts';

/** That a child wrote a sentence, and that it was taken out of the vote. */
export function whoseWords({ speaker }: Telling, statement: StatementShown): readonly string[] {
  const words = [
    statement.from === 'children' ? speaker.t('release.from-child') : '',
    statement.retired ? speaker.t('release.retired') : '',
  ];
  return words.filter((each) => each !== '');
}

export function whose(telling: Telling, statement: StatementShown): readonly Block[] {
  return whoseWords(telling, statement).map((each) => soft(telling, each));
}

/** Every sentence that children voted on, as one table for each activity, the most answered first. */
export function statementBlocks(
  telling: Telling,
  activities: ReleaseShown['statements'],
  most = Number.POSITIVE_INFINITY,
): readonly Block[] {
  const { t } = telling.speaker;
  if (activities.length === 0) return [];
  return [
    heading(2, own(telling, t('release.statements'))),
    { kind: 'text', words: own(telling, t('release.statements.lead')) },
    ...activities.flatMap(({ prompt, statements }): Block[] => [
      heading(3, prompt),
      ...(nothingTold(statements)
        ? withoutNumbers(telling, statements.slice(0, most))
        : [statementTable(telling, { about: prompt, statements: statements.slice(0, most) })]),
      ...(statements.length > most
        ? [
            soft(
              telling,
              t('report.more-sentences', { count: statements.length - most, file: 'statements.csv' }),
            ),
          ]
        : []),
    ]),
  ];
}

const nothingTold = (statements: readonly StatementShown[]) =>
  statements.every(({ table }) => table.children === null);

/** In easy words: what was asked with sentences of which no number is told, since no finding rests on any of them and nothing else names it. */
export function statementLines(telling: Telling, activities: ReleaseShown['statements']): readonly Block[] {
  const { t } = telling.speaker;
  const untold = activities.filter(({ statements }) => nothingTold(statements));
  if (untold.length === 0) return [];
  const few = own(telling, t('release.voters.few', { threshold: telling.rules.threshold }));
  return [
    heading(2, own(telling, t('release.statements'))),
    ...untold.flatMap(({ prompt }): Block[] => [
      { kind: 'text', words: prompt, symbol: 'said' },
      { kind: 'text', words: few, symbol: 'hidden' },
    ]),
  ];
}

/** Sentences of which no number is told: a table would have nothing but hidden ones in it. */
function withoutNumbers(telling: Telling, statements: readonly StatementShown[]): readonly Block[] {
  const few = telling.speaker.t('release.voters.few', { threshold: telling.rules.threshold });
  return [
    ...statements.flatMap((each): Block[] => [{ kind: 'text', words: each.text }, ...whose(telling, each)]),
    soft(telling, few),
  ];
}

function statementTable(
  telling: Telling,
  { about, statements }: { readonly about: Words; readonly statements: readonly StatementShown[] },
): Block {
  const { t } = telling.speaker;
  return {
    kind: 'table',
    about,
    name: about.words,
    head: [
      t('release.statement'),
      ...answers.map((each) => t(`release.cell.${each}`)),
      t('release.table.children'),
    ],
    chart: false,
    rows: statements.map(({ id, text, table, ...statement }) => ({
      label: text,
      note: whoseWords(telling, { id, text, table, ...statement }).join(` ${t('list.apart')} `),
      counts: [
        ...answers.map((cell) =>
          told(telling, {
            cell: cellId('statement', id, cell),
            children: table.cells.find((each) => each.cell === cell)?.children ?? null,
          }),
        ),
        told(telling, { cell: cellId('statement', id, ''), children: table.children }),
      ],
    })),
  };
}
