import type { Problems } from '../../support/figures/figure-run.ts';
import { type Run, runsOf } from '../../support/pages/rendered-texts.ts';
import { stringsOf, wordListsOf } from './strings.ts';

/** Says what of a page is in another language than it says it is. `typed`: somebody has just written on it. */
export type Listener = (
  html: string,
  where: { readonly name: string; readonly typed: boolean },
) => { readonly runs: number; readonly ofPersons: number };

/** The commonest words of English that are no words of French, Spanish, Swahili or any other language written in its letters here. */
const commonEnglish =
  /(?<![\p{L}’'])(?:the|and|of|you|your|with|this|that|what|which|not|from|have|will|should|they|their|when|where)(?![\p{L}’'])/iu;

const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script ?? '';
const scripts: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Arab: /\p{Script=Arabic}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Ethi: /\p{Script=Ethiopic}/u,
};

/** The people of the demo and of the stage: a person's name is the same in every language. */
const people = new Set('Amal Bram Dana Ilse Jonas Maya Noor Ravi Sami Sara Tariq'.split(' '));

/** Listens to pages that say they are in `language`. Names, formats and units in foreign letters are those of its own strings. */
export function listenerOf(language: string, problems: Problems): Listener {
  const own = stringsOf(language);
  const names = new Set([...people, ...[...own, wordListsOf(language)].flatMap(latinWords)]);
  const englishOnly = englishSentences(own);
  const latin = scriptOf(language) === 'Latn';

  /** Words of the page itself that are not its language. */
  function foreign({ text }: Run): string | undefined {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (commonEnglish.test(plain) && language !== 'en') return plain;
    if (englishOnly.has(plain)) return plain;
    if (latin) return undefined;
    const unknown = latinWords(plain).filter((word) => !names.has(word));
    return unknown.length > 0 ? `${unknown.join(' ')} in: ${plain}` : undefined;
  }

  return (html, { name, typed }) => {
    const runs = runsOf(html).filter(({ value, verbatim }) => !value && !verbatim);
    for (const run of runs) {
      const at = `${language} ${name} ${run.at.split('>').slice(-3).join('>')}`;
      if (run.ownLang) {
        // A drawing has no direction of HTML; what HTML it holds has.
        const drawn = /<svg(?!.*foreignObject)/.test(run.at.replaceAll('>', '<'));
        if (run.lang !== language && !run.ownDir && !drawn)
          problems.add('no direction', `${at}: ${run.text}`);
        const letters = run.text.match(/\p{L}/gu) ?? [];
        const script = scripts[run.lang === '' ? '' : scriptOf(run.lang)];
        // What a proof types is English in whatever language it reads.
        if (!typed && script && letters.length > 3 && !letters.some((each) => script.test(each)))
          problems.add('another language than it says', `${at}: ${run.lang}: ${run.text}`);
        continue;
      }
      // A name stands in its own letters and says no language: its direction is its own.
      if (run.at.includes('>bdi') && !commonEnglish.test(run.text)) continue;
      const said = foreign(run);
      if (said !== undefined) problems.add('leak, or no language', `${at}: ${said}`);
    }
    return { runs: runs.length, ofPersons: runs.filter(({ ownLang }) => ownLang).length };
  };
}

/** Words in Latin letters, but for what is an address or a key or has digits in it. */
function latinWords(text: string): string[] {
  const pieces = text.replace(/\{\{[^}]*\}\}/g, ' ').match(/[\p{Script=Latin}\p{N}_'’/.-]+/gu) ?? [];
  return pieces
    .filter((piece) => !/\p{N}|[/._-].*\p{Script=Latin}/u.test(piece))
    .flatMap((piece) => piece.match(/\p{Script=Latin}{2,}/gu) ?? []);
}

/** Texts of English, of more than one word, that this language says otherwise. */
function englishSentences(own: readonly string[]): ReadonlySet<string> {
  const same = new Set(own);
  return new Set(stringsOf('en').filter((text) => /\s/.test(text) && !same.has(text)));
}
