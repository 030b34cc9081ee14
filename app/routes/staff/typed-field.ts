import { isId } from '../../../server/core/ids.ts';
import { isReason } from '../../../server/core/moderation/reasons.ts';

/** What a button, a tick or the page as it was read says. It goes along as it stands: a letter changed in it would make it another. */
const ofThePage =
  /^(act|asked|beside|called|carry|change|choice|draft|evidence|instead|lead|leaves|next|offered|passkey|place|print|publicKey|revision|round|session|to|today|ways|wrapped|zone)$|^(seen|suggested|was)(\.|$)|\.findings$/;

/** Fields into which people write, and where one short word is an answer too: a reason, a name, a day, a number, words in a language. */
const ofAPerson = new RegExp(
  [
    '^(answer|attestedBy|attestedHow|auditor|author|breakMinutes|contact|cue|day|days|from|hours|label|length|mark|markdown|name|older)$',
    '^(origin|pauseAfterMinutes|reason|retention|severeBudget|sheets|size|slowAfterMinutes|source|summary|text|time|title|words|younger)$',
    '^(alt|answers|ask|body|change|comment|heading|missing|option|plain|prompt|seed|shares|source|statement|text|title|undertaking|venue|words)\\.',
    '^(against|for|gains)\\.|^(box|text|reason)-',
    '^answer\\.[^.]+\\.(deed\\.)?[a-z]{2,3}(\\.|$)',
    '\\.(criterion|finding|measure|minutes)$',
  ].join('|'),
);

/** The language of a field of words in one language: `prompt.en.older`, `seed.1.en`, `answers.age.en`. */
const ofALanguage = /\.([a-z]{2,3})\.(?:younger|older)$|^(?:seed\.\d+|answers\.[^.]+)\.([a-z]{2,3})$/;

/** As choices, kinds and numbers are sent: `not-done`, `12-20`, `3`. */
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Whether a person typed this, as far as a field tells that came without its page: names and values of the form look like none. What is typed is
 * shown to whoever gets a form back, also one word; the rest goes along unseen.
 */
export function isTyped(name: string, value: string): boolean {
  const words = value.trim();
  if (words === '' || ofThePage.test(name) || isId(words) || (name === 'reason' && isReason(words)))
    return false;
  return ofAPerson.test(name) || !code.test(words);
}

/**
 * Which typed words of a form that came back its page does not draw: all of them where it cannot be changed any more, else those in a language
 * that somebody took out meanwhile. `tags`: the languages that are drawn.
 */
export function notDrawn(
  editable: boolean,
  tags: readonly string[],
): (name: string, value: string) => boolean {
  return (name, value) => {
    if (!isTyped(name, value)) return false;
    const [, ofLevel, alone] = ofALanguage.exec(name) ?? [];
    const language = ofLevel ?? alone;
    return !editable || (language !== undefined && !tags.includes(language));
  };
}
