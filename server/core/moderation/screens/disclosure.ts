import type { CueLists, DisclosureLabel } from './cue-lists.ts';
import { findPhrases, type PhraseFound } from './find-phrases.ts';
import { foldedSet, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';

type Found = PhraseFound<DisclosureLabel>;

/** "vivo en la calle" tells of no home, "vivo en la calle Rosas" where it is. */
const streets = foldedSet(['calle', 'rue', 'street', 'streets', 'улице', 'الشارع', 'شارع', 'mtaani']);

/**
 * Offers help to a child that tells of harm done to it, or that it wants to harm itself: the first person, now. What is said in
 * general, or behind "in the book" or "somebody says", is shown to a person and offers nothing; where the consultation
 * itself is about harm (`sensitiveTopic`) it is not even pointed at. Nor does an opinion about a rule offer help ("teachers should not
 * hit us"): a person is shown it, earlier than others. Help offered in vain costs a child little; help not offered may cost
 * everything, so doubt goes towards help: what is not within the words of the opinion is told all the same.
 */
export function disclosure({ disclosure: phrases }: CueLists): Screen {
  return {
    name: 'disclosure',
    run: ({ sensitiveTopic = false }, reading) => {
      const { folded, tokens, loose } = reading;
      const found = findPhrases(loose, phrases).filter((each) => !isStreet(each, reading));
      if (found.length === 0) return [];
      const place = ({ from, to }: Found) =>
        placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
      const opinions = found.filter(({ label }) => label === 'opinion');
      const isOpinion = ({ from, to }: Found) =>
        opinions.some((opinion) => opinion.from <= from && to <= opinion.to);
      const said = found.filter(({ label }) => label === 'clear' || label === 'unsure');
      const isDamped = dampersIn(found, said, reading);
      const told = said.filter((each) => !isOpinion(each));
      const clear = told.find((each) => each.label === 'clear' && !isDamped(each));
      if (clear !== undefined) {
        const help: Finding = {
          rule: 'disclosure',
          ...place(clear),
          verdict: 'help',
          severity: 3,
          reason: 'harm',
        };
        return [help];
      }
      const [unsure, opinion] = [told[0], said.find(isOpinion)];
      if (unsure !== undefined && !(sensitiveTopic && unsure.label === 'unsure')) {
        const severity = sensitiveTopic ? 1 : 2;
        return [{ rule: 'disclosure-unsure', ...place(unsure), verdict: 'hold', severity, reason: 'harm' }];
      }
      if (unsure !== undefined || opinion === undefined || sensitiveTopic) return [];
      return [{ rule: 'disclosure-unsure', ...place(opinion), verdict: 'pass', severity: 1, reason: 'harm' }];
    },
  };
}

/** The name of the street follows, or a number that ends what is said of it. */
function isStreet({ label, to }: Found, { folded, tokens, meant }: Reading): boolean {
  const [last, next, after] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  if (label !== 'clear' || last === undefined || next === undefined || !streets.has(last.word)) return false;
  if (next.sentence !== last.sentence) return false;
  const isNumber = (token: typeof next | undefined) =>
    token?.sentence === last.sentence && /^\d{1,4}[a-z]?$/.test(token.word);
  const isNamed = /^\p{Lu}/u.test(meant.slice(placeIn(folded, next.start, next.end).start));
  return isNamed || (isNumber(after) && !/^(?:hace|desde|depuis|since|for|уже|منذ|tangu)$/.test(next.word));
}

/**
 * Whether something else is meant by a telling than what it says. "Beat me at" and "die laughing" speak of the words that they share and of no
 * others. "A child says" speaks of what it shares words with and of what comes behind it: never of what was told before, nor over a pause ("...")
 * or a "but".
 */
function dampersIn(
  found: readonly Found[],
  said: readonly Found[],
  { folded, tokens }: Reading,
): (telling: Found) => boolean {
  const dampers = found.filter(({ label }) => label === 'damper');
  const frames = dampers.filter((damper) => !said.some((telling) => isOfItself(damper, telling)));
  return ({ from, to }) => {
    if (dampers.some((damper) => damper.from < to && from < damper.to)) return true;
    const frame = frames.filter((damper) => damper.to <= from).at(-1);
    if (frame === undefined) return false;
    const [last, first] = [tokens[frame.to - 1], tokens[from]];
    const isPause = folded.text.slice(last?.end, first?.start).includes('..');
    const hasTurn = found.some((each) => each.label === 'turn' && frame.to <= each.from && each.from <= from);
    return last?.sentence === first?.sentence && !isPause && !hasTurn;
  };
}

/** It begins within what is told ("hit by a ball"), or is more than all of it ("лучше умереть чем сидеть на алгебре"). */
function isOfItself(damper: Found, { from, to }: Found): boolean {
  return (from < damper.from && damper.from < to) || (damper.from <= from && to <= damper.to);
}
