import { plainDigits } from '../digits.ts';

/** `emergency` saves a life now, `child` listens to children, `referral` is for the team: who helps where we cannot. */
export const helplineKinds = ['emergency', 'child', 'referral'] as const;
export type HelplineKind = (typeof helplineKinds)[number];

export type Helpline = {
  readonly id: string;
  readonly country: string;
  readonly kind: HelplineKind;
  /** Spoken there; empty: nobody said. */
  readonly languages: readonly string[];
  readonly name: string;
  readonly number: string;
  /** Where it was read, and on which day. */
  readonly source: string;
  readonly readDay: string;
  readonly enteredBy: string;
  readonly confirmedBy: string | null;
};

/** Whom to call: as much as a child needs, and nothing of who entered it. */
export type HelpLine = {
  readonly country: string;
  readonly kind: HelplineKind;
  readonly name: string;
  readonly number: string;
  /** What its link dials; null where it has none (`dialled`). */
  readonly dials: string | null;
  readonly languages: readonly string[];
};

/** What stands in the list we bring along: never shown to a child before a person took it over and a second one confirmed it. */
export type KnownHelpline = Pick<Helpline, 'kind' | 'languages' | 'name' | 'number' | 'source'>;

/** A country of nowhere (ISO 3166 keeps it free for users), for demonstrations. */
export const demoCountry = 'XX';

const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

/** Every two-letter code of ISO 3166-1, and the one of nowhere. */
export const countries: readonly string[] = [...codes.split(' '), demoCountry];

/** Digits that a telephone number has at most in any country (ITU-T E.164). More are two numbers in one. */
const mostDigits = 15;

/**
 * One number as it is dialled: digits of any script, 15 at most, signs between them, never a link or a word. Nothing that one cannot know how to dial: no
 * second number behind a slash or a plus, and no `(0)` behind a country, which is dialled in some countries and not in others.
 */
export function isNumber(text: string): boolean {
  const plain = plainDigits(text);
  const digits = plain.replace(/\D/g, '').length;
  return (
    /^\(?\+?[\d*#(). -]{1,40}$/.test(plain) &&
    plain.length >= 2 &&
    digits > 0 &&
    digits <= mostDigits &&
    !/^\(?\+.*\( *0 *\)/.test(plain)
  );
}

/** What the link of a number dials (RFC 3966): a plus, digits of ours, `*` and `#`; null for one that nobody could enter now, which is read and not pressed. */
export function dialled(number: string): string | null {
  if (!isNumber(number)) return null;
  return plainDigits(number)
    .replace(/[^\d+*#]/g, '')
    .replaceAll('#', '%23');
}

/**
 * Languages as they were typed, "en, fr": tags of two or three letters (ISO 639) with spaces or commas between them, in small letters. Nothing
 * typed is none; undefined where anything else stands among them, which would be lost silently.
 */
export function languagesIn(text: string): readonly string[] | undefined {
  const tags = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((tag) => tag !== '');
  return tags.every((tag) => /^[a-z]{2,3}$/.test(tag)) ? [...new Set(tags)] : undefined;
}

/** Where it was read: an address on the web, which a browser can read too. */
export function isSource(text: string): boolean {
  return text.length <= 400 && /^https:\/\/[^\s]+\.[^\s]+$/.test(text) && URL.canParse(text);
}

type Entered = Pick<Helpline, 'kind' | 'confirmedBy'>;

const isConfirmed = (lines: readonly Entered[], kind: HelplineKind) =>
  lines.some((line) => line.kind === kind && line.confirmedBy !== null);

/** What a child of a country is shown: a confirmed emergency number and a confirmed line for children, whatever else waits. */
export function helplinesStand(lines: readonly Entered[]): boolean {
  return isConfirmed(lines, 'emergency') && isConfirmed(lines, 'child');
}

/** The same, and nothing that waits: with it a consultation opens. */
export function helplinesReady(lines: readonly Entered[]): boolean {
  return helplinesStand(lines) && lines.every((line) => line.confirmedBy !== null);
}

/** Without this line a child of its country would be shown no emergency number, or no line for children. */
export function isLastShown<L extends Entered & { readonly id: string }>(
  line: L,
  lines: readonly L[],
): boolean {
  const others = lines.filter(({ id }) => id !== line.id);
  return line.kind !== 'referral' && line.confirmedBy !== null && !isConfirmed(others, line.kind);
}

/**
 * The confirmed lines that a child is shown, emergency first; lines in its language before others. Lines of the team are not
 * among them.
 */
export function linesForChild<
  L extends { readonly kind: HelplineKind; readonly languages: readonly string[]; readonly name: string },
>(lines: readonly (L & { readonly confirmedBy: string | null })[], language: string): readonly L[] {
  const rank = (line: L) =>
    (line.kind === 'emergency' ? 0 : 10) + (line.languages.includes(language) ? 0 : 1);
  return lines
    .filter((line) => line.confirmedBy !== null && line.kind !== 'referral')
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
