import { type Standing, standings } from '../../../../server/core/consultation/activities.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { Beside } from '../beside-writing.tsx';

interface StandingMissingProps {
  activities: readonly { readonly standing: Standing | '' }[];
  here: string;
}

/** Questions that every consultation asks and this one does not: put back with one button, or left out with a reason. */
export function StandingMissing({ activities, here }: StandingMissingProps) {
  const t = useT();
  const missing = standings.filter((each) => !activities.some(({ standing }) => standing === each));
  if (missing.length === 0) return null;
  return (
    <Notice kind="stops" title={t('activities.standing.title')}>
      <p>{t('activities.standing.text')}</p>
      <p>
        <a href={`${here.replace(/\/activities$/, '/terms')}#standing`}>{t('activities.standing.reason')}</a>
      </p>
      {missing.map((standing) => (
        <p key={standing}>
          <Beside value={`add-standing ${standing}`}>{t(`activities.standing.${standing}`)}</Beside>
        </p>
      ))}
    </Notice>
  );
}
