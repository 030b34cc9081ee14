import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../../components/form/button.tsx';
import { asTyped, Field } from '../../../components/form/field.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { GoneAway } from '../../public/joining/gone-away.tsx';
import { ChildPage } from '../child-page.tsx';
import { takesPlace } from './takes-place.ts';

/** Six words of any list fit seven times over. UTF-16 units. */
const longestTyped = 400;

const draft = 'before-back';

type Answer = {
  /** Null: the words were at the page of the look meanwhile. */
  readonly refused: 'phrase-opens-nothing' | 'text-empty' | 'too-fast' | 'tls-needed' | null;
  readonly typed: string;
  /** Something went from here to another machine: perhaps it is there. */
  readonly moved?: boolean;
  /** Something was destroyed here: perhaps it was that. Says nothing of the words. */
  readonly gone?: boolean;
};

/** No cookie came with whoever opened a seat by its words a moment ago. */
export function loader({ request }: LoaderFunctionArgs) {
  return { keepsNothing: new URL(request.url).searchParams.has('cookies') && !request.headers.has('cookie') };
}

/** Wrong, unknown and malformed words, and those of what is destroyed: the same page, after the same work. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const typed = (fields.get('phrase') ?? '').slice(0, longestTyped + 1);
  // Nobody sent them yet: half of them is no guess.
  if (fields.has('carry')) return data<Answer>({ refused: null, typed });
  if (!context.secure) return data<Answer>({ refused: 'tls-needed', typed }, { status: 400 });
  const { network } = context;
  const back = await context.services.privacy.returnWithPhrase(
    { kind: 'visitor' },
    { phrase: typed, network },
  );
  if (back.ok) {
    await takesPlace(context, back.value);
    throw redirect('/here/words?back', {
      status: 303,
      headers: { 'Set-Cookie': context.cookies.seat(back.value) },
    });
  }
  if (back.code === 'too-fast') return data<Answer>({ refused: 'too-fast', typed }, { status: 429 });
  if (back.code === 'text-empty') return data<Answer>({ refused: 'text-empty', typed }, { status: 400 });
  const found = await context.services.consultation.moved({ kind: 'visitor' }, {});
  const moved = found.ok && found.value.addresses.length > 0;
  const over = await context.services.retention.anyDestroyed({ kind: 'visitor' }, {});
  const gone = over.ok && over.value;
  return data<Answer>({ refused: 'phrase-opens-nothing', typed, moved, gone }, { status: 400 });
}

/** "I was here before": six words bring a child back to its seat, on any device. */
export default function Back() {
  const t = useT();
  const { keepsNothing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const waits = answer?.refused === 'too-fast';
  const wrong =
    answer?.refused === 'phrase-opens-nothing' || answer?.refused === 'text-empty'
      ? answer.refused
      : undefined;
  return (
    <ChildPage draft={draft}>
      <h1>{t('back.title')}</h1>
      <p>{t('back.lead')}</p>
      {keepsNothing && !answer ? (
        <Notice live title={t('back.no-cookie')}>
          <p>{t('back.no-cookie.text')}</p>
        </Notice>
      ) : null}
      {waits ? (
        <Notice kind="mend" live>
          <p>{t('back.wait')}</p>
        </Notice>
      ) : null}
      {answer?.refused === 'tls-needed' ? (
        <Notice live>
          <p>{t('refusal.tls-needed')}</p>
        </Notice>
      ) : null}
      <form id={draft} method="post" autoComplete="off">
        <Field
          kind="area"
          rows={3}
          name="phrase"
          label={t('phrase.yours')}
          hint={t('back.hint')}
          value={answer?.typed}
          error={wrong && t(`refusal.${wrong}`)}
          autoFocus={wrong !== undefined}
          maxLength={longestTyped}
          {...asTyped}
          accessKey={keys.answer}
        />
        <Button kind="main" wide accessKey={keys.on}>
          {t('back.do')}
        </Button>
      </form>
      {answer?.moved ? (
        <p className="way">
          <a href="/moved">{t('moved.perhaps')}</a>
        </p>
      ) : null}
      {answer?.gone ? <GoneAway /> : null}
      <Note sign="keep">{t('back.lost')}</Note>
      <p className="way">
        <a href="/">{t('back.code')}</a>
      </p>
    </ChildPage>
  );
}
