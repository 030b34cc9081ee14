import { describe, expect, it } from 'vitest';
import { wholeLanguages } from '../../../locales/index.ts';
import { reasonFields } from '../../../server/core/attributes/attributes.ts';
import { demoActivities } from '../../../server/demo/asked.ts';
import { demoAssessments } from '../../../server/demo/assessments.ts';
import { atLevels } from '../../../server/demo/in-each.ts';
import { pastFindings, pastVersion } from '../../../server/demo/past-answered.ts';
import { pastAsked } from '../../../server/demo/past-asked.ts';
import { demoPhrases, followedLanguages } from '../../../server/demo/phrase.ts';
import { demoAlts, demoDesign, demoPlaces } from '../../../server/demo/picture-words.ts';
import { demoPlain } from '../../../server/demo/plain-words.ts';
import { demoPolls } from '../../../server/demo/polls.ts';
import { demoReasons } from '../../../server/demo/reasons.ts';
import { demoSource, pastSource } from '../../../server/demo/source-words.ts';
import { demoStatements } from '../../../server/demo/statements.ts';
import { demoTexts } from '../../../server/demo/texts.ts';

const tags = wholeLanguages.map(({ tag }) => tag).sort();
type Said = { readonly language: string; readonly level?: string; readonly words: string };

const activities = [...demoActivities, demoStatements, ...demoPolls, demoDesign, ...pastAsked.activities];
const told = [...demoTexts, ...pastAsked.texts];
/** Every text of the demonstration that children read, each in its languages and levels. */
const texts: readonly (readonly Said[])[] = [
  ...[demoTexts, pastAsked.texts].flatMap((all) =>
    [...new Set(told.map(({ field }) => field))].map((field) =>
      all.filter((each) => each.field === field).map(({ body, ...at }) => ({ ...at, words: body })),
    ),
  ),
  ...activities.map(({ prompts }) => prompts.map(({ prompt, ...at }) => ({ ...at, words: prompt }))),
  ...[...demoPolls, ...pastAsked.activities]
    .flatMap(({ options = [] }) => options)
    .map(({ labels }) => labels.map(({ label, ...at }) => ({ ...at, words: label }))),
  ...[demoStatements, ...pastAsked.activities]
    .flatMap(({ seeds = [] }) => seeds)
    .map(({ texts }) => texts.map(({ language, body }) => ({ language, words: body }))),
  ...[...demoPlain, ...pastAsked.plain].flatMap(({ texts }) => [
    texts.map(({ body, ...at }) => ({ ...at, words: body })),
    texts.map(({ heading, ...at }) => ({ ...at, words: heading })),
  ]),
  ...demoAssessments.map(({ words }) => words.map(({ body, ...at }) => ({ ...at, words: body }))),
  demoReasons
    .filter(({ field }) => field === reasonFields[0])
    .map(({ body, ...at }) => ({ ...at, words: body })),
  ...[demoSource, pastSource].flatMap(({ gains, for: pro, against }) =>
    [gains, ...pro, ...against].map((text) => atLevels(text, (words, at) => ({ ...at, words }))),
  ),
  demoAlts.map(({ alt, ...at }) => ({ ...at, words: alt })),
  ...demoPlaces.map(({ labels }) => labels.map(({ label, ...at }) => ({ ...at, words: label }))),
  ...[
    ...pastFindings.flatMap(({ plain, reason, answer, deed }) => [plain, reason, answer, deed ?? plain]),
    pastVersion.changed,
  ].map((of) => Object.entries(of).map(([language, words]) => ({ language, words }))),
];

describe('R545: the demonstration asks and answers in every language that comes along whole', () => {
  it('each text once in each, at both levels where it has levels, and never in the words of another', () => {
    expect(texts.length).toBeGreaterThan(80);
    for (const text of texts) {
      const levels = text.some(({ level }) => level !== undefined) ? ['older', 'younger'] : [undefined];
      for (const level of levels) {
        const at = text.filter((each) => each.level === level);
        expect(at.map(({ language }) => language).sort(), JSON.stringify(text[0])).toEqual(tags);
        // Short words may be the same in two languages, a sentence is not.
        const sentences = at.map(({ words }) => words).filter((words) => words.split(' ').length > 3);
        expect(new Set(sentences).size, JSON.stringify(text[0])).toBe(sentences.length);
      }
    }
  });

  it('and a made-up child of each can be followed by six words of its own language', () => {
    expect([...followedLanguages].sort()).toEqual(tags);
    const phrases = Object.values(demoPhrases());
    expect(phrases.map((words) => words.length)).toEqual(tags.map(() => 6));
    expect(new Set(phrases.map((words) => words.join(' '))).size).toBe(tags.length);
  });
});
