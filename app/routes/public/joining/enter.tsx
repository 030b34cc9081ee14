import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import type { loader as rootLoader } from '../../../root.tsx';
import { inHere } from './in-here.ts';
import { LandingPage } from './landing-page.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { seated: inHere(context) };
}

/** Where a printed QR leads. The words stand after the `#`, so no server or log sees them; without script they are typed. */
export default function Enter() {
  const nonce = useRouteLoaderData<typeof rootLoader>('root')?.nonce;
  return (
    <>
      <LandingPage {...useLoaderData<typeof loader>()} />
      <script src="/enter.js" nonce={nonce} defer />
    </>
  );
}
