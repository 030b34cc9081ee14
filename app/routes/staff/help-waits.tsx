import { withoutSeat } from '../../../server/core/safeguarding/cases.ts';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';

interface HelpWaitsProps {
  places: readonly {
    readonly place: string;
    readonly count: number;
    readonly oldestMinutes: number;
    /** This person opens cases there; the overseer only sees that they wait. */
    readonly mine: boolean;
    readonly late: boolean;
  }[];
  titleOf: (consultationId: string) => string;
}

/** On the first page: whoever asked for help and waits, with a seat or by letter, and since when. */
export function HelpWaits({ places, titleOf }: HelpWaitsProps) {
  const t = useT();
  if (places.length === 0) return null;
  return (
    <Notice kind="owed" sign="lock">
      {places.map(({ place, count, oldestMinutes, mine, late }) => {
        const letters = place === withoutSeat;
        const says = letters
          ? t('letters.wait', { number: count })
          : t('sg.wait', { number: count, title: titleOf(place) });
        const hours = Math.floor(oldestMinutes / 60);
        const since =
          hours === 0 ? t('sg.waits', { count: oldestMinutes }) : t('sg.waits.hours', { count: hours });
        const href = letters ? '/staff/letters' : `/staff/c/${place}/safeguarding`;
        return (
          <p key={place}>
            {mine ? <a href={href}>{says}</a> : says} · {since}
            {late ? (
              <>
                {' · '}
                <b>{t(mine ? 'sg.wait.late' : 'sg.wait.late.oversee')}</b>
              </>
            ) : null}
          </p>
        );
      })}
    </Notice>
  );
}
