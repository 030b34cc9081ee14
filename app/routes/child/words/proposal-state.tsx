import type { OwnProposal } from '../../../../server/usecases/proposals/own-proposals.ts';
import { reasonSigns } from '../../../components/child/before-writing.tsx';
import { Reason } from '../../../components/child/reason.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** What became of a question that its child wants others to be asked. */
export function ProposalState({ proposal }: { proposal: OwnProposal }) {
  const t = useT();
  const { state, reason, asked, askedIn } = proposal;
  if (state === 'declined')
    return (
      <>
        <p>{t('propose.declined')}</p>
        {reason ? (
          <Reason sign={reasonSigns[reason]} sentence={t(`reason.${reason}`)} aim={t(`aim.${reason}`)} />
        ) : null}
      </>
    );
  if (!asked) return <p>{t(state === 'taken' ? 'propose.taken' : 'propose.waits')}</p>;
  return (
    <>
      <p>{t('propose.open')}</p>
      {askedIn === '' ? null : (
        <p className="way">
          <a href={`/terms/${askedIn}`}>{t('propose.open.go')}</a>
        </p>
      )}
    </>
  );
}
