import { Button } from '../../../components/form/button.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** While it runs, where anybody may come without a code: one person shuts that way, for good. Not where children without a safe carer were told of it. */
export function RunningWay({ forCarerless, here }: { forCarerless: boolean; here: string }) {
  const t = useT();
  if (forCarerless) return <Note>{t('consent.way.carerless')}</Note>;
  return (
    <Fold summary={t('consent.way.shut')}>
      <p>{t('consent.way.shut.text')}</p>
      <form method="post" action={here}>
        <Button name="act" value="shut-way">
          {t('consent.way.shut.go')}
        </Button>
      </form>
    </Fold>
  );
}
