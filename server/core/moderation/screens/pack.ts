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
  digits: z.record(z.string(), z.string().check(z.regex(/^\d{1,3}$/))),
  repeats: z.record(z.string(), z.number()),
  dotWords: phrases,
  atWords: phrases,
  underscoreWords: phrases,
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
  /** Around a number, a handle, a name: "call me on" before it and "is my number" behind it say nothing without it. */
  leads: phrases,
  tails: phrases,
  /** Before the name of a person, a school, a place to live; what a birthday is called. */
  nameCues: phrases,
  /** Of them, those after which a child says its own name, also in small letters. */
  ownNameCues: phrases,
  /** Before a name that gives no child away: of an animal, of whoever holds an office, of a star. */
  notPersons: phrases,
  schoolCues: phrases,
  /** "I am in", before a class; "class", "fifth", and others that name one together ("5 b"). */
  classCues: phrases,
  classWords: phrases,
  ordinals: phrases,
  schoolWords: phrases,
  addressCues: phrases,
  streetWords: phrases,
  /** "I live", whatever follows; "behind", "next to"; and what stands in a place once: "mosque", "bridge". */
  livingCues: phrases,
  nearWords: phrases,
  landmarks: phrases,
  /** "a busy street" is none that could be found. */
  indefinite: phrases,
  birthdayCues: phrases,
  months: phrases,
  /** After a cue, these are no name: "my name is not", "I go to the". */
  notNames: phrases,
  /** What a child says that it is: a people, a faith, a disability, whom it loves; and countries that children come from. No name after "I am". */
  groups: phrases,
  /**
   * `dampers`: what is told of others ("a child says") or is no telling at all ("beat me at"); `turns`: "but", "because", behind which no damper
   * reaches; `opinions`: what should be forbidden or is wrong, of people in general: no sign of what is done to the child itself.
   */
  disclosure: z.strictObject({
    clear: phrases,
    unsure: phrases,
    dampers: phrases,
    turns: phrases,
    opinions: phrases,
  }),
  /** Said to somebody: "I will kill you". */
  threats: phrases,
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
