import type { HelpItem } from '../../../../server/core/consultation/safety-gate.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';
import type { NextAct } from './next-act.ts';

interface ConsultationsOweProps {
  consultations: readonly {
    readonly id: string;
    readonly title: string;
    /** Children who asked for another look. */
    readonly seconds: number;
    /** Near, and nothing is published; null else. */
    readonly lastDay: string | null;
    readonly state: string;
    /** The last day to take part, over while it rests or is open still; null else. */
    readonly closedBy: string | null;
    readonly next: NextAct;
    /** What of help its children are without. */
    readonly lacks: readonly HelpItem[];
  }[];
}

/** What somebody waits for in one consultation or another, each named in its link: help that is gone, looks asked for again, answers past their day, what is destroyed before anything of it is published. */
export function ConsultationsOwe({ consultations }: ConsultationsOweProps) {
  const { t, language } = useSpeaker();
  return (
    <>
      {consultations
        .filter(({ lacks }) => lacks.length > 0)
        .map(({ id, title, lacks }) => (
          <Notice kind="owed" key={id}>
            <p>
              <a href={`/staff/c/${id}`}>
                {t('staff.home.lacks', {
                  what: lacks.map((item) => t(`gate.${item}`)).join(t('list.comma')),
                })}{' '}
                {t('list.apart')} <bdi lang="">{title}</bdi>
              </a>
            </p>
          </Notice>
        ))}
      {consultations
        .filter(({ seconds }) => seconds > 0)
        .map(({ id, title, seconds }) => (
          <Notice kind="owed" key={id}>
            <p>
              <a href={`/staff/c/${id}/second`}>
                {t('staff.home.seconds', { count: seconds })} {t('list.apart')} <bdi lang="">{title}</bdi>
              </a>
            </p>
          </Notice>
        ))}
      {consultations
        .filter(({ next }) => next.act === 'late')
        .map(({ id, title, next }) => (
          <Notice kind="owed" key={id}>
            <p>
              <a href={`/staff/c/${id}${next.path}`}>
                {t('staff.home.late')} {t('list.apart')} <bdi lang="">{title}</bdi>
              </a>
            </p>
          </Notice>
        ))}
      {consultations.map(({ id, title, state, closedBy }) =>
        closedBy === null ? null : (
          <Notice kind="owed" key={id}>
            <p>
              {t(state === 'open' ? 'staff.closing.waits' : 'staff.closing.over', {
                day: dayInWords(language, closedBy),
              })}{' '}
              {t('list.apart')} <bdi lang="">{title}</bdi>
            </p>
          </Notice>
        ),
      )}
      {consultations.map(({ id, title, lastDay }) =>
        lastDay === null ? null : (
          <Notice kind="owed" key={id}>
            <p>
              {t('staff.last-day', { day: dayInWords(language, lastDay) })} {t('list.apart')}{' '}
              <bdi lang="">{title}</bdi>
            </p>
          </Notice>
        ),
      )}
    </>
  );
}
