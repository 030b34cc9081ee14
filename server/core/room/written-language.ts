/** The tag of words of which nobody knows the language: a voice that reads them takes none for it, and no program translates them. */
export const unknownLanguage = 'und';

/** Scripts that are written with letters of another, or of several, by what `Intl` calls them. */
const lettersOf: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

type Script = { readonly name: string; readonly letters: RegExp };

/** Made once for each tag: it is asked for at every post, and ICU takes 20 µs to say it. */
const scripts = new Map<string, Script | undefined>();
/** Far more than anybody speaks; programs say tags, too. */
const mostKept = 200;

/** Letters of the script that a language is usually written in; undefined for a tag of which nobody knows one. */
function scriptOf(tag: string): Script | undefined {
  if (scripts.has(tag)) return scripts.get(tag);
  const script = lookUp(tag);
  if (scripts.size < mostKept) scripts.set(tag, script);
  return script;
}

function lookUp(tag: string): Script | undefined {
  try {
    const name = new Intl.Locale(tag).maximize().script;
    if (name === undefined) return undefined;
    const letters = (lettersOf[name] ?? [name]).map((each) => `\\p{sc=${each}}`).join('');
    return { name, letters: new RegExp(`^[${letters}]`, 'u') };
  } catch {
    // A program said a tag that is none.
    return undefined;
  }
}

const word = /\p{L}[\p{L}\p{M}]*/gu;
const han = /^\p{sc=Han}/u;

/**
 * The language of what somebody wrote on a page in the language `page`. Whose page speaks another language than it writes in, and writes it in
 * other letters, said nothing of the language by its page: it is the one of the `languages` of its consultation that is written so, and where
 * there are several or none nobody knows (`unknownLanguage`). A name in other letters among words changes nothing: more than two thirds of
 * the words have to be in them; of Chinese, every two characters are one.
 */
export function writtenLanguage(
  text: string,
  { page, languages }: { readonly page: string; readonly languages: readonly string[] },
): string {
  const own = scriptOf(page);
  if (!own) return page;
  const words = text.match(word) ?? [];
  const count = (of: readonly string[]) =>
    of.reduce((sum, each) => sum + (han.test(each) ? [...each].length / 2 : 1), 0);
  const foreign = words.filter((each) => !own.letters.test(each));
  if (count(foreign) <= 2 * count(words.filter((each) => own.letters.test(each)))) return page;
  const fitting = languages.filter((tag) => {
    const script = scriptOf(tag);
    if (!script || script.name === own.name) return false;
    return 2 * count(foreign.filter((each) => script.letters.test(each))) > count(foreign);
  });
  return fitting.length === 1 ? (fitting[0] ?? unknownLanguage) : unknownLanguage;
}
