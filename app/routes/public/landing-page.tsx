import { ButtonLink } from '../../components/button.tsx';
import { LandingLayout } from '../../components/child-shell.tsx';
import { Notice } from '../../components/notice.tsx';
import { Scene } from '../../components/scene.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';
import { CodeForm } from './code-form.tsx';

interface LandingPageProps {
  refusal?: 'code-opens-nothing' | 'tls-needed' | undefined;
  typed?: string | undefined;
  /** The child has a seat already: it can go on. */
  seated?: boolean | undefined;
}

/** The way in. Shown again, with one sentence, to whoever typed words that open nothing. */
export function LandingPage({ refusal, typed, seated }: LandingPageProps) {
  const t = useT();
  return (
    <ChildPage layout="landing">
      <LandingLayout scene={<Scene />}>
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead')}</p>
        {seated ? (
          <Notice kind="help" title={t('landing.seated')}>
            <ButtonLink kind="second" href="/here">
              {t('landing.go-on')}
            </ButtonLink>
          </Notice>
        ) : null}
        <CodeForm refusal={refusal} typed={typed} />
        <p>
          <a href="/open">{t('landing.open')}</a>
        </p>
        <p>
          <a href="/said">{t('landing.said')}</a>
        </p>
      </LandingLayout>
    </ChildPage>
  );
}
