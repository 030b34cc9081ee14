/**
 * The moment that an archive of a release writes beside each of its files. `day`: 'YYYY-MM-DD'. An archive takes the hour of the clock where it is packed,
 * and there midnight may not be: some clocks go forward in it. At noon none does, so that the same release gives the same bytes everywhere.
 */
export function dayInArchive(day: string): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);
}
