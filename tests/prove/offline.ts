// Sheets of paper typed twice by two hurried people: every slip has to be found, what is counted has to be what the children wrote, and
// a consultation that was half on paper has to give the release of one that was all on screens, byte for byte, but for who came how.
// With --break the second of the two copies the first one's screen instead of reading the paper.

import type { SheetEntry } from '../../server/core/paper/entry.ts';
import type { Staff } from '../../server/core/staff/roles.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { need, openTestHouse } from '../support/house/house.ts';
import { seeded } from '../support/house/seeded.ts';
import { childrenOf, misread, type Said, sheetOf } from './offline/children.ts';
import { growing } from './offline/growing.ts';
import { analysed, openWorld, sayOnScreen, statementCount, withoutWays } from './offline/two-worlds.ts';

const flags = readFlags();
const size = flags.quick ? { sheets: 20, screens: 20, pile: 20 } : { sheets: 200, screens: 40, pile: 50 };
/** Of the fields that one of the two types. */
const share = 0.05;
const random = seeded(flags.seed);
const problems = collectProblems(4);
const started = performance.now();

const house = await openTestHouse();
// Ids that grow in the order in which they are drawn: what the product puts in the order of its ids (so that nobody reads an arrival
// from it) then stands in the same order in both consultations, and their bytes can be compared.
Object.assign(house.deps, { random: growing(house.deps.random) });
try {
  const [moderator, analyst] = await Promise.all([house.staffWho('moderator'), house.staffWho('analyst')]);
  // Who types reads nothing of the same children again.
  const typists: readonly [Staff, Staff] = [
    { ...moderator, staffId: 'the-first-typist' },
    { ...moderator, staffId: 'the-second-typist' },
  ];
  const children = childrenOf(random, { count: size.sheets + size.screens, statements: statementCount });
  const [paper, screens] = [await openWorld(house), await openWorld(house)];
  const { consultationId, organiser } = paper.stage;
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('The consultation is gone.');

  const sheets: string[] = [];
  while (sheets.length < size.sheets) {
    const { paper: services } = house.services;
    const pile = { consultationId, label: '', language: 'en', level: 'older', handedBy: '' } as const;
    const printed = await need(services.print(organiser, { ...pile, size: size.pile }));
    sheets.push(...printed.sheets.map(({ number }) => number));
  }
  const planted = { fields: 0, sheets: 0, numbers: 0 };
  const found = { fields: 0, sheets: 0, numbers: 0 };
  const bar = progressBar('sheets');
  for (const [at, number] of sheets.entries()) {
    const said = children[at] as Said;
    await onPaper(said, number);
    await compare(said, number);
    bar(at + 1, sheets.length);
  }

  const onScreen = progressBar('screens');
  for (const [at, said] of children.entries()) {
    await sayOnScreen(house, screens, said);
    if (at >= size.sheets) await sayOnScreen(house, paper, said);
    onScreen(at + 1, children.length);
  }
  const abouts = ['Cars are too fast', 'Buses come late', 'There is no light', 'Nobody asks'];
  const of = { moderator, analyst, abouts };
  const half = withoutWays(await analysed(house, paper, of));
  const whole = withoutWays(await analysed(house, screens, of));
  if (half.rest !== whole.rest) problems.add('release', firstDifference(half.rest, whole.rest));
  const tables = (half.rest.match(/"children":\d+/g) ?? []).length;

  finish({
    name: 'offline',
    pass:
      problems.count() === 0 &&
      found.fields === planted.fields &&
      found.sheets === planted.sheets &&
      found.numbers === planted.numbers &&
      planted.fields > 0 &&
      planted.numbers > 0 &&
      tables > 0,
    figures: {
      sheets: sheets.length,
      planted,
      found,
      releaseBytes: Buffer.byteLength(half.rest),
      numbersTold: tables,
      sameBytes: half.rest === whole.rest,
      ways: { half: half.ways, whole: whole.ways },
      problems: problems.kinds(),
      seed: flags.seed,
      seconds: Math.round((performance.now() - started) / 1_000),
    },
    goal: { found: 'all that was planted', sameBytes: true },
  });

  /** Two people type one sheet; of each field at most one of them slips. Whoever has the paper settles what differs. */
  async function onPaper(said: Said, number: string): Promise<void> {
    const { paper: services } = house.services;
    const truth = sheetOf(said, paper.asked);
    const slipped = misread(truth, { asked: paper.asked, random, share });
    const slipper = random.below(2);
    const typed = (who: number) => (flags.broken || who === slipper ? slipped.entry : truth);
    if (sheets.indexOf(number) % 20 === 7) {
      planted.numbers += 1;
      const wrong = number.slice(0, 3) + ((Number(number[3]) + 1 + random.below(9)) % 10) + number.slice(4);
      const refused = await services.key(typists[0], { consultationId, number: wrong, entry: truth });
      if (!refused.ok && refused.code === 'sheet-unknown') found.numbers += 1;
      else problems.add('number', `a wrong digit in ${number} was taken`);
    }
    planted.fields += slipped.wrong.length;
    planted.sheets += slipped.wrong.length > 0 ? 1 : 0;
    await need(services.key(typists[0], { consultationId, number, entry: typed(0) }));
    const { became } = await need(services.key(typists[1], { consultationId, number, entry: typed(1) }));
    if (became !== 'differs') return;
    const { differences } = await need(services.sheet(typists[0], { consultationId, number }));
    const fields = differences.map(({ field }) => field);
    // Where one of them overlooked the tick, nothing of the rest was typed: it is that one slip that has to be found.
    const seen = slipped.wrong.includes('consent') ? fields.filter((field) => field === 'consent') : fields;
    if (seen.join() !== slipped.wrong.join())
      problems.add('differences', `${seen.join()} for ${slipped.wrong.join()}`);
    found.fields += seen.filter((field) => slipped.wrong.includes(field)).length;
    found.sheets += 1;
    const right = slipper === 0 ? 'second' : 'first';
    const picked = Object.fromEntries(fields.map((field) => [field, right] as const));
    const settled = await need(services.settle(typists[1], { consultationId, number, picked }));
    if (settled.became === 'once')
      await need(services.key(typists[slipper] ?? typists[0], { consultationId, number, entry: truth }));
  }

  /** What the database holds of a sheet is what its child wrote. Reads SQL, not the product. */
  async function compare(said: Said, number: string): Promise<void> {
    const child = '(select participant_id from paper_seat where number = ?1)';
    const rows = (sql: string) => db?.query(sql, [number]) ?? Promise.resolve([]);
    const [polls, votes, texts] = await Promise.all([
      rows(`select activity_id, choice from poll_answer where participant_id = ${child}`),
      rows(`select statement_id, choice from vote where participant_id = ${child}`),
      rows(`select body from contribution where participant_id = ${child}`),
    ]);
    const numbers = { agree: 1, disagree: -1, pass: 0, unclear: 2 };
    const truth: SheetEntry = sheetOf(said, paper.asked);
    const sorted = (pairs: readonly (readonly [string, unknown])[]) =>
      JSON.stringify(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const checks = [
      [
        sorted(polls.map(([id, choice]) => [String(id), JSON.parse(String(choice))])),
        sorted(Object.entries(truth.polls)),
      ],
      [
        sorted(votes.map(([id, choice]) => [String(id), Number(choice)])),
        sorted(Object.entries(truth.votes).map(([id, choice]) => [id, numbers[choice]])),
      ],
      [
        JSON.stringify(texts.map(([body]) => db?.text.decode(body as Uint8Array).replace(/\s+/g, ' '))),
        JSON.stringify(Object.values(truth.texts).map((text) => text.replace(/\s+/g, ' '))),
      ],
    ] as const;
    for (const [is, was] of checks) if (is !== was) problems.add('counted', `${number}: ${is} for ${was}`);
  }
} finally {
  await house.remove();
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `at ${at}: ${a.slice(Math.max(0, at - 80), at + 80)} | ${b.slice(Math.max(0, at - 80), at + 80)}`;
}
