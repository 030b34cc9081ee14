import type { Place } from '../../../server/usecases/room/read-place.ts';
import { Notice } from '../../components/words/notice.tsx';
import { timeThereInWords } from '../../i18n/dates.ts';
import type { Speaker } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';

/** When those who decide are to listen, in words already: browsers join a day and a time in ways of their own. Null where nobody is to. */
export function listeningTold(place: Pick<Place, 'listening' | 'row'>, { language }: Speaker): string | null {
  const { listening, row } = place;
  return listening && timeThereInWords(language, listening.startMinute, row.timeZone);
}

/** Told before, wherever a child is that may be heard: what they read, what they do not see, and how to say no. */
export function ListeningTold({ told }: { told: string | null }) {
  const t = useT();
  if (told === null) return null;
  return (
    <Notice sign="clock" title={t('hear.title')}>
      <p>{t('hear.when', { when: told })}</p>
      <p>{t('hear.only')}</p>
      <p className="way">
        <a href="/here/uses#use-quotes">{t('hear.uses')}</a>
      </p>
    </Notice>
  );
}
