import { showSource } from '../../app/routes/child/part/source-shown.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { Block, SymbolName, Words } from './blocks.ts';
import { heading, own, soft, type Telling } from './count-tables.ts';

/**
 * Where the document is from, who gains and both sides of it, in the order of the public page; nothing in a release that did not keep it. Nobody
 * says in which language origin, author and names are: they stand as words of the first language of the consultation.
 */
export function sourceBlocks(telling: Telling, release: Release): readonly Block[] {
  const source = shownTo(telling, release);
  if (!source) return [];
  const { t } = telling.speaker;
  return [
    heading(2, own(telling, `${t('source.title')} ${t('list.apart')} ${t(`source.label.${source.label}`)}`)),
    ...factBlocks(telling, source),
    ...source.sides.flatMap(({ side, said }): readonly Block[] => [
      heading(3, own(telling, t(`source.${side}`))),
      { kind: 'list', items: said },
    ]),
    soft(telling, t('source.order.page')),
    ...checkedBlocks(telling, source),
  ];
}

/** The same in easy words: one idea a line, each with its picture, an argument beside the sign of its side. */
export function sourceLines(telling: Telling, release: Release): readonly Block[] {
  const source = shownTo(telling, release);
  if (!source) return [];
  const { t } = telling.speaker;
  const say = (words: Words, symbol: SymbolName): Block => ({ kind: 'text', words, symbol });
  const line = (words: string, symbol: SymbolName) => say(own(telling, words), symbol);
  const { origin, author, gains, sides, checked } = source;
  return [
    heading(2, own(telling, t('report.easy.source'))),
    line(t(`report.easy.source.label.${source.label}`), 'text'),
    line(t('report.easy.source.origin'), 'text'),
    say(origin, 'text'),
    line(t('report.easy.source.author'), 'person'),
    say(author, 'person'),
    ...(gains ? [line(t('report.easy.source.gains'), 'person'), say(gains, 'person')] : []),
    ...sides.flatMap(({ side, said }) => [
      line(t(`report.easy.source.${side}`), side),
      ...said.map((each) => say(each, side)),
    ]),
    line(t('source.order.page'), 'text'),
    ...(checked ? [line(t('source.checked'), 'person'), say(checked, 'person')] : []),
  ];
}

/**
 * The same for reporters: whose text it is, that nobody calls a company's official, where both sides stand, and to name it when they quote; that
 * nobody from outside read both sides, where that is so.
 */
export function sourceNotes(telling: Telling, release: Release): readonly Block[] {
  const source = shownTo(telling, release);
  if (!source) return [];
  const { t, language } = telling.speaker;
  const notes = [
    t(`report.press.source.label.${source.label}`),
    t('report.press.source.sides', { file: `report.${language}.html` }),
    t('report.press.source.name'),
    ...(source.checked ? [] : [t('report.press.source.unchecked')]),
  ];
  return [
    heading(2, own(telling, t('report.press.source'))),
    { kind: 'list', items: notes.map((each) => own(telling, each)) },
    ...factBlocks(telling, source),
    ...checkedBlocks(telling, source),
  ];
}

type Shown = NonNullable<ReturnType<typeof shownTo>>;

/** As its reader reads it, every text with its language. */
function shownTo({ speaker }: Telling, { source, languages, sponsorKind }: Release) {
  if (!source) return null;
  const shown = showSource(source, { reader: speaker, languages, sponsorKind });
  const theirs = (words: string): Words => ({ words, lang: languages[0] ?? speaker.language });
  const { origin, author, checked } = shown;
  return {
    ...shown,
    origin: theirs(origin),
    author: theirs(author),
    checked: checked && theirs(`${checked.name} ${speaker.t('list.apart')} ${checked.from}`),
  };
}

function factBlocks(telling: Telling, { origin, author, gains }: Shown): readonly Block[] {
  const { t } = telling.speaker;
  return [
    ...fact(telling, t('source.origin'), origin),
    ...fact(telling, t('source.author'), author),
    ...(gains ? fact(telling, t('source.gains'), gains) : []),
  ];
}

function checkedBlocks(telling: Telling, { checked }: Shown): readonly Block[] {
  return checked ? fact(telling, telling.speaker.t('source.checked'), checked) : [];
}

function fact(telling: Telling, name: string, words: Words): readonly Block[] {
  return [soft(telling, name), { kind: 'text', words }];
}
