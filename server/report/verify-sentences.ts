import { numberWords } from '../../locales/numbers.ts';
import { faultsInQuotes } from '../core/analysis/quotes/released-quote.ts';
import { faultsInSentences } from '../core/analysis/report/sentence-faults.ts';
import { saySentence } from '../core/analysis/sentences/say-sentence.ts';
import { unnamedPoints } from '../core/analysis/small-voices.ts';
import type { Release } from '../usecases/analysis/release.ts';
import { sentenceTexts } from './sentence-texts.ts';

/**
 * What does not agree in the findings and quotes of a release: their numbers, whether each quote was approved, whether a point is lost; and with `sameWords`, when the product's words are the ones it was made
 * with, each sentence said anew and compared letter for letter.
 */
export function faultsOfFindings(release: Release, { sameWords }: { sameWords: boolean }): readonly string[] {
  const lost = release.quotes === undefined ? [] : unnamedPoints(release);
  const numbers = [
    ...faultsInSentences(release.findings, numberWords),
    ...faultsInQuotes(release),
    ...lost.map((id) => `point ${id} stands in no finding and is not marked as also said`),
  ];
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
