import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../../root.tsx';
import { LandingPage } from './landing-page.tsx';

/** Where a printed QR leads. The words stand after the `#`, so no server or log sees them; without script they are typed. */
export default function Enter() {
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce;
  return (
    <>
      <LandingPage />
      <script src="/enter.js" nonce={nonce} defer />
    </>
  );
}
