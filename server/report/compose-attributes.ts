import { withOneReason } from '../../app/components/release/one-reason.ts';
import type { AttributesShown, ReleaseShown } from '../../app/components/release/release-shown.ts';
import { tellsNumber } from '../../app/components/release/tells-number.ts';
import { byKind, bySubject, cellId } from '../core/analysis/report/release-numbers.ts';
import type { Block, Row, SymbolName, Words } from './blocks.ts';
import { heading, own, soft, type Telling, told } from './count-tables.ts';

type Attributes = ReleaseShown['attributes'];

/** Whom a release heard, as its page says it: for whom children speak here, what was asked and why, and who is missing. */
export function attributeBlocks(telling: Telling, attributes: Attributes): readonly Block[] {
  if (!attributes) return [];
  const { t } = telling.speaker;
  return [
    heading(2, own(telling, t('release.attributes'))),
    { kind: 'text', words: own(telling, speaks(telling, attributes)) },
    ...reasonsOf(telling, attributes).flatMap(({ about, reason }): Block[] => [
      soft(telling, about),
      { kind: 'text', words: reason },
    ]),
    ...attributes.missing.flatMap((asked): readonly Block[] => [
      heading(3, own(telling, t('release.missing.caption', { what: t(`attribute.${asked.name}`) }))),
      ...missingOf(telling, asked).flatMap(({ word, answers }): Block[] => [
        soft(telling, word),
        { kind: 'list', items: answers },
      ]),
      ...(asked.source === ''
        ? []
        : [soft(telling, `${t('attributes.source')}${t('list.colon')}${asked.source}`)]),
    ]),
  ];
}

/** The tables that were declared, a part for each answer: a poll may have more answers than a page of paper has columns. */
export function attributeTables(telling: Telling, attributes: Attributes): readonly Block[] {
  const { t } = telling.speaker;
  const hidden = soft(telling, t('release.by.hidden', { threshold: telling.rules.threshold }));
  return (attributes?.tables ?? []).flatMap(({ kind, subject, attribute, title, cells, rows }) => [
    heading(3, title),
    soft(telling, t('release.by.caption', { what: t(`attribute.${attribute}`) })),
    // Nor of one answer is a table drawn that has nothing but hidden numbers in it.
    ...(rows.some(tellsNumber) ? [] : [hidden]),
    ...(rows.some(tellsNumber) ? rows : []).flatMap(({ category, words, ...row }): Block[] => {
      const of = bySubject({ kind, subject, attribute }, category);
      const who = words ?? own(telling, t('release.by.rest'));
      if (!tellsNumber(row)) return [{ kind: 'text', words: who }, hidden];
      const lines = row.cells.map(({ cell, children }): Row => {
        const named = cells.find((each) => each.cell === cell);
        const label = named?.words ?? own(telling, named?.choice ? t(`release.cell.${named.choice}`) : cell);
        return { label, counts: [told(telling, { cell: cellId(byKind, of, cell), children })] };
      });
      const all = told(telling, { cell: cellId(byKind, of, ''), children: row.children });
      return [
        { kind: 'text', words: who },
        {
          kind: 'table',
          about: who,
          name: who.words,
          head: [t('release.table.answer'), t('release.table.children')],
          rows: [...lines, { label: own(telling, t('release.by.all')), counts: [all] }],
          chart: false,
        },
      ];
    }),
  ]);
}

/** The same without tables in easy words: one idea a line, each with its picture. */
export function attributeLines(telling: Telling, attributes: Attributes): readonly Block[] {
  if (!attributes) return [];
  const { t } = telling.speaker;
  const say = (words: Words, symbol: SymbolName): Block => ({ kind: 'text', words, symbol });
  const line = (words: string, symbol: SymbolName) => say(own(telling, words), symbol);
  return [
    heading(2, own(telling, t('release.attributes'))),
    line(speaks(telling, attributes), 'person'),
    ...attributes.missing.flatMap((asked) => [
      line(t('release.missing.caption', { what: t(`attribute.${asked.name}`) }), 'person'),
      ...missingOf(telling, asked).flatMap(({ word, answers }) => [
        line(word, 'count'),
        ...answers.map((each) => say(each, 'person')),
      ]),
    ]),
    ...reasonsOf(telling, attributes).flatMap(({ about, reason }) => [
      line(about, 'text'),
      say(reason, 'text'),
    ]),
  ];
}

function speaks({ speaker }: Telling, attributes: AttributesShown): string {
  return speaker.t(attributes.speaks ? 'release.attributes.speaks' : 'release.attributes.took-part');
}

function reasonsOf({ speaker: { t } }: Telling, { reasons }: AttributesShown) {
  return withOneReason(reasons).map(({ names, asked, reason }) => ({
    about: [
      t(asked ? 'attributes.asked.on' : 'attributes.asked.off'),
      t('list.colon'),
      names.map((name) => t(`attribute.${name}`)).join(` ${t('list.apart')} `),
    ].join(''),
    reason,
  }));
}

/** The answers under the word that is told of them, each with its share of all children. */
function missingOf({ speaker: { t } }: Telling, { answers }: AttributesShown['missing'][number]) {
  return (['fewer', 'there', 'unsaid'] as const).flatMap((presence) => {
    const those = answers.filter(({ word }) => word === presence);
    if (those.length === 0) return [];
    const items = those.map(({ words: { words, lang }, share }) => ({
      words: share === null ? words : `${words} (${t('missing.percent', { share })})`,
      lang,
    }));
    return [{ word: t(`missing.${presence}`), answers: items }];
  });
}
