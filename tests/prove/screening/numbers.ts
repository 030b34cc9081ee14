import examples from 'libphonenumber-js/mobile/examples';
import type { Seeded } from '../../support/house/seeded.ts';

/** One mobile number of each region, as written there without a country code. */
export const regions: readonly string[] = Object.values(examples).map(String);

/** Zero of each decimal system that this machine's Unicode knows: not the list of the product. */
export function decimalZeros(): number[] {
  const zeros: number[] = [];
  for (let point = 0; point < 0x110000; point += 1) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(point))) continue;
    zeros.push(point);
    point += 9;
  }
  return zeros;
}

export const shapes: Readonly<Record<string, (digits: readonly string[]) => string>> = {
  plain: (digits) => digits.join(''),
  spaced: (digits) => digits.join(' '),
  dotted: (digits) => digits.join('.'),
  zeroWidth: (digits) => digits.join('\u200B'),
  newline: (digits) =>
    `${digits.slice(0, 3).join('')}\n${digits.slice(3, 6).join('')}\n${digits.slice(6).join('')}`,
};

const spoken: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['zero', 'oh'],
    ['one'],
    ['two'],
    ['three'],
    ['four'],
    ['five'],
    ['six'],
    ['seven'],
    ['eight'],
    ['nine'],
  ],
  ar: [
    ['صفر'],
    ['واحد'],
    ['اثنان', 'اثنين'],
    ['ثلاثة'],
    ['أربعة'],
    ['خمسة'],
    ['ستة'],
    ['سبعة'],
    ['ثمانية'],
    ['تسعة'],
  ],
  fr: [
    ['zéro', 'zero'],
    ['un'],
    ['deux'],
    ['trois'],
    ['quatre'],
    ['cinq'],
    ['six'],
    ['sept'],
    ['huit'],
    ['neuf'],
  ],
  es: [['cero'], ['uno'], ['dos'], ['tres'], ['cuatro'], ['cinco'], ['seis'], ['siete'], ['ocho'], ['nueve']],
  ru: [
    ['ноль', 'нуль'],
    ['один'],
    ['два'],
    ['три'],
    ['четыре'],
    ['пять'],
    ['шесть'],
    ['семь'],
    ['восемь'],
    ['девять'],
  ],
  sw: [
    ['sifuri', 'ziro'],
    ['moja'],
    ['mbili'],
    ['tatu'],
    ['nne'],
    ['tano'],
    ['sita'],
    ['saba'],
    ['nane'],
    ['tisa'],
  ],
  zh: [['零'], ['一', '幺'], ['二'], ['三'], ['四'], ['五'], ['六'], ['七'], ['八'], ['九']],
};

const around: Readonly<Record<string, (number: string) => string>> = {
  en: (number) => `my number is ${number} ok`,
  ar: (number) => `رقمي ${number} تمام`,
  fr: (number) => `mon numéro c’est le ${number} ok`,
  es: (number) => `mi número es ${number} vale`,
  ru: (number) => `мой номер ${number} ок`,
  sw: (number) => `namba yangu ni ${number} sawa`,
  zh: (number) => `我的电话${number}哦`,
};

/** A number said in words of a language, sometimes some of it in digits. */
export function spelled(language: string, digits: string, random: Seeded): string {
  const glue = language === 'zh' ? random.pick(['', ' ', '-']) : random.pick([' ', ' - ', ', ', '.. ']);
  const words = [...digits].map((digit) =>
    random.chance(0.15) ? digit : random.pick([...(spoken[language]?.[Number(digit)] ?? [digit])]),
  );
  return (around[language] ?? String)(words.join(glue));
}

/** O, l and I for 0 and 1; a number without either is none of these. */
export function lookingLike(language: string, digits: string, random: Seeded): string | undefined {
  if (!/[01]/.test(digits)) return undefined;
  const masked = digits
    .replace(/0/g, () => random.pick(['O', 'o']))
    .replace(/1/g, () => random.pick(['l', 'I', '1']));
  const cut = random.chance(0.5) ? masked : `${masked.slice(0, 3)} ${masked.slice(3, 6)} ${masked.slice(6)}`;
  return (around[language] ?? String)(cut);
}

/** A number over two or three messages. */
export function split(digits: string, random: Seeded): { previous: string[]; text: string } {
  const count = random.chance(0.5) ? 2 : 3;
  const size = Math.ceil(digits.length / count);
  const parts = Array.from({ length: count }, (_, at) => digits.slice(at * size, (at + 1) * size)).filter(
    Boolean,
  );
  const say = (part: string) =>
    random.pick([part, `then ${part}`, `${part} ...`, `and ${part} ok`, `رقمي ${part}`, `然后${part}`]);
  const said = parts.map(say);
  return { previous: said.slice(0, -1), text: said.at(-1) ?? '' };
}

/** Sentences of children and draft laws with numbers in them. */
export function harmlessSentences(random: Seeded, count: number): string[] {
  const n = (low: number, high: number) => low + random.below(high - low + 1);
  const two = (value: number) => String(value).padStart(2, '0');
  const makes: (() => string)[] = [
    () => `The law of ${two(n(1, 28))}.${two(n(1, 12))}.${n(1989, 2026)} is old.`,
    () => `In ${n(1990, 2026)} there were ${n(10, 999)} pupils and ${n(2, 40)} teachers.`,
    () => `I am ${n(8, 17)} and my two brothers are ${n(3, 7)} and ${n(18, 25)}.`,
    () => `Article ${n(1, 54)} and article ${n(1, 54)} of the convention of 1989 matter to me.`,
    () => `${n(1, 100)} percent of children use a phone ${n(2, 9)} hours a day.`,
    () => `We collected ${n(1, 9)},${n(100, 999)},000 signatures.`,
    () => `Regulation (EU) ${n(2016, 2025)}/${n(100, 2900)} is about data.`,
    () => `The park opens at ${n(7, 9)}:30 and closes at ${n(17, 21)}.00.`,
    () => `A phone costs ${n(100, 900)} euros and a bus ticket ${n(1, 4)}.${n(10, 99)}.`,
    () => `My class has one teacher for thirty children and two for six.`,
    () => `One, two, three: we want four parks, five trees and six benches.`,
    () => `From ${n(2010, 2019)}-${n(2020, 2026)} nothing changed for ${n(2, 9)} million people.`,
    () => `عمري ${n(8, 17)} سنة وفي صفي ${n(15, 40)} طالبا.`,
    () => `صدر القانون في ${n(1, 28)}/${n(1, 12)}/${n(2000, 2026)}.`,
    () => `المادة ${n(1, 54)} من اتفاقية 1989 مهمة لي.`,
    () => `نريد ثلاثة ملاعب وأربعة معلمين وخمسة كتب.`,
    () => `J'ai ${n(8, 17)} ans et nous sommes ${n(15, 35)} en classe.`,
    () => `L'article ${n(1, 54)} et l'article ${n(1, 54)} de la convention de 1989 sont importants.`,
    () => `La loi du ${n(1, 28)}/${n(1, 12)}/${n(2000, 2026)} est ancienne, dit-on depuis ${n(2, 9)} ans.`,
    () => `Un, deux, trois : on veut quatre parcs, cinq arbres et six bancs, soit vingt et une choses.`,
    () => `Tengo ${n(8, 17)} años y en mi clase somos ${n(15, 40)}.`,
    () => `La ley del ${n(1, 28)} de marzo de ${n(1989, 2026)} es vieja.`,
    () => `Queremos tres parques, cuatro bancos y cinco árboles en once calles.`,
    () => `Мне ${n(8, 17)} лет, в нашем классе ${n(15, 35)} человек.`,
    () => `Закон от ${n(1, 28)} марта ${n(1989, 2026)} года устарел, статья ${n(1, 54)} тоже.`,
    () => `Нам нужны три парка, четыре скамейки и пять деревьев на одиннадцати улицах.`,
    () => `TikTok – хорошее приложение, но там много рекламы, о ней ${n(2, 9)} раз говорили.`,
    () => `Nina miaka ${n(8, 17)} na darasani tuko ${n(15, 60)}.`,
    () => `Sheria ya tarehe ${n(1, 28)} Machi ${n(1989, 2026)} ni ya zamani.`,
    () => `Tunataka viti vitatu, meza nne na vitabu vitano: moja, mbili, tatu.`,
    () => `我今年${n(8, 17)}岁，我们班有${n(20, 55)}个同学。`,
    () => `这部法律是${n(1990, 2026)}年${n(1, 12)}月${n(1, 28)}日通过的。`,
    () => `第${n(1, 54)}条和第${n(1, 54)}条很重要，一共有一百二十五段。`,
    () => `我们想要三个公园、四位老师和五本书。`,
  ];
  return Array.from({ length: count }, (_, at) => (makes[at % makes.length] as () => string)());
}
