import type { Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';

/** Ticks what a child chooses on "Language and look", and comes back to where it was. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`[name=${name}][value=${value}]`).check();
  await page
    .getByRole('button', { name: speakerOf('en').t('look.save') })
    .last()
    .click();
}

type Voice = { readonly lang: string; readonly localService: boolean };

/** A device with these voices: what they were told to say stands in `window.said`, and each speaks its first word until told to go on. */
export function speakWith(voices: readonly Voice[]): string {
  return `(() => {
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const speech = {
      speaking: false,
      getVoices: () => ${JSON.stringify(voices)},
      cancel() { this.speaking = false; },
      speak(of) {
        this.speaking = true;
        window.said.push({ text: of.text, local: of.voice.localService, lang: of.lang });
        of.onboundary({ charIndex: 0, charLength: 3, name: 'word' });
        window.goOn = () => of.onend();
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  })()`;
}

export const said = (page: Page) =>
  page.evaluate<{ text: string; local: boolean; lang: string }[]>('window.said');
export const marked = (page: Page) =>
  page.evaluate<string>(`[...(CSS.highlights.get('read') ?? [])].map(String).join()`);

export const here = { lang: 'en-GB', localService: true };
export const elsewhere = { lang: 'en-US', localService: false };
