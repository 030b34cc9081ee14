import { useT } from '../../i18n/use-t.tsx';
import { Button, ButtonLink } from '../form/button.tsx';
import { PageForm } from '../form/page-form.tsx';
import { Fold } from '../words/message.tsx';

interface SealedNowProps {
  typed: string;
  caseId: string | null;
  /** The words are a view already: what was a false alarm is the case alone. */
  counted: boolean;
}

/**
 * Words went to the team a moment ago. Where that was a false alarm two taps make a view of them: this page is the last that has them,
 * because nobody but two leads can open what is sealed.
 */
export function SealedNow({ typed, caseId, counted }: SealedNowProps) {
  const t = useT();
  return (
    <>
      <p role="status">
        <b>{t('help-me.sent')}</b>
      </p>
      <ButtonLink kind="main" wide href="/here/help-me?sent=yes">
        {t('own.sealed.go')}
      </ButtonLink>
      {caseId === null ? null : (
        <Fold summary={t('care.false')}>
          <p>{t(counted ? 'help-me.back.what' : 'care.false.what')}</p>
          <PageForm action="/here/help-me" autoComplete="off">
            <input type="hidden" name="intent" value={counted ? 'withdraw' : 'view'} />
            <input type="hidden" name="case" value={caseId} />
            {counted ? null : <input type="hidden" name="text" value={typed} />}
            <Button wide>{t(counted ? 'help-me.back' : 'care.false.do')}</Button>
          </PageForm>
        </Fold>
      )}
    </>
  );
}
