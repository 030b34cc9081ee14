import type { PseudonymWords } from '../../../server/core/room/pseudonyms.ts';
import { motifOf, nameOf } from '../../../server/core/room/pseudonyms.ts';
import type { OwnContribution, SharedContribution } from '../../../server/core/wire/views.ts';
import { Message } from '../../components/message.tsx';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { ReportTold } from '../../live/live-room.ts';
import { inLanguage } from './in-language.ts';
import { partsInWords } from './own-words.tsx';
import { ReportFold } from './report-fold.tsx';

interface RoomMessagesProps {
  items: readonly SharedContribution[];
  own: readonly OwnContribution[];
  words: PseudonymWords;
  /** New words for its own are taken now. */
  open: boolean;
  /** What this child said is wrong since the page came. */
  told?: Readonly<Record<string, ReportTold>> | undefined;
  /** The form with the words in the box of this page, if it has one. */
  draft?: string | undefined;
  onReport?: ((id: string) => void) | undefined;
}

/** What children said, oldest first. A child's own words say so and lead to where they can be changed. */
export function RoomMessages({ items, own, words, open, told, draft, onReport }: RoomMessagesProps) {
  const t = useT();
  const { language } = useSpeaker();
  const mine = new Map(own.map((item) => [item.id, item]));
  return items.map((item) => {
    const name = nameOf(item.name, words);
    const said = mine.get(item.id);
    return (
      <Message
        key={item.id}
        id={`said-${item.id}`}
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
              {open ? <a href={`/here/words/${item.id}`}>{t('own.change')}</a> : null}{' '}
              <a href={`/here/words/${item.id}?back=yes`}>{t('own.take-back')}</a>
            </p>
          ) : (
            <ReportFold
              id={item.id}
              told={told?.[item.id]}
              draft={draft}
              onReport={onReport}
              lost={onReport === undefined}
            />
          )
        }
      />
    );
  });
}
