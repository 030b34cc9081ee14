import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { uses } from '../../../../server/core/privacy/objections.ts';
import { translatesWhere } from '../../../../server/core/translation/translator.ts';
import { Button } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seated, seatedToSend } from '../seat.ts';
import { ComputerTranslates } from './use-question.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const [own, place] = await Promise.all([
    context.services.privacy.uses(child.actor, {}),
    context.services.room.place(child.actor, {}),
  ]);
  return { ...granted(own), translator: granted(place).translator };
}

const form = z.object({
  use: z.enum(uses),
  say: z.enum(['no', 'yes']),
  by: z.optional(z.enum(translatesWhere)),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  const { use, say, by } = sent;
  const said = await context.services.privacy.object(child.actor, {
    use,
    on: say === 'no',
    elsewhere: by === 'elsewhere',
  });
  if (!said.ok) return data({ code: pageFor(said.code) }, { status: 400 });
  throw redirect(`/here/uses#use-${use}`, 303);
}

const stands = { yes: 'uses.said-yes', no: 'uses.said-no', nothing: 'uses.unsaid' } as const;

/** What this child said to each use, a no to each by itself, and what it means; honest about what is published already. */
export default function Uses() {
  const t = useT();
  const { uses: own, released, seen, translator } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ChildPage>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('words.decide.uses')}</h1>
      {refused ? <Notice kind="mend" live title={t(`refusal.${refused.code}`)} /> : null}
      <p>{t('uses.lead')}</p>
      {released ? <Note sign="keep">{t('uses.released')}</Note> : null}
      {seen ? <Note sign="keep">{t('uses.seen')}</Note> : null}
      {own.map(({ use, said }) => (
        <article className="own" key={use} id={`use-${use}`} tabIndex={-1}>
          <h2 className="own-head" id={`use-${use}-name`}>
            {t(`uses.${use}`)}
          </h2>
          <p>{t(`uses.${use}.what`)}</p>
          <p>
            <b>{t(use === 'analysis' && said === 'yes' ? 'uses.no-no' : stands[said ?? 'nothing'])}</b>
          </p>
          {use !== 'analysis' && said !== 'yes' ? (
            <>
              <p>{t(`use.${use}.text`)}</p>
              {use === 'translation' ? <ComputerTranslates by={translator} /> : null}
            </>
          ) : null}
          <PageForm>
            <input type="hidden" name="use" value={use} />
            {use === 'translation' ? <input type="hidden" name="by" value={translator} /> : null}
            {(['no', 'yes'] as const)
              .filter((say) => say !== said)
              .map((say) => (
                <Button key={say} small name="say" value={say} aria-describedby={`use-${use}-name`}>
                  {t(`uses.${say}`)}
                </Button>
              ))}
          </PageForm>
        </article>
      ))}
    </ChildPage>
  );
}
