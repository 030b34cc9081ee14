import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inDigitsOf } from '../../../app/i18n/locale-of.ts';
import { levels } from '../../../app/i18n/translator.ts';
import {
  catalogue,
  type Namespace,
  namespaces,
  type Strings,
  wholeLanguages,
} from '../../../locales/index.ts';
import { inventoryWords } from '../../../locales/inventory.ts';
import { pseudo } from '../../../locales/pseudo.ts';
import { gate } from '../../../server/core/consultation/release-gate.ts';
import { reasons } from '../../../server/core/moderation/reasons.ts';
import { auditActors, auditDeeds } from '../../../server/core/privacy/audit-deeds.ts';
import { roles } from '../../../server/core/staff/roles.ts';
import { refusalCodes } from '../../../server/core/wire/refusals.ts';
import { foreignDigits } from '../../support/pages/digits.ts';

const keyPattern = /^(?<stem>.+?)(?<younger>_younger)?(?:_(?<plural>zero|one|two|few|many|other))?$/;

type Key = {
  readonly key: string;
  readonly stem: string;
  readonly younger: boolean;
  readonly plural: string | undefined;
};

function partsOf(key: string): Key {
  const { stem = key, younger, plural } = keyPattern.exec(key)?.groups ?? {};
  return { key, stem, younger: younger !== undefined, plural };
}

const everyNamespace = (language: string): Strings =>
  Object.assign({}, ...Object.values(catalogue[language] ?? {}));
const english = everyNamespace('en');
const stems = new Set(Object.keys(english).map((key) => partsOf(key).stem));
const others = wholeLanguages.filter(({ tag }) => tag !== 'en').map(({ tag }) => tag);

/** Languages written in Latin letters: that no English was left over shows in no letter, so a text that equals it has to be listed. */
const inLatin: Readonly<Record<string, RegExp>> = {
  fr: /^(?:Documents?|Consultations?|Pages?|Points?|Codes?|Sections?|Sessions?|Versions?|Question|Correction|Notes?|version|code|codes|section|sections|contribution|contributions|Place|min|minutes?|h)$/,
};
/** Where a language has the letters of English, English is known by its commonest words, which are none of the others. */
const inLatinLetters = (tag: string) => new Intl.Locale(tag).maximize().script === 'Latn';
const englishWords = /\b(?:the|and|of|you|your|with|this|that|what|which|not|from|have|will)\b/i;

/** What stands in double braces, as `name` or `name, format`. */
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? '').sort();

/** A text that exists in several forms, by its stem and level. */
function formsOf(strings: Strings): Map<string, { plural: string | undefined; text: string }[]> {
  const forms = new Map<string, { plural: string | undefined; text: string }[]>();
  for (const [key, text] of Object.entries(strings)) {
    const { stem, younger, plural } = partsOf(key);
    const name = stem + (younger ? '_younger' : '');
    forms.set(name, [...(forms.get(name) ?? []), { plural, text }]);
  }
  return forms;
}

/** Everything a child may read. Of the strings of staff none is held to a child's measure. */
const forChildren: readonly Namespace[] = ['child', 'public', 'report', 'reasons', 'common'];
/** Said to staff only, although it stands with the common ones. */
const forStaff = (stem: string) =>
  /^(nav\.|staff\.|reason\..*\.label$)/.test(stem) ||
  /^refusal\.(already-|document|evidence|factor|field-missing|findings|gate|language|link|last|not-allowed|not-ready|one-person|options|picture|places|points|reason|redaction|training|undo)/.test(
    stem,
  );

/** What a child reads at a level: the text of that level, else the plain one. */
function readAt(language: string, level: (typeof levels)[number]): { key: string; text: string }[] {
  return forChildren.flatMap((namespace) => {
    const strings = catalogue[language]?.[namespace] ?? {};
    return Object.keys(strings)
      .map(partsOf)
      .filter(({ stem }) => !forStaff(stem))
      .filter(({ stem, younger, plural }) => {
        if (level === 'older') return !younger;
        const own = `${stem}_younger${plural ? `_${plural}` : ''}`;
        return younger || !(own in strings);
      })
      .map(({ key }) => ({ key, text: strings[key] ?? '' }));
  });
}

/**
 * Sentences of Chinese, each with its characters; a number or a placeholder counts as one. Most words of the language have
 * two characters, so nine words are eighteen. These limits are working limits of our own until somebody measures what
 * children read with ease.
 */
function chineseSentencesOf(text: string): { sentence: string; characters: number }[] {
  return text
    .replace(/\{\{[^}]*\}\}/g, '1')
    .split(/(?<=[。？：…])/)
    .filter((sentence) => /[。？]$/.test(sentence))
    .map((sentence) => ({
      sentence,
      characters: sentence.match(/\p{Script=Han}|[\p{N}A-Za-z]+/gu)?.length ?? 0,
    }));
}

/** Sentences of at least two words: a label is no sentence. A placeholder counts as one word. */
function sentencesOf(text: string): { sentence: string; words: number }[] {
  return text
    .replace(/\{\{[^}]*\}\}/g, 'X')
    .split(/(?<=[.?!؟:…])\s+/)
    .filter((sentence) => /[.?!؟]$/.test(sentence))
    .map((sentence) => ({
      sentence,
      words: sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    }))
    .filter(({ words }) => words > 1);
}

describe('R64: every string exists in every language', () => {
  for (const language of others) {
    it(`${language} has the texts of English, at the same levels`, () => {
      for (const namespace of namespaces) {
        const own = new Set(formsOf(catalogue[language]?.[namespace] ?? {}).keys());
        const wanted = new Set(formsOf(catalogue.en?.[namespace] ?? {}).keys());
        expect([...own].sort(), namespace).toEqual([...wanted].sort());
      }
    });

    it(`${language} has the placeholders of English`, () => {
      const own = formsOf(everyNamespace(language));
      const wrong = [...formsOf(english)].flatMap(([name, forms]) => {
        const wanted = [...new Set(forms.flatMap(({ text }) => placeholders(text)))].sort();
        const found = own.get(name) ?? [];
        const all = [...new Set(found.flatMap(({ text }) => placeholders(text)))].sort();
        // "One child" and "two children" may be words, and of none nothing can be listed; else every value stands in every form.
        const lost = found.filter(({ text, plural }) =>
          wanted.some(
            (each) =>
              !placeholders(text).includes(each) &&
              !(plural === 'zero' || (plural !== undefined && each.startsWith('count'))),
          ),
        );
        return all.join() === wanted.join() && lost.length === 0 ? [] : [{ name, wanted, all }];
      });
      expect(wrong).toEqual([]);
    });

    it(`${language} holds no English: no common word of it, and in other letters only names that have no other spelling`, () => {
      const allowed =
        /\b(?:Due Weight|TLS|QR|JSON|Ed25519|SHA-256|Markdown|HTML|Word|docx|DOCX|PDF|ZIP|Akoma Ntoso|xml|MB|PNG|JPEG|WebP|UTC|UTF-8|CSV|Esc|libSQL|SVG|en ar)\b|https:\/\//g;
      const alike = inLatin[language];
      if (alike !== undefined) {
        const bare = (text: string) => text.replace(/\{\{[^}]*\}\}|[^\p{L}\s-]/gu, ' ').trim();
        const kept = Object.entries(everyNamespace(language))
          .filter(([key, text]) => text === english[key] && /\p{L}/u.test(bare(text)))
          .filter(([, text]) => !alike.test(bare(text)) && !/^Due Weight$/.test(text));
        expect(kept).toEqual([]);
        return;
      }
      const latin = Object.entries(everyNamespace(language))
        .map(([key, text]) => ({ key, text: text.replace(/\{\{[^}]*\}\}/g, '').replace(allowed, '') }))
        .filter(({ text }) => (inLatinLetters(language) ? englishWords : /[A-Za-z]/).test(text));
      expect(latin).toEqual([]);
    });
  }

  for (const { tag } of wholeLanguages) {
    it(`${tag} has every plural form of its own, and no other`, () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      const categories = pluralCategories.toSorted();
      // "None" may be said apart in every language; where the language has a form for it, it has to be.
      const spare = (plural: string | undefined) => plural === 'zero' && !pluralCategories.includes('zero');
      const wrong = [...formsOf(everyNamespace(tag))]
        .map(([name, forms]) => ({
          name,
          plurals: forms.flatMap(({ plural }) => (spare(plural) ? [] : (plural ?? []))).toSorted(),
        }))
        .filter(({ plurals }) => plurals.length > 0 && plurals.join() !== categories.join());
      expect(wrong).toEqual([]);
    });

    it(`${tag} has no empty text and no space at an edge`, () => {
      const loose = Object.entries(everyNamespace(tag)).filter(
        ([key, text]) => text.trim() === '' || (text !== text.trim() && !key.startsWith('list.')),
      );
      expect(loose).toEqual([]);
    });
  }

  it('no key stands in two namespaces, where one would hide the other', () => {
    const keys = namespaces.flatMap((namespace) => Object.keys(catalogue.en?.[namespace] ?? {}));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('R615: numbers stand in the digits of their language', () => {
  // It names the sign that stands in a table of what is held.
  const namesASign = ['held.field.cleared'];

  it.each(wholeLanguages.map(({ tag }) => tag))('%s mixes no digits', (tag) => {
    const mixed = [...Object.entries(everyNamespace(tag)), ...Object.entries(inventoryWords(tag))]
      .filter(([key]) => !namesASign.includes(key))
      .filter(([, text]) => foreignDigits(tag, text).length > 0);
    expect(mixed).toEqual([]);
  });

  it('a value that is a number is written as one; the number of a sheet is a name, and of a chart it is written already', () => {
    const bare = [...formsOf(english)]
      .filter(([name]) => !/^paper\.|^release\.chart\.part$/.test(name))
      .filter(([, forms]) => forms.some(({ text }) => /\{\{(?:count|number|all)\}\}/.test(text)))
      .map(([name]) => name);
    expect(bare).toEqual([]);
  });

  it('would be missed, and what is in Latin letters keeps its own', () => {
    expect(foreignDigits('ar', 'من 28 دولة')).toEqual(['2', '8']);
    expect(foreignDigits('ar', 'حتى 3.9 MB و١٦ مليون، {{min, number}}')).toEqual([]);
    expect(foreignDigits('fr', '٢٨ pays')).toEqual(['٢', '٨']);
    expect(inDigitsOf('ar', '11–13')).toBe('١١–١٣');
    expect(inDigitsOf('zh', '11–13, 2021')).toBe('11–13, 2021');
  });
});

describe('what the product can say, it can say in words', () => {
  it('every refusal has its sentence', () => {
    expect(refusalCodes.filter((code) => !stems.has(`refusal.${code}`))).toEqual([]);
    const known = new Set<string>(refusalCodes.map((code) => `refusal.${code}`));
    expect([...stems].filter((stem) => stem.startsWith('refusal.') && !known.has(stem))).toEqual([]);
  });

  it('every reason has its sentence, its label and the name of a hidden part', () => {
    const wanted = reasons.flatMap((reason) => [
      `reason.${reason}`,
      `reason.${reason}.label`,
      `reason.${reason}.part`,
    ]);
    expect([...stems].filter((stem) => stem.startsWith('reason.')).sort()).toEqual(wanted.sort());
  });

  it('R40: every row of the gate has its name, and a sentence for each state it can be in', () => {
    const nothing = {
      state: 'draft' as const,
      revision: 1,
      today: '2026-01-01',
      sponsorKind: '',
      timeZone: '',
      retentionDay: '',
      answerDay: '',
      closingDay: '2030-05-01',
      languages: [],
      texts: [],
      designs: [],
      sections: [],
      source: null,
      activities: [{ id: 'a', kind: 'question' as const, proposes: true, prompts: [], options: [] }],
      seeds: [],
      attributes: [],
      consent: { rules: [], carerWay: '' as const, publicWay: false },
      safety: {
        country: '',
        helplinesReady: false,
        helplinesStand: false,
        leads: 0,
        drillAgeDays: null,
        outside: false,
      },
      overseer: false,
      host: false,
      crew: { moderators: 0, leads: 0 },
      terms: {
        readingDays: 0,
        faceToFace: false,
        venues: [],
        languagesTold: false,
        missingLanguages: [],
        undertaking: null,
      },
      assessments: [],
      words: { used: 0, waiting: 0, packless: 0 },
      notices: false,
      onServer: true,
      auditDay: null,
      signatures: [],
    };
    const wanted = gate(nothing).flatMap(({ item, state }) => [
      `gate.${item}`,
      ...(state === 'not-yet-checked'
        ? [`gate.${item}.${state}`]
        : [`gate.${item}.ready`, `gate.${item}.missing`]),
    ]);
    // Some of them wait, whole, for another person or for a day (R554).
    const waiting = ['plain-checked', 'source', 'impact', 'data-protection', 'days-to-read'];
    wanted.push(...waiting.map((item) => `gate.${item}.waits`));
    expect(wanted.filter((stem) => !stems.has(stem))).toEqual([]);
  });

  it('every role has its name and what it does', () => {
    expect(roles.filter((role) => !stems.has(`role.${role}`) || !stems.has(`role.${role}.does`))).toEqual([]);
  });

  it('R833: every deed of a log has its words, and whoever stands in one beside people of staff', () => {
    expect(auditDeeds.filter((deed) => !stems.has(`audit.deed.${deed}`))).toEqual([]);
    expect(auditActors.filter((actor) => !stems.has(`audit.who.${actor}`))).toEqual([]);
  });

  it('every text is used somewhere', () => {
    const sources = ['app', 'server'].map((folder) => sourcesBelow(folder)).join('\n');
    const literals = new Set([...sources.matchAll(/['"]([a-z][\w.-]*)['"]/g)].map((match) => match[1]));
    const shapes = [...sources.matchAll(/`([a-z][\w.-]*\.(?:[^`$]|\$\{[^`]*?\})*)`/g)]
      .map((match) => match[1] ?? '')
      .filter((shape) => shape.includes('${'))
      .map((shape) => {
        const literal = shape.replace(/\$\{[^}]*\}/g, '\0').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        return new RegExp(`^${literal.replaceAll('\0', '[\\w:-]+')}$`);
      });
    const unused = [...stems].filter(
      (stem) => !literals.has(stem) && !shapes.some((shape) => shape.test(stem)),
    );
    expect(unused).toEqual([]);
  });
});

describe('what a child reads is short and plain (docs/look.md)', () => {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

  for (const [level, limits] of [
    ['younger', { mean: 9, max: 18 }],
    ['older', { mean: 12, max: 18 }],
  ] as const) {
    it(`English, ${level}: at most ${limits.mean} words a sentence in the mean, never more than ${limits.max}`, () => {
      const sentences = readAt('en', level).flatMap(({ key, text }) =>
        sentencesOf(text).map((sentence) => ({ key, ...sentence })),
      );
      expect(sentences.length).toBeGreaterThan(100);
      expect(mean(sentences.map(({ words }) => words))).toBeLessThanOrEqual(limits.mean);
      expect(sentences.filter(({ words }) => words > limits.max)).toEqual([]);
    });
  }

  for (const [level, limits] of [
    ['younger', { mean: 11, max: 24 }],
    ['older', { mean: 13, max: 24 }],
  ] as const) {
    it(`Chinese, ${level}: at most ${limits.mean} characters a sentence in the mean, never more than ${limits.max}`, () => {
      const sentences = readAt('zh', level).flatMap(({ key, text }) =>
        chineseSentencesOf(text).map((sentence) => ({ key, ...sentence })),
      );
      expect(sentences.length).toBeGreaterThan(100);
      expect(mean(sentences.map(({ characters }) => characters))).toBeLessThanOrEqual(limits.mean);
      expect(sentences.filter(({ characters }) => characters > limits.max)).toEqual([]);
    });
  }

  it('a text made for younger children has at most nine words a sentence, in every language', () => {
    const long = wholeLanguages.flatMap(({ tag }) =>
      Object.entries(everyNamespace(tag))
        .filter(([key]) => partsOf(key).younger)
        .flatMap(([key, text]) =>
          tag === 'zh'
            ? chineseSentencesOf(text).map(({ sentence, characters }) => ({
                key,
                sentence,
                words: characters / 2,
              }))
            : sentencesOf(text).map((sentence) => ({ key, ...sentence })),
        )
        .filter(({ words }) => words > 9),
    );
    expect(long).toEqual([]);
  });

  it('Chinese stands in its own marks: full-width, and no space beside a character but before a Latin word', () => {
    const strange = Object.entries(everyNamespace('zh'))
      .filter(([key]) => !key.startsWith('list.') && key !== 'code.example')
      .map(([key, text]) => ({ key, text: text.replace(/\{\{[^}]*\}\}/g, '一') }))
      .filter(({ text }) =>
        /\p{Script=Han}[,.?!:;()"']|[,.?!:;()"']\p{Script=Han}|\p{Script=Han} \p{Script=Han}/u.test(text),
      );
    expect(strange).toEqual([]);
  });

  it('R733: French has a no-break space before its high marks and inside its quotation marks, where a line would else begin with one', () => {
    const texts = [...Object.entries(everyNamespace('fr')), ...Object.entries(inventoryWords('fr'))];
    expect(texts.filter(([, text]) => / [:?;!%»]|« /.test(text))).toEqual([]);
  });

  it('R734: Arabic has its own comma, semicolon and question mark', () => {
    const texts = [...Object.entries(everyNamespace('ar')), ...Object.entries(inventoryWords('ar'))];
    const bare = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '');
    expect(texts.filter(([, text]) => /[,;?]/.test(bare(text)))).toEqual([]);
  });

  it('no word that talks down, blames or belongs to a machine', () => {
    const never = /\b(?:oops|awesome|sorry|please wait|invalid|users?|content|violations?|must)\b|!/i;
    const said = levels.flatMap((level) => readAt('en', level)).filter(({ text }) => never.test(text));
    expect(said).toEqual([]);
    const shouted = levels.flatMap((level) => others.flatMap((tag) => readAt(tag, level)));
    expect(shouted.filter(({ text }) => /[!！]/.test(text))).toEqual([]);
    const neverInChinese =
      /哎呀|糟糕|太棒了|抱歉|对不起|请稍[候等]|无效|非法|用户|内容|违规|违反|必须|小朋友/;
    const chinese = levels.flatMap((level) => readAt('zh', level));
    expect(chinese.filter(({ text }) => neverInChinese.test(text))).toEqual([]);
  });
});

it('R730: what staff read in English calls a child “they”, and never “it”', () => {
  const staff = Object.entries({ ...catalogue.en?.staff, ...catalogue.en?.training });
  expect(staff.length).toBeGreaterThan(1_000);
  const asThing =
    /\bchild (that|which)\b|\bchild\b[^.?!:]*\b(itself|its (own|right|seat|sheet|words|yes)|it (says|said|told|wants|likes|is done))\b/i;
  const parts = staff.flatMap(([key, text]) =>
    text.split(/(?<=[.?!])\s/).map((sentence) => `${key}: ${sentence}`),
  );
  expect(parts.filter((part) => asThing.test(part))).toEqual([]);
});

describe('the pseudo-language', () => {
  it('is longer, keeps placeholders, and shows where it begins and ends', () => {
    for (const text of Object.values(english)) {
      const strange = pseudo(text);
      expect(placeholders(strange)).toEqual(placeholders(text));
      if (!/\p{L}/u.test(text.replace(/\{\{[^}]*\}\}/g, ''))) continue;
      expect(strange).toMatch(/^\s*\[[\s\S]*\]\s*$/);
      const letters = text.replace(/\{\{[^}]*\}\}/g, '').length;
      expect(strange.length).toBeGreaterThanOrEqual(text.length + Math.floor(letters * 0.5));
    }
  });
});

function sourcesBelow(folder: string): string {
  const root = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
