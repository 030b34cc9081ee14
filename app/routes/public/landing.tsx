import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inHere } from './in-here.ts';
import { LandingPage } from './landing-page.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { child, cookies, services } = context;
  const away = searchParams.has('away') && child === null;
  // Whoever erased everything was not away: its receipt stands there.
  if (
    away &&
    cookies.seatToken &&
    (await services.privacy.receipt({ kind: 'visitor' }, cookies.seatToken)).ok
  )
    throw redirect('/here/erase', 303);
  return {
    seated: inHere(context),
    away,
    keepsNothing: searchParams.has('cookies') && !request.headers.has('cookie'),
    waits: searchParams.has('wait'),
    followed: context.demoPhrase,
  };
}

export default function Landing() {
  return <LandingPage {...useLoaderData<typeof loader>()} />;
}
