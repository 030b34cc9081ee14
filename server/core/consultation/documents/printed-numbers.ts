const alphabet = 'abcdefghijklmnopqrstuvwxyz';
/** Without ё, й, ъ and ь, as word processors count. */
const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя';
/** In the order of the alphabet, and in the one in which Arabic letters were numbers. */
const arabic = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const rows = { latin: alphabet, russian, arabic, abjad } as const;
const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const loweredSigns = '₀₁₂₃₄₅₆₇₈₉';

/** Digits that are printed raised, as signs of their own: "2030" with a raised 3 is not 20303. */
export function raised(text: string): string {
  return text.replace(/[0-9]/gu, (digit) => raisedSigns[Number(digit)] ?? digit);
}

/** Digits of an index: H₂O is not H2O, and a₁2 not a12. */
export function lowered(text: string): string {
  return text.replace(/[0-9]/gu, (digit) => loweredSigns[Number(digit)] ?? digit);
}

/** Letters as word processors count them: after "z" comes "aa", then "bb". */
export function repeatedLetter(value: number, letters: keyof typeof rows = 'latin'): string {
  const row = rows[letters];
  const times = Math.ceil(value / row.length);
  // A row of letters that nobody could count is a file made to harm.
  if (value < 1 || times > 20) return String(value);
  return (row[(value - 1) % row.length] ?? '').repeat(times);
}

/** Letters as web pages count them: after "z" comes "aa", then "ab". */
export function letterNumber(value: number): string {
  if (value < 1) return String(value);
  let left = value;
  let letters = '';
  for (; left > 0; left = Math.floor((left - 1) / alphabet.length))
    letters = `${alphabet[(left - 1) % alphabet.length]}${letters}`;
  return letters;
}

const romanSigns: readonly (readonly [number, string])[] = [
  [1_000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** I to MMMCMXCIX; beyond that there are no Roman numbers, and the number itself stands. */
export function romanNumber(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let left = value;
  let roman = '';
  for (const [worth, sign] of romanSigns) for (; left >= worth; left -= worth) roman += sign;
  return roman;
}

/** 一 to 九千九百九十九, as laws count their articles. */
export function hanNumber(value: number): string {
  if (value < 1 || value > 9_999) return String(value);
  const digits = '零一二三四五六七八九';
  const places = ['', '十', '百', '千'];
  const row = [...String(value)].map(Number);
  let said = '';
  for (const [at, digit] of row.entries()) {
    if (digit > 0) said += `${digits[digit]}${places[row.length - 1 - at]}`;
    else if (!said.endsWith('零') && row.slice(at).some((each) => each > 0)) said += '零';
  }
  return value < 20 ? said.replace(/^一十/u, '十') : said;
}
