import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notice.tsx';
import { OwnMessage } from '../../components/own-message.tsx';
import { Reason } from '../../components/reason.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import type { Handle } from '../../root.tsx';
import { ChildPage } from './child-page.tsx';
import { unlessEmpty } from './post.ts';
import { seated, seatedToSend } from './seat.ts';

export const handle: Handle = { writes: true };

const draft = 'practice';

/** More than fits into an answer is cut: this is only shown back. */
const longest = 1_000;

export function loader({ context }: LoaderFunctionArgs) {
  seated(context);
  return null;
}

/** Shows back what was typed. Calls no use case: nothing of a practice is stored, counted or read by anyone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  seatedToSend(context, fields);
  const text = (fields.get('text') ?? '').trim().slice(0, longest);
  const carried = fields.has('carry');
  if (carried) unlessEmpty(request, text);
  return { text, carried };
}

export default function Practice() {
  const t = useT();
  const { language } = useSpeaker();
  const tried = useActionData<typeof action>();
  const words = tried && !tried.carried ? tried.text || t('practice.example') : undefined;
  return (
    <ChildPage draft={words === undefined ? draft : undefined}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <h1>{t('practice.title')}</h1>
      <p>{t('practice.lead')}</p>
      {words === undefined ? (
        <form id={draft} method="post" autoComplete="off">
          <Field
            kind="area"
            name="text"
            label={t('practice.label')}
            hint={t('ask.hint')}
            rows={3}
            value={tried?.text}
            lang={language}
            accessKey={keys.answer}
          />
          <Button kind="main" wide accessKey={keys.on}>
            {t('practice.send')}
          </Button>
          <Note sign="lock">{t('practice.nowhere')}</Note>
        </form>
      ) : (
        <>
          <h2>{t('practice.first')}</h2>
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
      )}
    </ChildPage>
  );
}
