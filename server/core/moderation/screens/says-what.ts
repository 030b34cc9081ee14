import { foldedSet } from './fold.ts';
import type { Reading } from './shape.ts';
import type { WordLists } from './word-lists.ts';

const [withWords, fromWords] = [foldedSet(['with', 'avec']), foldedSet(['from'])];
const many = foldedSet([
  ...['kids', 'children', 'people', 'pupils', 'students', 'teens', 'girls', 'boys', 'families'],
  ...['kid', 'child', 'person', 'someone', 'anyone', 'everyone', 'those', 'refugees', 'migrants'],
  ...['enfants', 'enfant', 'élèves', 'gens', 'jeunes', 'filles', 'garçons', 'personnes', 'familles', 'ceux'],
]);
const comes = foldedSet(['come', 'comes', 'came', 'am', 'are', 'were', 'fled', 'moved']);
const comers = foldedSet(['i', 'we', 'they', 'who', 'he', 'she', 'im', 'girl', 'boy']);
const itself = foldedSet(['i am', 'im', 'je suis', 'soy', 'yo soy', 'я', 'mimi ni']);

/** "I am", after which a child says what it is as well as who; and "Deaf and", after which it goes on. */
export function saysWhat(
  { tokens }: Reading,
  { groups }: WordLists,
  { from, to }: { from: number; to: number },
): boolean {
  const written = tokens.slice(from, to).map(({ word }) => word);
  return itself.has(written.join(' ')) || (written[0] === 'and' && groups.has(tokens[from - 1]?.word ?? ''));
}

/** "Kids with ADHD", "I come from Syria": which children, and not who. What "came from Lena" did not come itself. */
export function saysWhich({ tokens }: Reading, from: number, to: number): boolean {
  const [before, cue] = [tokens[from - 1], tokens[to - 1]?.word ?? ''];
  if (before === undefined || before.sentence !== tokens[from]?.sentence) return false;
  const isFrom = fromWords.has(cue);
  if (many.has(before.word)) return isFrom || withWords.has(cue);
  const who = comes.has(before.word) ? tokens[from - 2] : before;
  return isFrom && who?.sentence === before.sentence && (comers.has(who.word) || many.has(who.word));
}
