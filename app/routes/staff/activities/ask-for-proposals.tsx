import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { Beside } from '../beside-writing.tsx';

/** A question in which children say what others should be asked: put in with one button, by whoever means to host what comes. */
export function AskForProposals() {
  const t = useT();
  return (
    <Notice title={t('place.proposals')}>
      <p>{t('activities.propose.text')}</p>
      <Beside value="add-proposing">{t('activities.propose.go')}</Beside>
    </Notice>
  );
}
