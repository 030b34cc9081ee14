import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { Language } from './activities-table.tsx';

interface AskForProposalsProps {
  languages: readonly Language[];
  here: string;
  revision: number;
}

/** A question in which children say what others should be asked: put in with one button, by whoever means to host what comes. */
export function AskForProposals({ languages, here, revision }: AskForProposalsProps) {
  const t = useT();
  return (
    <Notice title={t('place.proposals')}>
      <p>{t('activities.propose.text')}</p>
      <form method="post" action={here}>
        <input type="hidden" name="revision" value={revision} />
        {languages.map(({ tag }) => (
          <input type="hidden" name="language" value={tag} key={tag} />
        ))}
        <Button name="act" value="add-proposing">
          {t('activities.propose.go')}
        </Button>
      </form>
    </Notice>
  );
}
