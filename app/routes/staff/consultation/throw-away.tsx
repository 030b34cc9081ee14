import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** Asked once before a draft goes for good: by the address, so that it is asked without a script too. */
export function ThrowAway({ here, asked }: { here: string; asked: boolean }) {
  const t = useT();
  if (!asked)
    return (
      <p>
        <a href={`${here}?ask=throw#throw`}>{t('act.throw')}</a>
      </p>
    );
  return (
    <Notice kind="stops" title={t('act.throw.ask')} id="throw">
      <p>{t('act.throw.text')}</p>
      <form method="post" action={`${here}?ask=throw`}>
        <Acts>
          <Button name="act" value="throw">
            {t('act.throw.yes')}
          </Button>
          <ButtonLink href={here}>{t('act.throw.no')}</ButtonLink>
        </Acts>
      </form>
    </Notice>
  );
}
