import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createSpeaker, createTexts, type Reading } from './i18n/translator.ts';
import { SpeakerProvider } from './i18n/use-t.tsx';
import { canLive } from './live/can-live.ts';
import { openPlainly } from './live/plainly.ts';
import { holdUntilAlive, WhenAlive } from './live/until-alive.tsx';

/** Words first, then life: the page stays readable and its forms stay usable until its words have come. */
async function start(): Promise<void> {
  if (!canLive()) return;
  const { lang, dir, dataset } = document.documentElement;
  const source = document.querySelector<HTMLMetaElement>('meta[name=strings]');
  if (!source) return;
  const response = await fetch(source.content);
  if (!response.ok) return;
  const texts = createTexts({ [lang]: (await response.json()) as Record<string, string> });
  const speaker = createSpeaker(texts, {
    language: lang,
    direction: dir === 'rtl' ? 'rtl' : 'ltr',
    level: dataset.level as Reading,
  });
  const letGo = holdUntilAlive();
  const alive = () => {
    letGo();
    // Not even the page that says what went wrong could be drawn: the framework has put its own in its place.
    if (!document.querySelector('meta[name=strings]')) openPlainly();
  };
  await decoded();
  startTransition(() => {
    hydrateRoot(
      document,
      <WhenAlive then={alive}>
        <SpeakerProvider speaker={speaker}>
          <RemixBrowser />
        </SpeakerProvider>
      </WhenAlive>,
    );
  });
}

/**
 * Until the page's data is decoded, RemixBrowser throws a promise. React 18 takes that from a first drawing that may wait, and ends for
 * good with its error 345 if a key is pressed meanwhile; so that promise is asked for and awaited before React begins.
 */
async function decoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (pending) {
    if (!(pending instanceof Promise)) throw pending;
    await pending;
  }
}

void start();
