// A national consultation, simulated with costs that were measured one by one (capacity/costs.ts): classes of many schools begin as the bell
// rings, and every page, text and vote of their children waits its turn at a process with one core. Says how many classes a process
// carries, and how many processes it takes when all children of a nation take part within so many days of school.
import { createPhraseHash } from '../../server/guard/phrase-hash.ts';
import { finish, median, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { costs } from './capacity/costs.ts';
import { type Lesson, waitsOf, wordsOf, workOfClass } from './capacity/lesson.ts';

const flags = readFlags();
const nation = { children: 1_000_000, days: [20, 5, 1], lessons: 6 };
/** The fullest lesson of a day has twice as many classes as the others have in the mean. */
const fullest = 2;
const lesson: Lesson = {
  classSize: 25,
  seconds: 2_700,
  beginsWithin: 300,
  joinsWithin: 60,
  pages: { joining: 5, after: 10 },
  texts: 4,
  votes: 20,
  // Taken from nobody: no lesson was held.
  takesWords: 0.3,
};
/** Nobody waits longer, but for one thing in a hundred; of a hundred who ask for six words one is told to press again. */
const goal = { p99WaitMs: 300, wordsRefused: 0.01 };
/** Connections that a process takes unless it is told otherwise (MOST_CONNECTIONS). */
const mostConnections = 20_000;
/** What a moderator reads and decides in a minute: taken from nobody, to be replaced by one's own number. */
const decidedAMinute = 6;

const mostClasses = flags.quick ? 100 : mostConnections / lesson.classSize;
const random = seeded(flags.seed);
const classes = Array.from({ length: mostClasses }, () => workOfClass(lesson, random));
const waits = (count: number) => waitsOf(classes.slice(0, count).flatMap(({ work }) => work));
const words = (count: number, of = classes) => wordsOf(of.slice(0, count).flatMap((each) => each.words));
const carries = (count: number) =>
  waits(count).p99Ms <= goal.p99WaitMs && words(count).refused <= goal.wordsRefused;

console.error(`capacity, seed ${flags.seed}: ${nation.children} children, classes of ${lesson.classSize}`);
// The largest number that is carried, between one that is and one that is not.
let [carried, tooMany] = [0, mostClasses + 1];
if (carries(mostClasses)) carried = mostClasses;
while (carried < mostClasses && tooMany - carried > 1) {
  const middle = (carried + tooMany) >> 1;
  if (carries(middle)) carried = middle;
  else tooMany = middle;
}

const atMost = waits(carried);
const children = carried * lesson.classSize;
const wordsAtMost = words(carried);
const again = seeded(flags.seed);
const all = Array.from({ length: carried }, () => workOfClass({ ...lesson, takesWords: 1 }, again));
const hash = createPhraseHash({});
const phraseMsHere: number[] = [];
for (let count = 0; count < 9; count += 1) {
  const startMs = performance.now();
  await hash('six words that nobody has', Buffer.alloc(16, count));
  phraseMsHere.push(performance.now() - startMs);
}
/** Of a process with its children, while it makes words and draws a release. */
const memoryMb =
  costs.processMb + (children * costs.connectionKb) / 1_024 + costs.phrasesMb + costs.signingMb;
const textsAMinute = (children * lesson.texts) / (lesson.seconds / 60);
const classesAtOnce = (days: number) =>
  Math.ceil((nation.children / days / nation.lessons / lesson.classSize) * fullest);
finish({
  name: 'capacity',
  pass: carried > 0,
  figures: {
    childrenAProcess: children,
    busy: Math.round(atMost.busy * 100) / 100,
    p99WaitMs: Math.round(atMost.p99Ms * 10) / 10,
    longestWaitMs: Math.round(atMost.longestMs),
    wordsAsked: wordsAtMost.asked,
    wordsRefused: Math.round(wordsAtMost.refused * 1_000) / 1_000,
    wordsWaitMs: Math.round(wordsAtMost.p99Ms),
    wordsRefusedIfAll: Math.round(words(carried, all).refused * 1_000) / 1_000,
    phraseMsHere: Math.round(median(phraseMsHere)),
    connectionsMb: Math.round((children * costs.connectionKb) / 1_024),
    memoryMb: Math.round(memoryMb),
    ...Object.fromEntries(
      nation.days.flatMap((days) => [
        [`childrenAtOnce-${days}`, classesAtOnce(days) * lesson.classSize],
        [`processes-${days}`, Math.ceil(classesAtOnce(days) / carried)],
        [`moderators-${days}`, Math.ceil((textsAMinute / carried / decidedAMinute) * classesAtOnce(days))],
      ]),
    ),
    diskGb: Math.round(((nation.children * lesson.texts * costs.textKb) / 1_024 ** 2) * 10) / 10,
  },
  goal,
});
