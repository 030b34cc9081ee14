import type { Gone } from '../../../server/core/privacy/destruction.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Acts, ButtonLink } from '../form/button.tsx';

/** An old address of a consultation that is destroyed, opened by somebody who worked on it. */
export type DestroyedToStaff = { readonly destroyed: Gone };

export function isDestroyedToStaff(data: unknown): data is DestroyedToStaff {
  return typeof data === 'object' && data !== null && 'destroyed' in data;
}

/** That it was destroyed, on which day and why, and what is left to show for it. */
export function Destroyed({ destroyed: { day, lastDay } }: DestroyedToStaff) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      <h1>{t('staff.destroyed')}</h1>
      {day === null ? (
        <p>{t('staff.destroyed.lost')}</p>
      ) : (
        <>
          <p>{t('staff.destroyed.day', { day: dayInWords(language, day) })}</p>
          <p>{t('staff.destroyed.rule', { day: dayInWords(language, lastDay ?? day) })}</p>
          <p>{t('staff.destroyed.stays')}</p>
        </>
      )}
      <Acts>
        <ButtonLink href="/gone">{t('staff.destroyed.certificates')}</ButtonLink>
        <ButtonLink href="/answers">{t('staff.destroyed.answers')}</ButtonLink>
        <ButtonLink href="/staff">{t('nav.consultations')}</ButtonLink>
      </Acts>
    </>
  );
}
