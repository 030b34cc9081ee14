import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { PlainBy } from '../../../components/document/plain-by.tsx';
import { SectionText } from '../../../components/document/section-text.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { RoomPageData } from './room-data.ts';

/** The part of the document that the room is about, folded, with whose text it is; all of that is on the page of the part. */
export function RoomSection({ section }: Pick<RoomPageData, 'section'>) {
  const t = useT();
  if (!section) return null;
  const { anchor, heading, body, lang, told, label } = section;
  return (
    <Fold summary={t('room.section')}>
      <h2 lang={lang} dir="auto">
        {heading}
      </h2>
      <SectionText kind="plain" lang={lang}>
        <Paragraphs text={body} />
      </SectionText>
      {told ? <PlainBy {...told} /> : null}
      {label ? (
        <p className="way">
          <a href={`/here/part/${anchor}`}>
            {t('source.title')} {t('list.apart')} {t(`source.label.${label}`)}
          </a>
        </p>
      ) : null}
    </Fold>
  );
}
