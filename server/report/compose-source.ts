import { showSource } from '../../app/routes/child/source-shown.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { Block, Words } from './blocks.ts';
import { heading, own, soft, type Telling } from './count-tables.ts';

/**
 * Where the document is from, who gains and both sides of it, in the order of the public page; nothing in a release that did not keep it. Nobody
 * says in which language origin, author and names are: they stand as words of the first language of the consultation.
 */
export function sourceBlocks(telling: Telling, release: Release): readonly Block[] {
  if (!release.source) return [];
  const { speaker } = telling;
  const { t } = speaker;
  const { languages, sponsorKind } = release;
  const { label, origin, author, gains, sides, checked } = showSource(release.source, {
    reader: speaker,
    languages,
    sponsorKind,
  });
  const theirs = (words: string): Words => ({ words, lang: languages[0] ?? speaker.language });
  const fact = (name: string, words: Words): readonly Block[] => [
    soft(telling, name),
    { kind: 'text', words },
  ];
  return [
    heading(2, own(telling, `${t('source.title')} · ${t(`source.label.${label}`)}`)),
    ...fact(t('source.origin'), theirs(origin)),
    ...fact(t('source.author'), theirs(author)),
    ...(gains ? fact(t('source.gains'), gains) : []),
    ...sides.flatMap(({ side, said }): readonly Block[] => [
      heading(3, own(telling, t(`source.${side}`))),
      { kind: 'list', items: said },
    ]),
    soft(telling, t('source.order.page')),
    ...(checked ? fact(t('source.checked'), theirs(`${checked.name} · ${checked.from}`)) : []),
  ];
}
