import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import arabic from '../../../locales/ar/pseudonyms.json' with { type: 'json' };
import english from '../../../locales/en/pseudonyms.json' with { type: 'json' };
import spanish from '../../../locales/es/pseudonyms.json' with { type: 'json' };
import french from '../../../locales/fr/pseudonyms.json' with { type: 'json' };
import russian from '../../../locales/ru/pseudonyms.json' with { type: 'json' };
import swahili from '../../../locales/sw/pseudonyms.json' with { type: 'json' };
import chinese from '../../../locales/zh/pseudonyms.json' with { type: 'json' };
import {
  adjectiveCount,
  drawPseudonyms,
  motifCount,
  motifOf,
  motifs,
  nameCount,
  nameKey,
  nameOf,
  type Pseudonym,
  type PseudonymWords,
  paletteCount,
} from '../../../server/core/room/pseudonyms.ts';

const lists: { language: string; words: PseudonymWords }[] = [
  { language: 'en', words: english as PseudonymWords },
  { language: 'ar', words: arabic as PseudonymWords },
  { language: 'fr', words: french as PseudonymWords },
  { language: 'es', words: spanish as PseudonymWords },
  { language: 'ru', words: russian as PseudonymWords },
  { language: 'sw', words: swahili as PseudonymWords },
  { language: 'zh', words: chinese as PseudonymWords },
];

function seeded(seed: string): (length: number) => Uint8Array {
  let turn = 0;
  return (length) => {
    turn += 1;
    return createHash('sha256').update(`${seed}:${turn}`).digest().subarray(0, length);
  };
}

/** A word alone, or a pair, that someone could throw at a child. Gender, body, size, skin, origin, rank, weakness, ridicule. */
const unkind: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\b(?:big|small|little|tiny|tall|short|fat|thin|round|heavy|old|young|pretty|ugly|hairy|bald|pale|dark|black|white|brown|red|yellow)\b/i,
    /\b(?:golden?|silver|bronze|royal|noble|grand|lucky|rare|super|top|first|last|best)\b/i,
    /\b(?:foreign|native|local|wild|poor|rich|dirty|smelly|slow|lazy|silly|odd|queer|dumb|sad|shady|fishy|wet|soft|slimy|sour|lost|broken)\b/i,
    /\b(?:ruby|amber|rosy|rose|violet|scarlet|coral|olive|ginger|misty|sandy|sunny|jade|daisy|summer|autumn|angel|holy)\b/i,
    /(?:cold|odd|dead|floating|hooked|smelly) fish|(?:jail|dead|caged|old) bird|(?:sinking|leaky|refugee) boat|empty shell|dung beetle|(?:rotten|fallen|fading) leaf|over the hill|broken umbrella/i,
  ],
  ar: [
    /(?:كبير|صغير|طويل|قصير|سمين|نحيف|بدين|رشيق|جميل|قبيح|أسود|سوداء|أبيض|بيضاء|أسمر|سمراء|أشقر|شقراء|أحمر|حمراء|أصفر|صفراء|ملون)/,
    /(?:ذهبي|فضي|ملكي|نبيل|محظوظ|نادر|أول|أخير)/,
    /(?:غريب|أجنبي|فقير|غني|قذر|بطيء|كسول|غبي|حزين|مكسور|ضائع|وحيد|راقص|لعوب|طافي)/,
    /(?:الصبور|اللطيف|الكريم|الودود|السلام|الصادق|الأمين)/,
  ],
  fr: [
    /\b(?:grand|petit|gros|mince|maigre|rond|lourd|vieux|vieille|jeune|jolie?|laide?|chauve|pâle|noire?|blanche?|brune?|rousse?|jaune|rouge)\b/i,
    /\b(?:dorée?|argentée?|royale?|noble|chanceux|rare|super|premi[eè]re?|derni[eè]re?)\b/i,
    /\b(?:étrange|étranger|sauvage|pauvre|riche|sale|lente?|paresseux|bête|triste|cassée?|perdue?|molle?|humide|folle|fou|vide|seule?)\b/i,
    // Words that are used against children or grown-ups, whatever they meant at first.
    /\b(?:gland|noix|morte?|rouge|pourrie?|volage|baveux|baveuse)\b/i,
  ],
  es: [
    /(?<!\p{L})(?:grande|pequeñ|chic[oa]|alt[oa]|baj[oa]|gord|flac|delgad|redond|pesad|viej|joven|bonit|fe[oa](?!\p{L})|pelud|calv|pálid|oscur|negr|blanc|rubi|moren|marrón|roj|amarill)/iu,
    /(?<!\p{L})(?:dorad|de oro|platead|de plata|real(?!\p{L})|noble|rar[oa]|súper|primer|últim|mejor)/iu,
    /(?<!\p{L})(?:extranjer|nativ|local|salvaje|pobre|ric[oa](?!\p{L})|suci|lent[oa]|perezos|tont|trist|perdid|rot[oa](?!\p{L})|sol[oa](?!\p{L})|mojad|bland|agri)/iu,
    // Words that are thrown at children or grown-ups somewhere where Spanish is spoken, whatever they mean elsewhere.
    /(?<!\p{L})(?:concha|pájaro|pato|mariposa|loca|burr|cerd|zorr|perr|conej|almeja|pelotero|frí[oa](?!\p{L})|muert|quemad|hundid|de fuego)/iu,
  ],
  ru: [
    /(?<!\p{L})(?:больш|маленьк|мелк|высок|низк|толст|тонк|худ|кругл|тяжёл|стар|молод|красив|некрасив|лохмат|лыс|бледн|тёмн|смугл|чёрн|бел|коричнев|рыж|красн|жёлт|голуб|розов)/iu,
    /(?<!\p{L})(?:золот|серебр|королевск|царск|знатн|редк|супер|перв|последн|лучш)/iu,
    /(?<!\p{L})(?:чуж|иностран|местн|дик|бедн|богат|грязн|вонюч|медленн|ленив|глуп|странн|печальн|потерян|сломан|одинок|мокр|мягк|кисл|пуст|холодн|мёртв)/iu,
    // Words that are thrown at children or grown-ups, whatever they mean elsewhere: a wooden head, a ready fish, a green serpent.
    /(?<!\p{L})(?:зелёный воздушный змей|деревянн|готов|свеж|ветрен|гнил|дубов|синий жук|навозн|сух)/iu,
  ],
  sw: [
    /(?<!\p{L})(?:[mwy]?a?(?:kubwa|dogo|refu|fupi|nene|embamba|zee|changa)|mrefu|mfupi|mnene|mwembamba|mzee|mrembo|mzuri|mbaya|vibaya|kipara|weusi|weupe|wekundu|nyeusi|nyeupe|nyekundu|manjano|kahawia|maji ya kunde)(?!\p{L})/iu,
    /(?<!\p{L})(?:dhahabu|fedha|kifalme|bahati|nadra|kwanza|mwisho|bora)(?!\p{L})/iu,
    /(?<!\p{L})(?:ugeni|mgeni|kigeni|porini|shamba|umaskini|utajiri|uchafu|uvivu|ujinga|huzuni|upweke|upotevu|kuvunjika|kupotea|maji|moto|damu|mkojo|mavi|tope)(?!\p{L})/iu,
    // Words that are thrown at children or grown-ups, whatever they meant at first.
    /(?<!\p{L})(?:mbwa|nyani|kenge|punda|nguruwe|mende|shoga|kombe|kokwa|kuku|samaki wa (?:kuoza|nchi kavu)|ndege wa (?:kuangamia|jela)|mashua ya kuzama)(?!\p{L})/iu,
  ],
  zh: [
    /^(?:大(?!理石)|小|高(?!飞)|矮|胖|瘦|圆|重|老|幼|年轻|漂亮|美丽|丑|秃|苍白|黑|白|棕|褐|红|黄)/,
    /^(?:金|银|王|皇|贵|高贵|幸运|稀有|超级|第一|最)/,
    /(?:外来|外国|外星|本地|土气|穷|富|脏|臭|慢|懒|傻|笨|蠢|呆|怪|难过|伤心|孤单|湿|软|酸|破|坏|迷路|落后)/,
    // Words that are used against children or grown-ups, whatever they meant at first.
    /(?:滚|死|病|疯|枯|空|玻璃|木头|绿帽|菊花|绿茶|土豆|恐龙)/,
  ],
};

describe.each(lists)('the pseudonym words of $language', ({ language, words }) => {
  const every: { name: string; key: number }[] = words.adjectives.flatMap((_, adjective) =>
    words.nouns.map((__, motif) => ({
      name: nameOf({ adjective, motif }, words),
      key: nameKey({ adjective, motif }),
    })),
  );

  it('name each motif and as many adjectives as every other language', () => {
    expect(words.nouns.length).toBe(motifCount);
    expect(words.adjectives.length).toBe(adjectiveCount);
  });

  it('make 1,152 different names, enough for a room of a thousand', () => {
    expect(new Set(every.map(({ name }) => name)).size).toBe(1_152);
    expect(new Set(every.map(({ key }) => key)).size).toBe(1_152);
  });

  it('R19: make no name that is unkind or says what a child is', () => {
    const rules = unkind[language] ?? [];
    expect(rules.length).toBeGreaterThan(0);
    expect(every.map(({ name }) => name).filter((name) => rules.some((rule) => rule.test(name)))).toEqual([]);
  });

  it('are written without stray spaces, digits or invisible characters', () => {
    const shapes: Readonly<Record<string, RegExp>> = {
      en: /^[A-Z][a-z]+ [A-Z][a-z]+$/,
      ar: /^[\u0621-\u063A\u0641-\u064A]+(?: [\u0621-\u063A\u0641-\u064A]+){1,2}$/,
      fr: /^\p{Lu}[\p{Ll}-]+ [\p{Ll}’]+(?: [\p{Ll}’]+)?$/u,
      es: /^[A-Z][a-z]+(?: [a-záéíóúüñ]+){1,3}$/,
      ru: /^[А-ЯЁ][а-яё]+ (?:воздушный )?[а-яё]+$/,
      sw: /^[A-Z][a-z]+ (?:wa|ya) [a-z’]+(?: [a-z]+)?$/,
      zh: /^\p{Script=Han}{2,5}的\p{Script=Han}{2,3}$/u,
    };
    expect(every.map(({ name }) => name).filter((name) => !shapes[language]?.test(name))).toEqual([]);
  });
});

describe('the rule list itself', () => {
  it('catches what it is for', () => {
    const caught = (language: string, name: string) => unkind[language]?.some((rule) => rule.test(name));
    expect(caught('en', 'Cold Fish')).toBe(true);
    expect(caught('en', 'Golden Kite')).toBe(true);
    expect(caught('ar', 'الخنفساء السوداء')).toBe(true);
    expect(caught('fr', 'Poisson rouge')).toBe(true);
    expect(caught('es', 'Pez dorado')).toBe(true);
    expect(caught('es', 'Concha azul')).toBe(true);
    expect(caught('ru', 'Холодная рыбка')).toBe(true);
    expect(caught('ru', 'Голубой зонт')).toBe(true);
    expect(caught('sw', 'Samaki wa dhahabu')).toBe(true);
    expect(caught('sw', 'Kokwa ya mapema')).toBe(true);
    expect(caught('zh', '白色的鱼儿')).toBe(true);
    expect(caught('zh', '慢吞吞的蜗牛')).toBe(true);
  });
});

describe('Arabic names', () => {
  it('agree in gender and definiteness', () => {
    for (const [index, { m, f }] of arabic.adjectives.entries()) {
      expect(m.startsWith('ال'), m).toBe(true);
      expect(f.startsWith('ال'), f).toBe(true);
      // Feminine by taa marbuta, or by the pattern of colours (أزرق، زرقاء).
      expect(f === `${m}ة` || (m.startsWith('الأ') && f.endsWith('اء')), `${index} ${m} ${f}`).toBe(true);
    }
    for (const { word, gender } of arabic.nouns) {
      expect(word.startsWith('ال'), word).toBe(true);
      expect(gender, word).toBe(/(?:ة|اء)$/.test(word) ? 'f' : 'm');
    }
  });
});

describe('Russian names', () => {
  it('agree in gender', () => {
    for (const { m, f } of russian.adjectives) {
      expect(m, m).toMatch(/(?:ый|ий|ой|ийся)$/);
      expect(f, f).toMatch(/(?:ая|яя|аяся)$/);
      expect(f.slice(0, 3)).toBe(m.slice(0, 3));
    }
    for (const { word, gender } of russian.nouns) expect(gender, word).toBe(/[ая]$/.test(word) ? 'f' : 'm');
  });
});

describe('a pseudonym', () => {
  const copperKite: Pseudonym = { adjective: 0, motif: 0, palette: 2 };

  it('is shown in the language of its reader', () => {
    expect(nameOf(copperKite, english as PseudonymWords)).toBe('Copper Kite');
    expect(nameOf(copperKite, arabic as PseudonymWords)).toBe('الطائرة الورقية النحاسية');
    expect(nameOf({ ...copperKite, motif: 2 }, arabic as PseudonymWords)).toBe('الحلزون النحاسي');
    expect(nameOf({ ...copperKite, adjective: 6 }, spanish as PseudonymWords)).toBe('Cometa morada');
    expect(nameOf({ ...copperKite, adjective: 6, motif: 1 }, spanish as PseudonymWords)).toBe('Barco morado');
    expect(nameOf(copperKite, russian as PseudonymWords)).toBe('Медный воздушный змей');
    expect(nameOf({ ...copperKite, motif: 1 }, russian as PseudonymWords)).toBe('Медная лодка');
    expect(nameOf(copperKite, chinese as PseudonymWords)).toBe('铜色的风筝');
  });

  it('of a damaged row still has something to call it', () => {
    expect(nameOf({ ...copperKite, adjective: 999 }, english as PseudonymWords)).toBe('Kite');
    expect(nameOf({ ...copperKite, motif: 99 }, english as PseudonymWords)).toBe('–');
    expect(motifOf({ ...copperKite, motif: 99 })).toBe('kite');
    expect(motifs.map((_, motif) => motifOf({ ...copperKite, motif }))).toEqual([...motifs]);
  });
});

describe('drawing pseudonyms', () => {
  it('R20: gives different names by chance, each with a palette, at most all there are', () => {
    const some = drawPseudonyms(seeded('first'), 48);
    expect(new Set(some.map(nameKey)).size).toBe(48);
    expect(some.map(nameKey)).not.toEqual(drawPseudonyms(seeded('second'), 48).map(nameKey));
    const all = drawPseudonyms(seeded('all'), 2_000);
    expect(new Set(all.map(nameKey)).size).toBe(nameCount);
    expect(all).toHaveLength(nameCount);
    expect(all.every(({ palette }) => palette >= 0 && palette < paletteCount)).toBe(true);
    expect(new Set(all.map(({ palette }) => palette)).size).toBe(paletteCount);
  });
});
