import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Asking } from '../../../../server/core/moderation/asking.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { askedId } from '../../../components/child/asked.tsx';
import { HelpCard } from '../../../components/child/help-card.tsx';
import { OwnMessage } from '../../../components/child/own-message.tsx';
import { Reason } from '../../../components/child/reason.tsx';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/asking.css?url';
import { pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { helpHere } from '../help/help-here.ts';
import { unlessEmpty } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';

export const handle: Handle = { writes: true };

const draft = 'practice';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { help: await helpHere(context, seated(context)) };
}

/** Words that were tried. `back`: they stand in their box again as they were typed, because they were carried, not taken, or tell of harm. */
type Tried = {
  readonly text: string;
  readonly back: boolean;
  readonly asking: Asking | null;
  readonly code?: RefusalCode;
};

/**
 * Shows back what was typed, and what a box would ask about it: a number that went through here would teach a child to send one, and what tells
 * of harm is answered with help wherever it is written. Nothing of a practice is stored, counted or read by anyone.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const text = fields.get('text') ?? '';
  if (fields.has('carry')) {
    unlessEmpty(request, text);
    return data<Tried>({ text, back: true, asking: null });
  }
  const { language } = context.speaker;
  const looked = await context.services.room.tryOut(child.actor, { text, language });
  if (!looked.ok)
    return data<Tried>({ text, back: true, asking: null, code: pageFor(looked.code) }, { status: 400 });
  const { asking } = looked.value;
  return data<Tried>({ text, back: asking?.kind === 'care', asking });
}

export default function Practice() {
  const t = useT();
  const { language } = useSpeaker();
  const { help } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const done = tried && !tried.back ? tried : undefined;
  return (
    <ChildPage draft={done ? undefined : draft}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <h1>{t('practice.title')}</h1>
      {done ? (
        <Steps tried={done} />
      ) : (
        <>
          {tried?.asking ? (
            <HelpCard id={askedId} draft={draft} first={<p>{t('practice.nowhere')}</p>} {...help} />
          ) : (
            <p>{t('practice.lead')}</p>
          )}
          <PageForm id={draft} action={`#${askedId}`} autoComplete="off">
            <Field
              kind="area"
              name="text"
              label={t('practice.label')}
              hint={t('ask.hint')}
              error={tried?.code && t(`refusal.${tried.code}`)}
              autoFocus={tried?.code !== undefined}
              rows={3}
              value={tried?.text}
              lang={language}
              accessKey={keys.answer}
            />
            <Button kind="main" wide accessKey={keys.on}>
              {t('practice.send')}
            </Button>
            <Note sign="lock">{t('practice.nowhere')}</Note>
          </PageForm>
        </>
      )}
    </ChildPage>
  );
}

/** What happens to words, step by step; to those that a box would ask about, without what it asks about. */
function Steps({ tried: { text, asking } }: { tried: Tried }) {
  const t = useT();
  const { language } = useSpeaker();
  const asked = asking?.kind === 'contact' ? asking : null;
  const words = (asked ? asked.without : text.trim()) || t('practice.example');
  return (
    <>
      {asked ? (
        <Notice kind="mend" live title={t('asked.title')}>
          <p>{t('asked.what')}</p>
          <ul>
            {asked.found.map((each) => (
              <li key={each}>
                <b lang={language} dir="auto">
                  {each}
                </b>
              </li>
            ))}
          </ul>
          {asked.without ? (
            <>
              <p>{t('asked.without')}</p>
              <Words words={asked.without} lang={language} />
            </>
          ) : null}
        </Notice>
      ) : (
        <p>{t('practice.lead')}</p>
      )}
      <AnswerHeading as="h2" plain={asked !== null}>
        {t('practice.first')}
      </AnswerHeading>
      <OwnMessage state="waiting" words={words} lang={language}>
        <p>{t('practice.first.what')}</p>
      </OwnMessage>
      <h2>{t('practice.then')}</h2>
      <OwnMessage state="shown" words={words} lang={language}>
        <p>{t('practice.then.what')}</p>
      </OwnMessage>
      <h2>{t('practice.sometimes')}</h2>
      <OwnMessage state="returned" words={t('practice.returned.example')} lang={language}>
        <Reason sign="link" sentence={t('reason.contact')} aim={t('aim.contact')} />
      </OwnMessage>
      <Note>{t('practice.end')}</Note>
      <p>
        <ButtonLink kind="main" wide href="/here" accessKey={keys.on}>
          {t('practice.on')}
        </ButtonLink>
      </p>
      <p>
        <ButtonLink wide href="/here/practice">
          {t('practice.again')}
        </ButtonLink>
      </p>
    </>
  );
}
