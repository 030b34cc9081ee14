import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inHere } from './in-here.ts';
import { LandingPage } from './landing-page.tsx';

const visitor = { kind: 'visitor' } as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const { child, cookies, services } = context;
  const away = searchParams.has('away') && child === null && !context.unsure;
  const seat = away ? cookies.seatToken : null;
  // Whoever erased everything was not away: its receipt stands there.
  if (seat && (await services.privacy.receipt(visitor, seat)).ok) throw redirect('/here/erase', 303);
  const gone = seat !== null && (await services.retention.certificate(visitor, seat)).ok;
  return {
    seated: inHere(context),
    away: away ? (gone ? ('gone' as const) : ('closed' as const)) : null,
    elsewhere: searchParams.has('elsewhere') && child === null,
    keepsNothing: searchParams.has('cookies') && !request.headers.has('cookie'),
    waits: searchParams.has('wait'),
    followed: context.demoPhrase,
  };
}

export default function Landing() {
  return <LandingPage {...useLoaderData<typeof loader>()} />;
}
