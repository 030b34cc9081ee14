import { useT } from '../../i18n/use-t.tsx';
import { Button, ButtonLink } from '../form/button.tsx';
import { Notice } from '../words/notice.tsx';

/**
 * Said to whoever stands before a browser in which a child has its seat: a second yes takes its place, and what the first one wrote is found
 * again by its six words alone. `name` null: the next child may stand there, and is led to neither.
 */
export function InAlready({ name }: { name: string | null }) {
  const t = useT();
  return (
    <Notice kind="help" title={t('refusal.joined-already')}>
      {name === null ? null : (
        <>
          <ButtonLink kind="second" href="/here">
            {t('name.go-on', { name })}
          </ButtonLink>
          <p className="way">
            <a href="/here/phrase">{t('phrase.get')}</a>
          </p>
        </>
      )}
      <form method="post" action="/leave">
        <Button sign="leave">{t('leave.now')}</Button>
      </form>
    </Notice>
  );
}
