import { kioskIdleSeconds } from '../../../../server/core/room/kiosk.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { LandingLayout } from '../../../components/child/child-shell.tsx';
import { Button } from '../../../components/form/button.tsx';
import { Scene } from '../../../components/public/scene.tsx';
import { Kicker, Note, Notice } from '../../../components/words/notice.tsx';
import type { Said } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { Saying } from '../../child/me/saying.tsx';

/** The first page of a kiosk: nothing is typed, and nothing is stored before a yes. */
export function KioskNext({
  title,
  company,
  refused,
}: {
  title: Said;
  company: boolean;
  refused: RefusalCode | null;
}) {
  const t = useT();
  return (
    <ChildPage layout="landing" company={company}>
      <LandingLayout scene={<Scene />}>
        {refused ? <Notice live title={t(`refusal.${refused}`)} /> : null}
        <Kicker>
          <Saying said={title} />
        </Kicker>
        <h1>{t('kiosk.title')}</h1>
        <p className="lead">{t('kiosk.lead')}</p>
        <form method="post" action="/join">
          <Button kind="main" wide sign="next" name="step" value="kiosk">
            {t('kiosk.next')}
          </Button>
        </form>
        <Note sign="clock">{t('kiosk.quiet-seconds', { seconds: kioskIdleSeconds })}</Note>
      </LandingLayout>
    </ChildPage>
  );
}

/** A kiosk that was ended, or that rests: what is still to be said on it. */
export function KioskShut({ over }: { over: boolean }) {
  const t = useT();
  return (
    <ChildPage>
      <h1>{t(over ? 'kiosk.over' : 'kiosk.rests')}</h1>
      <p>{t(over ? 'kiosk.over.what' : 'kiosk.rests.what')}</p>
    </ChildPage>
  );
}
