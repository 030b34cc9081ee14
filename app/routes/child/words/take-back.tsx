import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayMove } from '../../../../server/core/moderation/decide.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seated, seatedToSend } from '../seat.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  return {
    any: place.own.some((item) => mayMove(item.state, 'withdrawn', 'author')),
    sealed: place.own.some(({ state }) => state === 'sealed'),
  };
}

/** Pressed twice it is done once; either time the list shows what is left. */
export async function action({ request, context }: ActionFunctionArgs) {
  const child = seatedToSend(context, await readFields(request));
  const taken = await context.services.privacy.withdrawAll(child.actor, {});
  if (!taken.ok) return data({ code: pageFor(taken.code) }, { status: 400 });
  throw redirect('/here/words?taken-back', 303);
}

export default function Back() {
  const t = useT();
  const { any, sealed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ChildPage>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('words.decide.back')}</h1>
      {refused ? <Notice kind="mend" live title={t(`refusal.${refused.code}`)} /> : null}
      {any ? (
        <PageForm>
          <p>{t('all-back.what')}</p>
          <p>{t('all-back.votes')}</p>
          <Button kind="main" wide>
            {t('all-back.do')}
          </Button>
        </PageForm>
      ) : sealed ? null : (
        <p>{t('all-back.none')}</p>
      )}
      {sealed ? (
        <>
          <p>{t('all-back.sealed')}</p>
          <p className="way">
            <a href="/here/help-me">{t('own.sealed.go')}</a>
          </p>
        </>
      ) : null}
      <p>
        <ButtonLink wide href="/here/words">
          {t(any ? 'word.back.stay' : 'words.title')}
        </ButtonLink>
      </p>
    </ChildPage>
  );
}
