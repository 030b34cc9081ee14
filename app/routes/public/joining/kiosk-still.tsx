import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { backFromStill } from '../../../../server/core/room/kiosk.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';

/** Where a page of a kiosk without script goes when its time is over: one tap leads back, and nothing leads to the first page. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { shared } = context.cookies;
  if (shared === null || shared === 'cards') throw redirect('/', { status: 303 });
  return { back: backFromStill(new URL(request.url).searchParams.get('to')) };
}

export default function KioskStillThere() {
  const t = useT();
  const { back } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <h1>{t('stay.title')}</h1>
      <p>{t('kiosk.still.soon')}</p>
      <ButtonLink kind="main" wide href={back}>
        {t('stay.do')}
      </ButtonLink>
    </ChildPage>
  );
}
