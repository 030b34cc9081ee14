import { goesTo, sharedMinutes } from '../../../server/core/room/idleness.ts';
import { kioskIdleSeconds } from '../../../server/core/room/kiosk.ts';

type GoesBackProps = { after: number; lives: boolean; kiosk: boolean; nonce: string };

/**
 * On a shared device a page does not stand there for the next child. Where script runs the page knows whether its child does
 * something; else it goes when its time is over, also from under a text box: this one exception is said at the start (decision 56). Where script
 * may run and that of the page did not start, a small one sees to it.
 */
export function GoesBack({ after, lives, kiosk, nonce }: GoesBackProps) {
  const refresh = <meta httpEquiv="refresh" content={`${after};url=${goesTo}`} />;
  const alive = <meta name="goes-after" content={String(after)} />;
  // A kiosk has a script on every page, and says for itself when a page without it goes.
  if (kiosk) return lives ? alive : null;
  return lives ? (
    <>
      {alive}
      <script src="/goes.js" nonce={nonce} defer />
      <noscript>{refresh}</noscript>
    </>
  ) : (
    refresh
  );
}

/** Where children bring cards the first page stays, and what one began to type there does not: the same page comes anew where no script may run. */
export function BeginsAnew({ nonce }: { nonce: string }) {
  return (
    <>
      <script src="/forgets.js" nonce={nonce} data-after={kioskIdleSeconds} defer />
      <noscript>
        <meta httpEquiv="refresh" content={`${sharedMinutes * 60};url=/kiosk`} />
      </noscript>
    </>
  );
}
