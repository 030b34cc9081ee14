import { useEffect, useRef } from 'react';
import { PageForm } from '../../../components/form/page-form.tsx';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { ReportTold } from '../../../live/live-room.ts';

interface ReportFoldProps {
  id: string;
  /** The id of the words that it is about: who goes from button to button hears which it reports. */
  about: string;
  told: ReportTold | undefined;
  /** The form with the words in the box of its page. */
  draft: string | undefined;
  /** With a connection the page stays, and so do the words in the box. */
  onReport: ((id: string) => void) | undefined;
  /** There is none just now, and what was pressed before waits. */
  lost: boolean;
}

/** "Something is wrong with this": opened with one tap, sent with another. Nothing is typed. */
export function ReportFold({ id, about, told, draft, onReport, lost }: ReportFoldProps) {
  const t = useT();
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone; whoever goes by keys stands on the fold that it was in.
    if (told === 'taken' && document.activeElement === document.body)
      status.current?.closest('details')?.querySelector('summary')?.focus();
  }, [told]);
  return (
    <Fold summary={t('report.open')} about={about}>
      <div role="status" ref={status}>
        {told && told !== 'sent' ? <p>{t(told === 'taken' ? 'report.taken' : `refusal.${told}`)}</p> : null}
      </div>
      {told === 'taken' ? null : (
        <PageForm>
          <p>{t('report.what')}</p>
          <BesideWords
            small
            form={draft}
            does={`report ${id}`}
            aria-describedby={about}
            onDo={onReport && (() => onReport(id))}
            keepsFocus
            offBecause={told === 'sent' ? t(lost ? 'room.waiting' : 'room.sending') : undefined}
          >
            {t('report.send')}
          </BesideWords>
        </PageForm>
      )}
    </Fold>
  );
}
