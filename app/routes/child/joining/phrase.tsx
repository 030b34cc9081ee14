import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { idleMinutes, sharedMinutes } from '../../../../server/core/room/idleness.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { SixWords } from '../../../components/child/six-words.tsx';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/phrase.css?url';
import { granted } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seated, seatedToSend } from '../seat.ts';

/** The words are the answer to a form, to which no address leads back: whoever copies them has as long as whoever writes. */
export const handle: Handle = { writes: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const { shared } = context.cookies;
  return {
    ...granted(await context.services.privacy.readPhrase(child.actor, {})),
    /** Quiet minutes after which nothing else brings this child back; a kiosk has seconds, and takes no such words. */
    minutes: shared === null ? idleMinutes : shared === 'cards' ? sharedMinutes : null,
  };
}

/**
 * The words are the answer to the form itself, because they are stored nowhere. The form says which phrase it is to take the
 * place of, so that sending it again, by "reload" or "back", makes no new words over those a child has just written down.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const made = await context.services.privacy.makePhrase(child.actor, {
    instead: (fields.get('instead') ?? '').slice(0, 40),
    language: context.speaker.language,
  });
  if (made.ok) return data({ words: made.value.words, refused: null });
  const refused: RefusalCode = made.code;
  return data({ words: null, refused }, { status: 400 });
}

export default function Phrase() {
  const t = useT();
  const { has, instead, minutes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.words) {
    return (
      <ChildPage>
        <AnswerHeading>{t('phrase.title')}</AnswerHeading>
        <p>{t('phrase')}</p>
        <SixWords label={t('phrase.yours')} words={answer.words} />
        <p>{t('phrase.what')}</p>
        <p>{t('phrase.how')}</p>
        <div className="phrase-acts">
          <ButtonLink kind="main" wide href="/here" accessKey={keys.on}>
            {t('phrase.written')}
          </ButtonLink>
        </div>
      </ChildPage>
    );
  }
  const again = answer?.refused === 'stale-revision';
  return (
    <ChildPage>
      <p className="kicker">{t('phrase.kicker')}</p>
      <h1>{t('phrase.title')}</h1>
      {again ? (
        <Notice kind="help" title={t('phrase.once')} live>
          <p>{t('phrase.once.next')}</p>
        </Notice>
      ) : (
        <p>{t('phrase.before')}</p>
      )}
      {minutes === null || again ? null : <p>{t('phrase.quiet', { minutes })}</p>}
      {answer?.refused && !again ? (
        <Notice kind="mend" live>
          <p>{t(`refusal.${answer.refused}`)}</p>
        </Notice>
      ) : null}
      {has && !again ? <p>{t('phrase.has')}</p> : null}
      <PageForm className="phrase-acts" autoComplete="off">
        <input type="hidden" name="instead" value={instead} />
        <Button wide>{has ? t('phrase.new') : t('phrase.show')}</Button>
        <ButtonLink wide href="/here">
          {again ? t('phrase.written') : t('phrase.without')}
        </ButtonLink>
      </PageForm>
      <Note sign="lock">{t('phrase.free')}</Note>
    </ChildPage>
  );
}
