import type { Translator } from '../core/translation/translator.ts';
import { type Env, StartRefusal } from '../env.ts';
import { createApertium } from './apertium.ts';
import { createLibreTranslate } from './libretranslate.ts';

const nobody: Translator = {
  where: 'none',
  knows: async () => false,
  translate: async () => ({ ok: false, failure: 'unsupported' }),
};

/** Who translates here, as the settings say: nobody, unless somebody set it up. Throws a StartRefusal for what cannot be meant. */
export function translatorOf(env: Env): Translator {
  switch (env.TRANSLATOR) {
    case 'none':
      return nobody;
    case 'apertium':
      return createApertium(env.TRANSLATOR_MODES);
    case 'libretranslate': {
      if (env.TRANSLATOR_URL === undefined)
        throw new StartRefusal('TRANSLATOR=libretranslate needs TRANSLATOR_URL, the address of that host.');
      const url = new URL(env.TRANSLATOR_URL);
      if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
        throw new StartRefusal('TRANSLATOR_URL is an address alone: a key goes into TRANSLATOR_KEY.');
      if (url.protocol !== 'https:' && !env.TRANSLATOR_PRIVATE)
        throw new StartRefusal(
          'TRANSLATOR_URL has to be https, or in a network of your own (TRANSLATOR_PRIVATE=1).',
        );
      return createLibreTranslate({ url, private: env.TRANSLATOR_PRIVATE }, { key: env.TRANSLATOR_KEY });
    }
  }
}
