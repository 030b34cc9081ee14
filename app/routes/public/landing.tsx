import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LandingPage } from './landing-page.tsx';

export function loader({ context, request }: LoaderFunctionArgs) {
  const waits = new URL(request.url).searchParams.has('wait');
  return { seated: context.child !== null, waits, followed: context.demoPhrase };
}

export default function Landing() {
  return <LandingPage {...useLoaderData<typeof loader>()} />;
}
