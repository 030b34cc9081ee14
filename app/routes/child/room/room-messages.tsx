import { memo } from 'react';
import type { PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import { motifOf, nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { OwnContribution, SharedContribution } from '../../../../server/core/wire/views.ts';
import { Message } from '../../../components/words/message.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { wordsOf } from '../../../components/words/words.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { ReportTold } from '../../../live/live-room.ts';
import { inLanguage } from '../words/in-language.ts';
import { ReportFold } from './report-fold.tsx';

interface OfRoom {
  words: PseudonymWords;
  /** New words for its own are taken now. */
  open: boolean;
  /** The form with the words in the box of this page, if it has one. */
  draft?: string | undefined;
  onReport?: ((id: string) => void) | undefined;
}

interface RoomMessagesProps extends OfRoom {
  items: readonly SharedContribution[];
  own: readonly OwnContribution[];
  /** What this child said is wrong since the page came. */
  told?: Readonly<Record<string, ReportTold>> | undefined;
}

/** What children said, oldest first. */
export function RoomMessages({ items, own, told, ...of }: RoomMessagesProps) {
  const mine = new Map(own.map((item) => [item.id, item]));
  return items.map((item) => (
    <RoomMessage key={item.id} item={item} said={mine.get(item.id)} told={told?.[item.id]} {...of} />
  ));
}

interface RoomMessageProps extends OfRoom {
  item: SharedContribution;
  /** The same as its own child has it. */
  said: OwnContribution | undefined;
  told: ReportTold | undefined;
}

/**
 * A child's own words say so and lead to where they can be changed. Drawn anew only when something of it changes: with all that was said for an
 * hour, each new word would keep a cheap telephone from writing.
 */
const RoomMessage = memo(({ item, said, words, open, told, draft, onReport }: RoomMessageProps) => {
  const t = useT();
  const { language } = useSpeaker();
  const name = nameOf(item.name, words);
  const id = `said-${item.id}`;
  return (
    <Message
      id={id}
      motif={motifOf(item.name)}
      palette={item.name.palette}
      name={said ? t('room.you', { name }) : name}
      words={partsInWords(item.parts, t)}
      lang={item.language}
      translation={inLanguage(item, language, t)}
      state={said?.state === 'redacted' ? t('state.part-hidden') : undefined}
      act={
        said ? (
          <p className="way">
            {open ? (
              <a href={`/here/words/${item.id}`} aria-describedby={wordsOf(id)}>
                {t('own.change')}
              </a>
            ) : null}{' '}
            <a href={`/here/words/${item.id}?back=yes`} aria-describedby={wordsOf(id)}>
              {t('own.take-back')}
            </a>
          </p>
        ) : (
          <ReportFold
            id={item.id}
            about={wordsOf(id)}
            told={told}
            draft={draft}
            onReport={onReport}
            lost={onReport === undefined}
          />
        )
      }
    />
  );
});
