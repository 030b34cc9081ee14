import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LandingPage } from './landing-page.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { seated: context.child !== null };
}

export default function Landing() {
  return <LandingPage seated={useLoaderData<typeof loader>().seated} />;
}
