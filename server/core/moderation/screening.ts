import { addresses } from './screens/addresses.ts';
import { classes } from './screens/classes.ts';
import { contactHandles } from './screens/contact-handles.ts';
import { contactLinks } from './screens/contact-links.ts';
import { contactNumbers } from './screens/contact-numbers.ts';
import { disclosure } from './screens/disclosure.ts';
import { grooming } from './screens/grooming.ts';
import { harshWords } from './screens/harsh-words.ts';
import { withLeads } from './screens/leads.ts';
import { length } from './screens/length.ts';
import { persons } from './screens/persons.ts';
import { places } from './screens/places.ts';
import { repetition } from './screens/repetition.ts';
import type { Finding, Screen } from './screens/shape.ts';
import { spelledNumbers } from './screens/spelled-numbers.ts';
import { splitNumbers } from './screens/split-numbers.ts';
import { threats } from './screens/threats.ts';
import type { WordLists } from './screens/word-lists.ts';

export type { Finding, Screen, ScreenInput, Verdict } from './screens/shape.ts';

/**
 * The policy, in the order in which it is published and run. A screen points; a person decides. What a child tells of harm is looked
 * for first, so that it is the first thing a person sees. The words come from outside, a pack a language.
 */
export function screensWith(words: WordLists): readonly Screen[] {
  const led = (screen: Screen) => withLeads(words, screen);
  return [
    disclosure(words),
    grooming(words),
    threats(words),
    length,
    repetition,
    led(contactLinks(words.masks, words.mailHosts)),
    led(contactHandles(words)),
    led(contactNumbers),
    led(spelledNumbers(words.digits)),
    splitNumbers(words.digits),
    led(addresses(words)),
    led(places(words)),
    led(persons(words)),
    led(classes(words)),
    harshWords(words),
  ];
}

const failedRule = 'screening-failed';

/** What stands for a text that no screen could finish: a person looks at all of it. */
export function screeningFailed(text: string): Finding {
  const place = { start: 0, end: text.length };
  return { rule: failedRule, ...place, verdict: 'hold', severity: 1, reason: 'screening' };
}

/** Whether a finding says that no screen could finish, and nothing of the text. */
export function isScreeningFailed({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === failedRule;
}
