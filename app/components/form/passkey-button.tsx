import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { Button } from './button.tsx';

/** What a browser has to be given to make or to use one, as JSON; null where this site has no name that one can belong to. */
type Wanted = { readonly make: string | null } | { readonly use: string | null };

/**
 * Asks the browser for a passkey and sends its answer as a form of the page, field `passkey`. Where the browser knows none,
 * or nothing is scripted, a sentence stands in its place.
 */
export function PasskeyButton({ wanted, action }: { wanted: Wanted; action?: string | undefined }) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [known, setKnown] = useState(false);
  const [state, setState] = useState<'rests' | 'asks' | 'failed'>('rests');
  useEffect(() => setKnown(typeof PublicKeyCredential === 'function'), []);
  const options = 'make' in wanted ? wanted.make : wanted.use;
  if (!options) return <p className="soft">{t('factor.passkey.no-name')}</p>;
  if (!known) return <p className="soft">{t('factor.passkey.none')}</p>;

  async function ask(): Promise<void> {
    if (state === 'asks') return;
    setState('asks');
    try {
      // Only who presses this needs it.
      const browser = await import('@simplewebauthn/browser');
      const answer =
        'make' in wanted
          ? await browser.startRegistration({ optionsJSON: JSON.parse(options ?? '') })
          : await browser.startAuthentication({ optionsJSON: JSON.parse(options ?? '') });
      const box = form.current?.elements.namedItem('passkey');
      if (!form.current || !(box instanceof HTMLInputElement)) return setState('failed');
      box.value = JSON.stringify(answer);
      form.current.submit();
    } catch {
      // Cancelled, timed out, or no key fits: the person is told and tries again.
      setState('failed');
    }
  }

  return (
    <form method="post" action={action} ref={form}>
      <input type="hidden" name="passkey" />
      {/* Off while the browser asks, and it keeps the focus: where that is cancelled, whoever goes by keys tries again from here. */}
      <Button
        kind="main"
        type="button"
        onClick={() => void ask()}
        aria-disabled={state === 'asks' || undefined}
      >
        {t('make' in wanted ? 'factor.passkey.make' : 'factor.passkey.use')}
      </Button>
      <p role="status">{state === 'failed' ? t('factor.passkey.failed') : null}</p>
    </form>
  );
}
