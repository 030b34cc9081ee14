import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { OwnErasure } from '../../../../server/usecases/privacy/read-erasure.ts';
import type { Erased as Over } from '../../../../server/usecases/privacy/receipt.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { AnswerHeading, Notice } from '../../../components/words/notice.tsx';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import css from '../../../styles/held.css?url';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seatedOrErasing, unlessOthers } from '../seat.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

/** For the browser that still carries the cookie of the seat that was. */
async function overHere(context: LoaderFunctionArgs['context']): Promise<Over | null> {
  const { seatToken } = context.cookies;
  if (context.child || context.unsure || !seatToken) return null;
  const kept = await context.services.privacy.receipt({ kind: 'visitor' }, seatToken);
  return kept.ok ? kept.value : null;
}

/** An erasure is undone only where it was asked for. */
const sessionHere = ({ cookies }: LoaderFunctionArgs['context']) => ({
  session: cookies.seatToken?.session ?? '',
});

export async function loader({ context }: LoaderFunctionArgs) {
  const { onServer } = context;
  const over = await overHere(context);
  if (over) return { over, own: null, onServer };
  const child = seatedOrErasing(context);
  return {
    over,
    own: granted(await context.services.privacy.erasure(child.actor, sessionHere(context))),
    onServer,
  };
}

/** What a button came to: it is over, came too late to be undone, or was not taken. */
type Pressed = { readonly over: Over | null; readonly late: boolean; readonly code?: RefusalCode };

const form = z.object({ intent: z.enum(['erase', 'undo', 'now']) });

/** Each button may be pressed twice: the second time finds what the first one did, and says so. */
export async function action({ request, context }: ActionFunctionArgs) {
  const over = await overHere(context);
  if (over) return data<Pressed>({ over, late: false });
  const fields = await readFields(request);
  unlessOthers(context, fields);
  const child = seatedOrErasing(context);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  const { privacy } = context.services;
  switch (sent.intent) {
    case 'erase': {
      const begun = await privacy.erase(child.actor, sessionHere(context));
      if (!begun.ok)
        return data<Pressed>({ over: null, late: false, code: pageFor(begun.code) }, { status: 400 });
      throw redirect('/here/erase', 303);
    }
    case 'undo': {
      const undone = await privacy.undo(child.actor, sessionHere(context));
      if (undone.ok || !child.erasing) throw redirect('/here/words?undone', 303);
      return data<Pressed>({ over: null, late: true }, { status: 400 });
    }
    case 'now': {
      const finished = await privacy.finish(child.actor, child.actor);
      if (finished.ok && finished.value.receipt !== '')
        return data<Pressed>({ over: finished.value, late: false });
      throw redirect('/here/erase', 303);
    }
  }
}

export default function Erase() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const over = sent?.over ?? loaded.over;
  const code = sent?.code;
  return (
    <ChildPage>
      {code ? <Notice kind="mend" live title={t(`refusal.${code}`)} /> : null}
      {over ? (
        <Erased over={over} onServer={loaded.onServer} />
      ) : loaded.own?.waits ? (
        <Waiting waits={loaded.own.waits} late={sent?.late ?? false} refused={code !== undefined} />
      ) : loaded.own ? (
        <Ask own={loaded.own} onServer={loaded.onServer} />
      ) : (
        <AnswerHeading>{t('erase.done')}</AnswerHeading>
      )}
    </ChildPage>
  );
}

/** What is held and what will happen, before anything does. */
function Ask({ own, onServer }: { own: OwnErasure; onServer: boolean }) {
  const { t, language } = useSpeaker();
  const numbers = new Intl.NumberFormat(localeOf(language));
  const many = own.held.some(({ table }) => table === 'contribution');
  const onPaper = own.held.some(({ table }) => table === 'paper_seat');
  return (
    <>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('words.decide.erase')}</h1>
      <p>{t('erase.lead')}</p>
      <ul>
        {own.held.map(({ table, count }) => (
          <li key={table}>
            {t(`held.table.${table}`)}
            {t('list.colon')}
            <b>{numbers.format(count)}</b>
          </li>
        ))}
      </ul>
      <p className="way">
        <a href="/here/held">{t('erase.see')}</a>
      </p>
      <h2>{t('erase.will')}</h2>
      <ol>
        <li>{t('erase.will.hidden')}</li>
        <li>{t('erase.will.undo')}</li>
        <li>{t(onServer ? 'erase.will.gone.server' : 'erase.will.gone')}</li>
        <li>{t(onServer ? 'erase.will.copies.server' : 'erase.will.copies')}</li>
        {many ? <li>{t('erase.will.votes')}</li> : null}
        <li>{t('erase.will.seat')}</li>
        {onPaper ? <li>{t('erase.will.paper')}</li> : null}
      </ol>
      <Stays stays={own} />
      <PageForm>
        <Button kind="main" wide name="intent" value="erase">
          {t('erase.do')}
        </Button>
      </PageForm>
      <p>
        <ButtonLink wide href="/here/words">
          {t('erase.stay')}
        </ButtonLink>
      </p>
    </>
  );
}

/** Hidden everywhere, and can still be undone. */
function Waiting({
  waits,
  late,
  refused,
}: {
  waits: NonNullable<OwnErasure['waits']>;
  late: boolean;
  refused: boolean;
}) {
  const t = useT();
  return (
    <>
      <AnswerHeading plain={late || refused}>{t('erase.waits')}</AnswerHeading>
      {late ? <Notice title={t('erase.late')} live /> : null}
      {waits.final ? (
        <p>{t('erase.final')}</p>
      ) : (
        <>
          <p>{t('erase.waits.what')}</p>
          {waits.mine ? (
            <>
              <p>{waits.minutes > 0 ? t('erase.minutes', { count: waits.minutes }) : t('erase.last')}</p>
              <PageForm>
                <Button kind="main" wide sign="undo" name="intent" value="undo">
                  {t('erase.undo')}
                </Button>
              </PageForm>
            </>
          ) : (
            <p>{t('erase.elsewhere')}</p>
          )}
        </>
      )}
      <PageForm>
        <Button wide name="intent" value="now">
          {t('erase.now')}
        </Button>
      </PageForm>
      <p className="way">
        <a href="/here/held">{t('erase.see')}</a>
      </p>
    </>
  );
}

/** What its going does not undo: said before, and again once it is over. */
function Stays({ stays }: { stays: Pick<OwnErasure, 'released' | 'seen'> }) {
  const t = useT();
  return (
    <>
      {stays.released ? <p>{t('erase.will.released')}</p> : null}
      {stays.seen ? <p>{t('erase.will.seen')}</p> : null}
    </>
  );
}

/** Nothing that was held is left but a line that proves it. */
function Erased({ over, onServer }: { over: Over; onServer: boolean }) {
  const t = useT();
  return (
    <>
      <AnswerHeading>{t('erase.done')}</AnswerHeading>
      <p>{t(onServer ? 'erase.done.what.server' : 'erase.done.what')}</p>
      <Stays stays={over} />
      {over.onPaper ? <p>{t('erase.will.paper')}</p> : null}
      <h2>{t('erase.receipt')}</h2>
      <p>{t('erase.receipt.what')}</p>
      <p className="receipt">
        <code dir="ltr">{over.receipt}</code>
      </p>
      <p>{t('erase.receipt.check')}</p>
      <form method="post" action="/leave">
        <Button kind="main" wide sign="leave">
          {t('leave.do')}
        </Button>
      </form>
    </>
  );
}
