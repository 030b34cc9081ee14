import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Choice } from '../../../server/core/room/voting.ts';
import type { Seeded } from '../../support/house/seeded.ts';

/** Where children are asked. Sentences and polls by their place, so that two consultations ask the same. */
export type Asked = {
  readonly question: string;
  readonly polls: readonly { readonly id: string; readonly kind: keyof typeof choices }[];
  readonly statements: readonly string[];
};

/** What one child says, by place; what it left empty is undefined. */
export type Said = {
  readonly polls: readonly (readonly number[] | undefined)[];
  readonly votes: readonly (Choice | undefined)[];
  readonly text: string | undefined;
  /** The point under which an analyst puts the text. */
  readonly about: number;
};

const three = [1, 2, 3] as const;
const choices = {
  single: (random: Seeded) => [random.pick(three)],
  multiple: (random: Seeded) => three.filter(() => random.chance(0.5)),
  ranking: (random: Seeded) => shuffled(random, three),
  scale: (random: Seeded) => [random.below(5) + 1],
};
export const pollKinds = Object.keys(choices) as (keyof typeof choices)[];

function shuffled(random: Seeded, list: readonly number[]): number[] {
  const left = [...list];
  return list.map(() => left.splice(random.below(left.length), 1)[0] ?? 0);
}

const abouts = [
  'Cars are too fast at our school.',
  'Buses come too late in the morning.',
  'There is no light on the way home.',
  'Nobody asks us before they build.',
] as const;
const tails = ['', ' My sister says so too.', ' It is like that each day.', '\nPlease change it.'] as const;
const votes = ['agree', 'agree', 'disagree', 'pass', 'unclear'] as const;

export function childrenOf(
  random: Seeded,
  { count, statements }: { count: number; statements: number },
): readonly Said[] {
  return Array.from({ length: count }, () => {
    const about = random.below(abouts.length);
    return {
      about,
      polls: pollKinds.map((kind) => (random.chance(0.1) ? undefined : notEmpty(choices[kind](random)))),
      votes: Array.from({ length: statements }, () => (random.chance(0.1) ? undefined : random.pick(votes))),
      text: random.chance(0.25) ? undefined : `${abouts[about]}${random.pick(tails)}`,
    };
  });
}

const notEmpty = (choice: readonly number[]) => (choice.length === 0 ? undefined : choice);

/** What a careful eye reads on the sheet of a child. */
export function sheetOf(said: Said, asked: Asked): SheetEntry {
  const given = <T>(ids: readonly string[], values: readonly (T | undefined)[]) =>
    Object.fromEntries(
      ids.flatMap((id, at) => (values[at] === undefined ? [] : [[id, values[at] as T] as const])),
    );
  return {
    consent: true,
    ageBand: '',
    polls: given<number[]>(
      asked.polls.map(({ id }) => id),
      said.polls.map((choice) => choice && [...choice]),
    ),
    votes: given<Choice>(asked.statements, said.votes),
    texts: given<string>([asked.question], [said.text]),
  };
}

/** A hurried hand: each field wrong with this chance, and the names of those that are. */
export function misread(
  entry: SheetEntry,
  { asked, random, share }: { asked: Asked; random: Seeded; share: number },
): { readonly entry: SheetEntry; readonly wrong: readonly string[] } {
  // The tick is one field of a sheet as well, and a sheet without it has no other.
  if (random.chance(share / 4)) return { entry: { ...entry, consent: false }, wrong: ['consent'] };
  const wrong: string[] = [];
  const polls = { ...entry.polls };
  for (const { id, kind } of asked.polls) {
    if (!random.chance(share)) continue;
    const before = polls[id];
    let now: readonly number[] | undefined = before;
    while (same(now, before)) now = notEmptyOr(choices[kind](random), random);
    if (now) polls[id] = [...now];
    else delete polls[id];
    wrong.push(`poll:${id}`);
  }
  const typed = { ...entry.votes };
  for (const id of asked.statements) {
    if (!random.chance(share)) continue;
    const others = votes.filter((choice) => choice !== typed[id]);
    if (typed[id] !== undefined && random.chance(0.3)) delete typed[id];
    else typed[id] = random.pick(others);
    wrong.push(`vote:${id}`);
  }
  const texts = { ...entry.texts };
  const text = texts[asked.question];
  if (random.chance(share)) {
    if (text === undefined) texts[asked.question] = random.pick(abouts);
    else {
      const slip = random.pick(slips)(text, random);
      if (slip === '') delete texts[asked.question];
      else texts[asked.question] = slip;
    }
    wrong.push(`text:${asked.question}`);
  }
  return { entry: { ...entry, polls, votes: typed, texts }, wrong: wrong.sort() };
}

const same = (a: readonly number[] | undefined, b: readonly number[] | undefined) =>
  JSON.stringify([...(a ?? [])]) === JSON.stringify([...(b ?? [])]);
const notEmptyOr = (choice: readonly number[], random: Seeded) =>
  random.chance(0.2) ? undefined : notEmpty(choice);

type Slip = (text: string, random: Seeded) => string;

/** Slips of a hand on a keyboard. Each changes what is read. */
const hand: readonly Slip[] = [
  (text, random) => without(text, lettersOf(text, random)),
  (text, random) => {
    const at = lettersOf(text, random);
    return text.slice(0, at) + text[at] + text.slice(at);
  },
  (text) => text.replace(/ \S+/, ''),
  (text) => text.toLowerCase(),
  (text) => text.replace('too', 'to'),
  () => '',
];
const slips: readonly Slip[] = hand.map((slip) => (text, random) => {
  const slipped = slip(text, random);
  return slipped === text ? `${text} x` : slipped;
});
const without = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
const lettersOf = (text: string, random: Seeded): number => {
  for (;;) {
    const at = random.below(text.length);
    if (/[a-z]/i.test(text[at] ?? '')) return at;
  }
};
