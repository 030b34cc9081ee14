import { withoutSeat } from '../../../../server/core/safeguarding/cases.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { isolated } from '../../../i18n/isolated.ts';
import { useT } from '../../../i18n/use-t.tsx';

interface HelpWaitsProps {
  places: readonly {
    readonly place: string;
    readonly count: number;
    readonly oldestMinutes: number;
    /** This person opens cases there; the overseer only sees that they wait. */
    readonly mine: boolean;
    readonly late: boolean;
  }[];
  /** Nobody knows whether any waits. */
  lettersUnread: boolean;
  titleOf: (consultationId: string) => string;
}

/** On the first page: whoever asked for help and waits, with a seat or by letter, and since when. */
export function HelpWaits({ places, lettersUnread, titleOf }: HelpWaitsProps) {
  const t = useT();
  if (places.length === 0 && !lettersUnread) return null;
  return (
    <Notice kind="help">
      {lettersUnread ? <p>{t('letters.unread')}</p> : null}
      {places.map(({ place, count, oldestMinutes, mine, late }) => {
        const letters = place === withoutSeat;
        // A title in letters of another direction keeps its own order.
        const says = letters
          ? t('letters.wait', { number: count })
          : t('sg.wait', { count, title: isolated(titleOf(place)) });
        const hours = Math.floor(oldestMinutes / 60);
        const since =
          hours === 0 ? t('sg.waits', { count: oldestMinutes }) : t('sg.waits.hours', { count: hours });
        const href = letters ? '/staff/letters' : `/staff/c/${place}/safeguarding`;
        return (
          <div className="help-wait" key={place}>
            <p>
              <b>{says}</b>
              <br />
              {t('sg.wait.longest', { time: since })}
              {late ? (
                <>
                  {` ${t('list.apart')} `}
                  <b>{t(mine ? 'sg.wait.late' : 'sg.wait.late.oversee')}</b>
                </>
              ) : null}
            </p>
            {mine ? (
              <ButtonLink kind="main" href={href}>
                {t('sg.wait.open')} <span className="unseen">{says}</span>
              </ButtonLink>
            ) : null}
          </div>
        );
      })}
    </Notice>
  );
}
