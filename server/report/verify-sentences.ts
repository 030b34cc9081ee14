import { numberWords } from '../../locales/numbers.ts';
import { faultsInSentences } from '../core/analysis/report/sentence-faults.ts';
import { saySentence } from '../core/analysis/sentences/say-sentence.ts';
import type { Release } from '../usecases/analysis/release.ts';
import { sentenceTexts } from './sentence-texts.ts';

/**
 * What does not agree in the findings of a release: their numbers, and with `sameWords`, when the product's words are the ones it was made
 * with, each sentence said anew and compared letter for letter.
 */
export function faultsOfFindings(release: Release, { sameWords }: { sameWords: boolean }): readonly string[] {
  const numbers = faultsInSentences(release.findings, numberWords);
  if (numbers.length > 0 || !sameWords) return numbers;
  const sayIn = sentenceTexts();
  const points = release.topics.flatMap((topic) => topic.points);
  return release.findings.flatMap(({ id, sentence, words = '', text, language, evidence }) => {
    if (sentence === undefined) return [];
    const sources = { ...release, points };
    const said = saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
    const whole = [said, words].filter((each) => each !== '').join(' ');
    return whole === text ? [] : [`finding ${id} is not worded as its sentence is`];
  });
}
