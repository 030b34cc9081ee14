import { LandingLayout } from '../../../components/child/child-shell.tsx';
import { InAlready } from '../../../components/child/in-already.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { Scene } from '../../../components/public/scene.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { CodeForm, type CodeRefusal, codeDraft } from './code-form.tsx';
import { GoneAway } from './gone-away.tsx';
import type { InHere } from './in-here.ts';

interface LandingPageProps {
  refusal?: CodeRefusal | undefined;
  /** Too many wrong words came in: what was typed was not kept on the way here. */
  waits?: boolean | undefined;
  typed?: string | undefined;
  /** Something is on another machine now: these words may open it there. */
  moved?: boolean | undefined;
  /** The child that has a seat here already: it can go on, and another one knows. */
  seated?: InHere | null | undefined;
  /** The seat of this browser was closed meanwhile; `gone`: what it was in is destroyed, and six words bring nobody back. */
  away?: 'closed' | 'gone' | null | undefined;
  /** A link on another site led to a page of a child, and no cookie comes along with one. */
  elsewhere?: boolean | undefined;
  /** No cookie came with whoever said yes a moment ago. */
  keepsNothing?: boolean | undefined;
  /** Six words of a made-up child whose consultation is over: only a demo has one. */
  followed?: { readonly language: string; readonly words: readonly string[] } | null | undefined;
}

/** The way in. Shown again, with one sentence, to whoever typed words that open nothing. */
export function LandingPage({
  refusal,
  typed,
  moved,
  seated,
  away,
  elsewhere,
  keepsNothing,
  waits,
  followed,
}: LandingPageProps) {
  const t = useT();
  return (
    <ChildPage layout="landing" draft={refusal === 'tls-needed' ? undefined : codeDraft}>
      <LandingLayout scene={<Scene />}>
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead')}</p>
        {seated ? <InAlready {...seated} /> : null}
        {away ? (
          <Notice live title={t('landing.away')}>
            {away === 'gone' ? (
              <GoneAway />
            ) : (
              <>
                <p>{t('landing.away.text')}</p>
                <ButtonLink kind="second" href="/back">
                  {t('back.title')}
                </ButtonLink>
              </>
            )}
          </Notice>
        ) : null}
        {elsewhere ? (
          <Notice live title={t('landing.elsewhere')}>
            <ButtonLink kind="second" href="/here">
              {t('landing.elsewhere.go')}
            </ButtonLink>
          </Notice>
        ) : null}
        {keepsNothing ? (
          <Notice live title={t('landing.no-cookie')}>
            <p>{t('landing.no-cookie.text', { yes: t('assent.yes') })}</p>
          </Notice>
        ) : null}
        {waits ? (
          <Notice kind="mend" live>
            <p>{t('code.wait')}</p>
          </Notice>
        ) : null}
        <CodeForm refusal={refusal} typed={typed} />
        {moved ? (
          <p className="way">
            <a href="/moved">{t('moved.perhaps')}</a>
          </p>
        ) : null}
        <p className="way">
          <a href="/open">{t('landing.open')}</a>
        </p>
        <p className="way">
          <a href="/back">{t('back.title')}</a>
        </p>
        <p className="way">
          <a href="/said">{t('landing.said')}</a>
        </p>
        {followed ? (
          <Notice title={t('landing.past')}>
            <p>{t('landing.past.lead')}</p>
            <p className="way">
              <a href="/answers">{t('landing.past.answers')}</a>
            </p>
            <p>{t('landing.past.follow', { back: t('back.title') })}</p>
            <p>
              <strong lang={followed.language} dir="auto" translate="no">
                {followed.words.join(' ')}
              </strong>
            </p>
          </Notice>
        ) : null}
      </LandingLayout>
    </ChildPage>
  );
}
