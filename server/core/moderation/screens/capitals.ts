/**
 * A text whose capitals say something: as given, or in small letters where it is all in capitals, as "I AM SCARED OF THE BIG KIDS". `words`: how many
 * it has; a single one may be a name. As long as the text given.
 */
export function withMeantCapitals(text: string, words: number): string {
  if (words < 2 || /\p{Ll}/u.test(text)) return text;
  // A few letters become two when they become small: such a text stays.
  const small = text.toLowerCase();
  return small.length === text.length ? small : text;
}
