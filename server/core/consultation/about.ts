import { beginsForChildren } from '../attributes/for-children.ts';
import { countries } from '../safeguarding/helplines.ts';
import { longestTitle, longestTold } from '../staff/field-limits.ts';
import { isDay, isTimeZone } from './days.ts';

type About = {
  readonly timeZone: string;
  /** YYYY-MM-DD; '' not said yet. */
  readonly retentionDay: string;
  readonly answerDay: string;
  readonly closingDay?: string;
  readonly languages: readonly string[];
  /** ISO 3166; '' not said yet. */
  readonly country: string;
  readonly texts: readonly {
    readonly field: string;
    readonly language: string;
    readonly level: string;
    readonly body: string;
  }[];
};

export type AboutFault =
  | {
      readonly code: 'field-missing';
      readonly at: Exclude<keyof About, 'texts'>;
    }
  | { readonly code: 'speaks-for-all'; readonly at: About['texts'][number] }
  | { readonly code: 'field-too-long'; readonly at: About['texts'][number]; readonly most: number };

/** UTF-16 units that one of its texts takes, without the space around it. */
const longestOf = (field: string): number => (field === 'title' ? longestTitle : longestTold);

/**
 * The first thing in what is told of a consultation that cannot be kept, or undefined: no language, a zone, country or day that there is not, a text
 * that is too long, which is refused with its limit and never cut, or a title, which is the headline of the release, that says what children think before one of them was heard.
 */
export function unfitAbout(about: About): AboutFault | undefined {
  const missing = (at: Exclude<keyof About, 'texts'>) => ({ code: 'field-missing', at }) as const;
  const title = about.texts.find(({ field, body }) => field === 'title' && beginsForChildren(body));
  if (title) return { code: 'speaks-for-all', at: title };
  const long = about.texts.find(({ field, body }) => body.trim().length > longestOf(field));
  if (long) return { code: 'field-too-long', at: long, most: longestOf(long.field) };
  if (about.languages.length === 0) return missing('languages');
  if (!isTimeZone(about.timeZone)) return missing('timeZone');
  if (about.country !== '' && !countries.includes(about.country)) return missing('country');
  const days = ['closingDay', 'answerDay', 'retentionDay'] as const;
  const day = days.find((at) => (about[at] ?? '') !== '' && !isDay(about[at] ?? ''));
  return day && missing(day);
}
