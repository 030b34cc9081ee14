import { type Standing, standings } from '../../../server/core/consultation/activities.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { Language } from './activities-table.tsx';

interface StandingMissingProps {
  activities: readonly { readonly standing: Standing | '' }[];
  languages: readonly Language[];
  here: string;
  revision: number;
}

/** Questions that every consultation asks and this one does not: put back with one button, or left out with a reason. */
export function StandingMissing({ activities, languages, here, revision }: StandingMissingProps) {
  const t = useT();
  const missing = standings.filter((each) => !activities.some(({ standing }) => standing === each));
  if (missing.length === 0) return null;
  return (
    <Notice kind="staff" title={t('activities.standing.title')}>
      <p>{t('activities.standing.text')}</p>
      <p>
        <a href={`${here.replace(/\/activities$/, '/terms')}#standing`}>{t('activities.standing.reason')}</a>
      </p>
      {missing.map((standing) => (
        <form method="post" action={here} key={standing}>
          <input type="hidden" name="act" value="add-standing" />
          <input type="hidden" name="revision" value={revision} />
          {languages.map(({ tag }) => (
            <input type="hidden" name="language" value={tag} key={tag} />
          ))}
          <Button name="standing" value={standing}>
            {t(`activities.standing.${standing}`)}
          </Button>
        </form>
      ))}
    </Notice>
  );
}
