import { type ActivityKind, type Standing, standings } from './activities.ts';
import type { ReadingLevel } from './reading-levels.ts';
import { readingLevels } from './reading-levels.ts';

export const templateNames = [
  'draft-law',
  'local-plan',
  'school-rule',
  'product-design',
  'service-feedback',
  'childrens-report',
] as const;
export type TemplateName = (typeof templateNames)[number];

/** The same at both reading levels. */
type Levelled = { readonly older: string; readonly younger: string };

/** The words of all templates in one language, as they stand in `locales/<tag>/templates.json`. */
export type TemplateWords = Readonly<
  Record<TemplateName, { readonly purpose: Levelled; readonly ask: Levelled }>
> & {
  readonly shared: {
    readonly risks: Levelled;
    readonly unasked: Levelled;
    readonly talk: Levelled;
    readonly propose: Levelled;
  };
};

type Template = {
  readonly sponsorKind: 'public' | 'company' | 'civil';
  /** Children meet; where they would be many strangers, or a company asks, forms alone. */
  readonly room: boolean;
};

const templates: Readonly<Record<TemplateName, Template>> = {
  'draft-law': { sponsorKind: 'public', room: false },
  'local-plan': { sponsorKind: 'public', room: true },
  'school-rule': { sponsorKind: 'public', room: true },
  'product-design': { sponsorKind: 'company', room: false },
  'service-feedback': { sponsorKind: 'public', room: false },
  'childrens-report': { sponsorKind: 'civil', room: true },
};

/** What a new consultation begins with, in one language at both levels. */
export type TemplateDraft = {
  readonly sponsorKind: Template['sponsorKind'];
  readonly texts: readonly {
    readonly field: 'purpose';
    readonly level: ReadingLevel;
    readonly body: string;
  }[];
  readonly activities: readonly {
    readonly kind: ActivityKind;
    readonly standing: Standing | '';
    readonly prompts: readonly { readonly level: ReadingLevel; readonly prompt: string }[];
  }[];
};

const levels = [...readingLevels].reverse();

/**
 * A template in the words of one language. Every one asks which risks children see and what was not asked: the General Comment
 * wants both of every consultation (docs/rights.md, ¶ 14, 34). None says what can still change: only who asks knows, and an instruction in that
 * field would be read to children.
 */
export function templateDraft(name: TemplateName, words: TemplateWords): TemplateDraft {
  const { sponsorKind, room } = templates[name];
  const { ask, purpose } = words[name];
  const { talk } = words.shared;
  const activity = (kind: ActivityKind, asked: Levelled) => ({
    kind,
    standing: '' as const,
    prompts: levels.map((level) => ({ level, prompt: asked[level] })),
  });
  return {
    sponsorKind,
    texts: levels.map((level) => ({ field: 'purpose', level, body: purpose[level] })),
    activities: [
      activity('question', ask),
      ...standingDraft(words),
      ...(room ? [activity('room', talk)] : []),
    ],
  };
}

/** The questions that close every consultation, in the words of one language at both levels. */
export function standingDraft(words: Pick<TemplateWords, 'shared'>): TemplateDraft['activities'] {
  return standings.map((standing) => ({
    kind: 'question',
    standing,
    prompts: levels.map((level) => ({ level, prompt: words.shared[standing][level] })),
  }));
}

/** The question in which children say what others should be asked, in the words of one language at both levels. */
export function proposingPrompts(words: Pick<TemplateWords, 'shared'>) {
  return levels.map((level) => ({ level, prompt: words.shared.propose[level] }));
}

/** How the instruction began that templates once stored in the field of what can still change, in each language that they came in. */
const instructionBegins = [
  'Say here ',
  'قل هنا ',
  'Diga aquí ',
  'Dites ici ',
  'Напишите здесь',
  'Sema hapa ',
  '在这里写明',
];

/** Is this still what a template told the organiser to write, and no word for children? Drafts of then have it stored, and so has what was copied from them. */
export function isInstruction(body: string): boolean {
  return instructionBegins.some((begin) => body.trim().startsWith(begin));
}
