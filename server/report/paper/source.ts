import type { Speaker } from '../../../app/i18n/translator.ts';
import { sidesFor } from '../../core/consultation/document-source.ts';
import type { KitJob } from '../../usecases/paper/paper-job.ts';
import { alone, withoutScheme } from './addresses.ts';
import type { CanDraw, PaperBlock } from './paper-blocks.ts';

/**
 * Whose text the sections of a sheet say, who gains, both sides and who looked at them, as a child reads it on a screen beside each part. Which side
 * stands first is drawn for each sheet out of its number; nothing where no section stands on it. Names and titles are typed in any letters: of what
 * cannot be drawn it says at which address it stands on a screen.
 */
export function sourceOf(
  { before, parts, termsAt }: KitJob,
  { t, language }: Speaker,
  { number, canDraw }: { readonly number: string; readonly canDraw: CanDraw },
): readonly PaperBlock[] {
  const { source } = before;
  if (!source || parts.every(({ section }) => section === null)) return [];
  const large = (words: string, lang = language): PaperBlock => ({ kind: 'large', words: { words, lang } });
  const soft = (words: string): PaperBlock => ({
    kind: 'large',
    words: { words, lang: language },
    soft: true,
  });
  const typed = (words: string, lang = language): readonly PaperBlock[] =>
    canDraw(words) ? [large(words, lang)] : [large(t('paper.letters')), alone(withoutScheme(termsAt))];
  const title = (words: string): PaperBlock => ({
    kind: 'asked',
    level: 3,
    words: { words, lang: language },
  });
  const { label, origin, author, language: theirs, gains, sides, checked } = source;
  const apart = ` ${t('list.apart')} `;
  return [
    title(`${t('source.title')}${apart}${t(`source.label.${label}`)}`),
    ...[soft(t('source.origin')), ...typed(origin, theirs)],
    ...[soft(t('source.author')), ...typed(author, theirs)],
    ...(gains === '' ? [] : [soft(t('source.gains')), ...typed(gains)]),
    ...sidesFor(number).flatMap((side) => [
      title(t(`source.${side}`)),
      ...sides[side].flatMap((each) => typed(each)),
    ]),
    soft(t('source.order')),
    ...(checked
      ? [
          soft(t('source.checked')),
          ...typed(`${checked.name}${apart}${checked.from}`, theirs),
          soft(t('source.attested')),
          ...typed(checked.attested, theirs),
        ]
      : []),
  ];
}
