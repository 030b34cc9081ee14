import { Button } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

type LoneOpening = {
  readonly consultationId: string;
  readonly caseId: string;
  readonly part: string;
  readonly staffId: string;
  readonly name: string;
  readonly day: string;
  readonly reason: string;
  readonly seen: string;
};

/** What one lead read alone, until the overseer has seen that. */
export function LoneOpenings({ openings }: { openings: readonly LoneOpening[] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (openings.length === 0) return null;
  return (
    <Notice kind="stops" title={t('alone.title')} sign="help">
      {openings.map((each, index) => (
        <form
          method="post"
          action="/staff"
          key={`${each.consultationId} ${each.caseId} ${each.part} ${each.staffId}`}
        >
          <input type="hidden" name="consultation" value={each.consultationId} />
          <input type="hidden" name="case" value={each.caseId} />
          <input type="hidden" name="part" value={each.part} />
          <input type="hidden" name="lead" value={each.staffId} />
          <input type="hidden" name="seen" value={each.seen} />
          <p id={`alone-${index}`}>
            {t('alone.says', {
              name: isolated(each.name),
              day: dayInWords(language, each.day),
            })}
            {t('list.colon')}
            {each.reason === '' ? t('alone.reason.gone') : <bdi lang="">{each.reason}</bdi>}
          </p>
          <Button small aria-describedby={`alone-${index}`}>
            {t('alone.seen')} <Unseen lang="">{each.name}</Unseen>{' '}
            <Unseen>{dayInWords(language, each.day)}</Unseen>
          </Button>
        </form>
      ))}
    </Notice>
  );
}
