import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { uses } from '../../../server/core/privacy/objections.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/notice.tsx';
import { readForm } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from './child-page.tsx';
import { granted, seated } from './seat.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  return granted(await context.services.privacy.uses(child.actor, {}));
}

const form = z.object({ use: z.enum(uses), say: z.enum(['no', 'yes']) });

export async function action({ request, context }: ActionFunctionArgs) {
  const child = seated(context);
  const sent = await readForm(request, form);
  if (!sent) throw new Response(null, { status: 404 });
  granted(await context.services.privacy.object(child.actor, { use: sent.use, on: sent.say === 'no' }));
  throw redirect(`/here/uses#use-${sent.use}`, 303);
}

/** A no to each use by itself, and what it means; honest about what is published already. */
export default function Uses() {
  const t = useT();
  const { uses: own, released } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('words.decide.uses')}</h1>
      <p>{t('uses.lead')}</p>
      {released ? <Note sign="keep">{t('uses.released')}</Note> : null}
      {own.map(({ use, objected }) => (
        <article className="own" key={use} id={`use-${use}`}>
          <h2 className="own-head">{t(`uses.${use}`)}</h2>
          <p>{t(`uses.${use}.what`)}</p>
          <p>
            <b>{t(objected ? 'uses.said-no' : 'uses.no-no')}</b>
          </p>
          <form method="post">
            <input type="hidden" name="use" value={use} />
            <Button small name="say" value={objected ? 'yes' : 'no'} aria-describedby={`use-${use}`}>
              {t(objected ? 'uses.yes' : 'uses.no')}
            </Button>
          </form>
        </article>
      ))}
    </ChildPage>
  );
}
