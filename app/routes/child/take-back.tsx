import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayMove } from '../../../server/core/moderation/decide.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from './child-page.tsx';
import { granted, seated } from './seat.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  return { any: place.own.some((item) => mayMove(item.state, 'withdrawn', 'author')) };
}

/** Pressed twice it is done once; either time the list shows what is left. */
export async function action({ context }: ActionFunctionArgs) {
  const child = seated(context);
  granted(await context.services.privacy.withdrawAll(child.actor, {}));
  throw redirect('/here/words', 303);
}

export default function Back() {
  const t = useT();
  const { any } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('words.decide.back')}</h1>
      {any ? (
        <form method="post">
          <p>{t('all-back.what')}</p>
          <p>{t('all-back.votes')}</p>
          <Button kind="main" wide>
            {t('all-back.do')}
          </Button>
        </form>
      ) : (
        <p>{t('all-back.none')}</p>
      )}
      <p>
        <ButtonLink wide href="/here/words">
          {t('word.back.stay')}
        </ButtonLink>
      </p>
    </ChildPage>
  );
}
