import * as z from 'zod/mini';

const phrase = z.string().check(z.minLength(1), z.maxLength(200));
const phrases = z.array(phrase).check(z.maxLength(600));

/** What speaks of grooming or recruiting, by the way it goes. */
export const groomingFamilies = [
  'move',
  'secrecy',
  'age',
  'meeting',
  'pictures',
  'gifts',
  'recruitment',
] as const;
export type GroomingFamily = (typeof groomingFamilies)[number];

/**
 * The words of one language that the screens look for: `locales/<tag>/screening.json`. Patterns are written as said in
 * `phrases.ts`. A pack only adds: every pack is looked for in every text, so an unknown language weakens nothing.
 */
export const packSchema = z.strictObject({
  /** Who of safeguarding, speaking the language from childhood, has read this pack; null: nobody yet. */
  reviewed: z.nullable(z.strictObject({ by: phrase, day: phrase })),
  /** How many words a `…` may stand for. */
  gap: z.number().check(z.gte(0), z.lte(8)),
  slots: z.record(z.string(), phrases),
  /** Digits as words: "oh" is "0", "thirty" is "30"; and "double" and "triple" before one. */
  digits: z.record(z.string(), z.string().check(z.regex(/^\d{1,2}$/))),
  repeats: z.record(z.string(), z.number()),
  dotWords: phrases,
  atWords: phrases,
  platforms: phrases,
  mailHosts: phrases,
  /** "add me on", before the name of a platform. */
  addMe: phrases,
  /** "my", before a platform, and "name", after one. */
  mine: phrases,
  handleNouns: phrases,
  is: phrases,
  /** What is said of an account that is no name: "my insta is private". */
  notHandles: phrases,
  /** Before the name of a person, a school, a place to live; what a birthday is called. */
  nameCues: phrases,
  schoolCues: phrases,
  schoolWords: phrases,
  addressCues: phrases,
  streetWords: phrases,
  birthdayCues: phrases,
  months: phrases,
  /** After a cue, these are no name: "my name is not", "I go to the". */
  notNames: phrases,
  disclosure: z.strictObject({ clear: phrases, unsure: phrases, dampers: phrases }),
  grooming: z.strictObject({
    move: phrases,
    secrecy: phrases,
    age: phrases,
    meeting: phrases,
    pictures: phrases,
    gifts: phrases,
    recruitment: phrases,
  }),
  /** Taken out of the bought-in list of harsh words, and why. */
  harshExceptions: z.array(
    z.strictObject({
      word: phrase,
      why: z.enum(['identity', 'reclaimed', 'body', 'topic', 'ordinary']),
    }),
  ),
});

export type ScreeningPack = z.infer<typeof packSchema>;
/** A pack with the list of harsh words of its language. */
export type PackWithWords = { readonly pack: ScreeningPack; readonly harsh: readonly string[] };
