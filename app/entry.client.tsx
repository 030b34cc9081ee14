import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createSpeaker, createTexts, type Level } from './i18n/translator.ts';
import { SpeakerProvider } from './i18n/use-t.tsx';
import { holdUntilAlive, WhenAlive } from './live/until-alive.tsx';

/** Words first, then life: the page stays readable and its forms stay usable until its words have come. */
async function start(): Promise<void> {
  const { lang, dir, dataset } = document.documentElement;
  const source = document.querySelector<HTMLMetaElement>('meta[name=strings]');
  if (!source) return;
  const response = await fetch(source.content);
  if (!response.ok) return;
  const texts = createTexts({ [lang]: (await response.json()) as Record<string, string> });
  const speaker = createSpeaker(texts, {
    language: lang,
    direction: dir === 'rtl' ? 'rtl' : 'ltr',
    level: dataset.level as Level,
  });
  const alive = holdUntilAlive();
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

void start();
