import type { PaperDesk } from '../../../../server/usecases/paper/read-paper.ts';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';

export type Pile = PaperDesk['batches'][number];
export type Languages = readonly { readonly tag: string; readonly endonym: string }[];

export const endonymOf = (pile: Pile, languages: Languages): string =>
  languages.find(({ tag }) => tag === pile.language)?.endonym ?? pile.language;

/** Which of the piles something is done to: what it is called, its language, size and day, after the words of what does it. */
export function OfPile({ pile, languages }: { pile: Pile; languages: Languages }) {
  const { t, language } = useSpeaker();
  return (
    <>
      <Unseen lang={pile.label === '' ? undefined : ''}>
        {pile.label === '' ? t('codes.no-label') : pile.label}
      </Unseen>{' '}
      <Unseen lang={pile.language}>{endonymOf(pile, languages)}</Unseen>{' '}
      <Unseen>{t('paper.pile.size', { sheets: pile.size, day: dayInWords(language, pile.day) })}</Unseen>
    </>
  );
}
