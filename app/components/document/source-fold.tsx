import { useT } from '../../i18n/use-t.tsx';
import { Fold } from '../words/message.tsx';
import { DocumentSource, type SourceShown } from './document-source.tsx';

interface SourceFoldProps {
  source: SourceShown;
  heading: 'h2' | 'h3';
  drawnFor: 'child' | 'page';
  /** Of which text it was said, where that is not the one on the page. */
  note?: string;
}

/** Where a document is from and both sides of it, one press away; the label is read without it. */
export function SourceFold({ source, heading, drawnFor, note }: SourceFoldProps) {
  const t = useT();
  return (
    <Fold
      printed
      summary={
        <>
          {t('source.title')} {t('list.apart')} {t(`source.label.${source.label}`)}
        </>
      }
    >
      {note ? <p>{note}</p> : null}
      <DocumentSource source={source} heading={heading} drawnFor={drawnFor} />
    </Fold>
  );
}
