import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';

/** That a backup was put back lately, and what of these a person has to look at for that. */
export function PutBack({ day, of }: { day: string | null; of: 'complaints' | 'cases' }) {
  const t = useT();
  const { language } = useSpeaker();
  return day === null ? null : (
    <Notice kind="owed" title={t('put-back.title', { day: dayInWords(language, day) })}>
      <p>{t(`put-back.${of}`)}</p>
    </Notice>
  );
}
