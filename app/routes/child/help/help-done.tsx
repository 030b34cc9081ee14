import { ButtonLink } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** What a child did on the page where it tells, as the address of the page that comes has it. */
export const done = ['sent', 'back'] as const;
export type Done = (typeof done)[number];

/** That it is told, or taken back. Whoever told and has no words of its own to come back with is led to them. */
export function HelpDone({ did, hasPhrase }: { did: Done | undefined; hasPhrase: boolean }) {
  const t = useT();
  if (did === undefined) return null;
  if (did === 'back')
    return (
      <Notice live>
        <p>{t('case.state.withdrawn')}</p>
      </Notice>
    );
  return (
    <Notice live kind="help" sign="lock">
      <p>
        <b>{t('help-me.sent')}</b>
      </p>
      <p>{t('help-me.read-here')}</p>
      {hasPhrase ? null : (
        <>
          <p>{t('help-me.phrase')}</p>
          <ButtonLink small href="/here/phrase">
            {t('help-me.phrase.go')}
          </ButtonLink>
        </>
      )}
    </Notice>
  );
}
