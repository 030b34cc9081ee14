import { languages } from '../../../locales/index.ts';

const everyTag: readonly string[] = languages.map(({ tag }) => tag);
/** Every run has one language of each direction. */
const usual: readonly string[] = ['en', 'ar'];
const onLivePages: readonly string[] = ['en'];
const byForms: readonly string[] = ['ar'];

/** `npm test -- languages` says so: it walks what the usual run leaves out. */
export const walksOthers = process.env.EVERY_LANGUAGE !== undefined;
const runOf = (always: readonly string[], all = everyTag) =>
  walksOthers ? all.filter((tag) => !always.includes(tag)) : always;

/** A journey that is walked in one way: in the usual languages, or in all others. */
export const everyLanguage = runOf(usual);
/**
 * One that is walked twice, on pages that live and by forms: every run has it in the two usual languages, live in one of them and by
 * forms in the other. By forms it is walked in every language there is, live in three.
 */
export const liveLanguages = runOf(onLivePages, [...usual, 'zh']);
export const formsLanguages = runOf(byForms);
/** A child's own way is walked by forms in one that is written without spaces, too. */
export const ownWayLanguages = runOf([...byForms, 'zh']);
/** Of a journey by forms with words of its own in three languages alone. */
export const ofThree = (['en', 'ar', 'zh'] as const).filter((tag) => byForms.includes(tag) !== walksOthers);

/** Those of them in which a journey has words. */
export function among<L extends string>(walked: readonly string[], words: Readonly<Record<L, unknown>>): L[] {
  return (Object.keys(words) as L[]).filter((language) => walked.includes(language));
}

/** The words of a journey in a language; a language without any is a test that is missing. */
export function inLanguage<Words>(words: Readonly<Record<string, Words>>, language: string): Words {
  const found = words[language];
  if (found === undefined) throw new Error(`This journey has no words in ${language}.`);
  return found;
}
