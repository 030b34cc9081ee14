export type NumberRun = {
  readonly text: string;
  /** The run in the folded text, without a sign before it. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** Groups of digits (Latin) and what stands between them: separators[i] follows groups[i]. */
  readonly groups: readonly string[];
  readonly separators: readonly string[];
  readonly plus: boolean;
};

const money = /[$€£¥₹₽₪﷼]/;
/**
 * Whole words: "Riley" ends like one. Arabic joins "and", "in", "the" to them. Not here: those that name a person or are plain words too, for
 * no law has a number of seven digits ("Bill 5551234", "my mother in law 5551234", "in case: 5551234").
 */
const lawBefore =
  /(?:^|[^\p{L}\p{N}])(?:loi|ley|décret|decreto|закон[ае]?|указ|sheria|articles?|regulation|directive|decree|resolution|treaty|[وفبلك]{0,2}(?:ال|ل)?(?:قانون|مادة|مرسوم|لائحة|اتفاقية|قرار))[\s:,]{0,3}(?:no\.?|nr\.?|number|n°|\(eu\)|رقم)?[\s:]{0,2}$/iu;
/** What is counted, in the launch languages; a list of telephone numbers is not followed by any of these. */
export const countedAfter =
  /^\s{0,2}(?:%|٪|percent|per cent|million|billion|thousand|people|persons|children|kids|pupils|students|votes|voters|signatures|answers|messages|times|years|days|hours|minutes|seconds|steps|trees|animals|books|schools|euros?|dollars?|pounds?|dinars?|dirhams?|riyals?|cents|(?:kilo)?met(?:re|er)s|km|kg|tons|tonnes|litres|pixels|bytes|views|likes|طفل[اة]?|أطفال|شخصا?|نسمة|مليون|ألف|دولارا?|يورو|دينار|درهم|ريال|جنيه|صوتا?|توقيعا?|مرة|سنة|عاما|يوما|ساعة|دقيقة|ثانية|متر|كيلومتر|شجرة|كتاب|مدرسة|بالمئة|في المئة)(?![\p{L}\p{N}])/iu;

/**
 * Is a run of seven digits or more something other than a telephone number? Dates, times, years and ranges of them,
 * law numbers, money, counts, round numbers, decimals, counting. A plus before it says "telephone" and ends the
 * question. Heuristics of our own; the corpus of harmless sentences in the tests holds them to ≤ 2 %.
 */
export function harmlessNumber(run: NumberRun): boolean {
  if (run.plus) return false;
  return (
    isCalendar(run) ||
    // "0, 10, 20, 30": with commas one counts from nought; ten digits from it on are a number.
    ((run.groups[0] !== '0' || run.separators[0]?.includes(',')) && isProgression(run.groups)) ||
    isCounted(run) ||
    round.test(run.written) ||
    decimal.test(run.written) ||
    isLaw(run)
  );
}

function isYear(group = ''): boolean {
  return /^(?:1\d|2[01])\d\d$/.test(group);
}

function between(group: string | undefined, low: number, high: number): boolean {
  return group !== undefined && group.length <= 2 && Number(group) >= low && Number(group) <= high;
}

/**
 * Nothing but dates, times, ranges of small numbers and years, read from the left; one small number may stand among them.
 * Two zeros in front are how one dials abroad, and midnight looks the same: then the child is asked.
 */
function isCalendar({ groups, separators }: NumberRun): boolean {
  if (groups[0]?.startsWith('00')) return false;
  let loose = 0;
  let dated = 0;
  for (let at = 0; at < groups.length; ) {
    const taken =
      dateAt(groups, separators, at) || timeAt(groups, separators, at) || rangeAt(groups, separators, at);
    if (taken > 0) dated += 1;
    else if (isYear(groups[at])) dated += 1;
    else if ((groups[at]?.length ?? 9) <= 2) loose += 1;
    else return false;
    at += taken || 1;
  }
  return dated > 0 && loose <= 1;
}

/** 12.05.2025, 2025-05-12, 5 12 2025: one separator throughout. Answers how many groups belong to it, or 0. */
function dateAt(groups: readonly string[], separators: readonly string[], at: number): number {
  const [a, b, c] = [groups[at], groups[at + 1], groups[at + 2]];
  const [first, second] = [separators[at]?.trim(), separators[at + 1]?.trim()];
  if (c === undefined || first !== second) return 0;
  const dayFirst = between(a, 1, 31) && between(b, 1, 31) && isYear(c);
  const yearFirst = isYear(a) && between(b, 1, 12) && between(c, 1, 31);
  return dayFirst || yearFirst ? 3 : 0;
}

/** 9.00 or 14.30. Pairs that dots join to more pairs are a number: "06.12.14.35.20". */
function timeAt(groups: readonly string[], separators: readonly string[], at: number): number {
  const minutes = groups[at + 1];
  const isTime =
    separators[at] === '.' && between(groups[at], 0, 24) && minutes?.length === 2 && between(minutes, 0, 59);
  return isTime && separators[at - 1] !== '.' && separators[at + 1] !== '.' ? 2 : 0;
}

/** 10-12, 1989–95, 2024/25: a dash or stroke between a smaller and a larger number, and none after it. */
function rangeAt(groups: readonly string[], separators: readonly string[], at: number): number {
  const [low, high] = [groups[at], groups[at + 1]];
  const dash = /^\s?[\u2010-\u2015\u2212/-]\s?$/;
  if (low === undefined || high === undefined || !dash.test(separators[at] ?? '')) return 0;
  if (dash.test(separators[at + 1] ?? '')) return 0;
  if (isYear(low)) return isYear(high) || high.length === 2 ? 2 : 0;
  return low.length <= 2 && high.length <= 2 && !low.startsWith('0') && Number(low) < Number(high) ? 2 : 0;
}

/** Counting: 1 2 3 4 5 6 7, 10 9 8 …, 10 20 30 40. Groups of digits. */
export function isProgression(groups: readonly string[]): boolean {
  if (
    groups.length < 3 ||
    groups.some((group) => group.length > 4 || (group.length > 1 && group.startsWith('0')))
  )
    return false;
  const step = Number(groups[1]) - Number(groups[0]);
  const steps = [1, 2, 5, 10, 25, 50, 100, 1000];
  return (
    steps.includes(Math.abs(step)) &&
    groups.every((group, at) => at === 0 || Number(group) - Number(groups[at - 1]) === step)
  );
}

/** "$1 500 000", "1234567 children", "12345678 %": no leading zero, and said what is counted. */
function isCounted({ text, start, end, groups, separators }: NumberRun): boolean {
  if (groups[0]?.startsWith('0')) return false;
  // "$1 0170 5550142": no later part of an amount has more than three digits, but behind a point. What comes there is another number.
  const isFraction = groups.length === 2 && separators[0] === '.';
  if (!isFraction && groups.slice(1).some((part) => part.length > 3)) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return (
    money.test(before) || money.test(text.slice(end, end + 2)) || countedAfter.test(text.slice(end, end + 16))
  );
}

/** 67000000, 1 000 000, 2.500.000: thousands, ending in three zeros or more. */
const round = /^[1-9](?:\d{0,4}0{4}|\d?0{4,}|\d{0,2}([.\s])(?:\d{3}\1)*000)$/;
/** 3.14159265: one point and at most two digits before it. 050.1234567 is not one. */
const decimal = /^(?:0|[1-9]\d?)\.\d{5,}$/;

/** Regulation 2016/679, loi 2016-1321, Lei 13.709/2018; or any number right after a word for law, without a leading zero. */
function isLaw({ text, start, groups, written }: NumberRun): boolean {
  return (
    /^(?:1\d|2[01])\d\d[/-]\d{1,4}$/.test(written) ||
    /^(?:\d\D*){0,5}\d\/(?:1\d|2[01])\d\d$/.test(written) ||
    (groups.join('').length <= 9 && numbersLaw({ text, start, digits: groups[0] ?? '' }))
  );
}

/** Does a number right after a word for law say which one it is, without a leading zero? `start`: of its digits in the words as they are written. */
export function numbersLaw(of: {
  readonly text: string;
  readonly start: number;
  readonly digits: string;
}): boolean {
  return !of.digits.startsWith('0') && lawBefore.test(of.text.slice(Math.max(0, of.start - 40), of.start));
}
