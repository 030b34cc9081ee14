/**
 * What somebody wrote or is called, put into a text of the page: between the signs that keep its letters and those beside it from turning one
 * another about. After an Arabic name the parts of "5 May 2027" would change places.
 */
export function isolated(said: string): string {
  return `\u2068${said}\u2069`;
}
