// Every child can use it: each page in each state, looked at by axe and by checks of our own, in languages, colours and widths of
// which every two meet; and the way from the card to the neutral page with a keyboard alone, with script and without.
import { type BrowserContext, chromium } from '@playwright/test';
import { readings } from '../../app/i18n/translator.ts';
import { languages } from '../../locales/index.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { type PageState, pageStates } from '../support/pages/pages.ts';
import { startProduct } from '../support/processes/product.ts';
import { chromiumFlags, headlessPath } from '../support/processes/toolchain.ts';
import { missingPairs, rowsOf } from './access-for-all/covering.ts';
import { type Walked, walkByKeyboard } from './access-for-all/journey.ts';
import { smallPlace, wholePlace } from './access-for-all/places.ts';
import { plant, plantedKinds, tooManyPresses } from './access-for-all/planted.ts';
import { lookAt, noCounts, windowsOf } from './access-for-all/states.ts';

const flags = readFlags();
const themes = ['light', 'dark', 'contrast', 'sepia'] as const;
const few = ['landing', 'why', 'help', 'section-refused'];
const goal = { problems: 0, missingPairs: 0, leastContrast: 7, pressesOfAPart: 40, pressesInAll: 40 };
const startMs = Date.now();
const problems = collectProblems();
const product = await startProduct({ demo: true });
const browser = await chromium.launch({ executablePath: headlessPath(), args: chromiumFlags() });
try {
  const small = flags.quick || flags.broken;
  const { crew, place } = await (small ? smallPlace : wholePlace)(product);
  const states = pageStates.filter(({ name }) => !small || few.includes(name));
  const factors = {
    states: states.map(({ name }) => name),
    languages: small ? ['ar'] : languages.map(({ tag }) => tag),
    themes,
    widths: [320, 390, 1280],
  };
  const rows = rowsOf(factors, flags.exhaustive);
  const stateOf = new Map<string, PageState>(states.map((state) => [state.name, state]));
  const counts = noCounts();
  const bar = progressBar('looks');
  let done = 0;
  const ready = async (context: BrowserContext) => (flags.broken ? plant(context) : undefined);

  /** Half of the languages: a page waits for the server about as long as for itself. */
  async function lane(spoken: readonly string[]): Promise<void> {
    const windows = windowsOf(browser, product.origin, ready);
    for (const language of spoken)
      for (const level of readings)
        for (const name of factors.states) {
          const state = stateOf.get(name);
          const of = rows.filter(
            (row) => row.state === name && row.language === language && row.level === level,
          );
          const [first] = of;
          if (!state || !first) continue;
          const page = await windows.of(
            first,
            state.as,
            state.as === 'visitor' ? undefined : place.people[state.as],
          );
          await lookAt(page, { state, rows: of, place, problems, counts }).catch((error: Error) =>
            problems.add('broken off', `${name} ${language}: ${error.message}`),
          );
          done += of.length;
          bar(done, rows.length);
        }
    await windows.close();
  }
  /** One after the other, with script first: what a second child reports is hidden at once, also from a page that lives. */
  async function walks(): Promise<{ readonly numbers: Walked[]; readonly tab: Walked[] }> {
    const done = { numbers: [] as Walked[], tab: [] as Walked[] };
    // With Tab alone nothing is asked of all parts together: the quick form leaves it out.
    for (const how of flags.quick && !flags.broken ? (['numbers'] as const) : (['numbers', 'tab'] as const))
      for (const script of flags.broken ? [true] : [true, false]) {
        const way = { origin: product.origin, crew, script, numbers: how === 'numbers', ready };
        done[how].push(await walkByKeyboard(browser, way, problems));
      }
    return done;
  }
  const half = (which: number) => lane(factors.languages.filter((_, index) => index % 2 === which));
  const [walked] = await Promise.all([walks(), half(0), half(1)]);
  const all = [...walked.numbers, ...walked.tab];
  const most = Math.max(...all.flatMap(({ steps }) => Object.values(steps)));
  for (const { presses } of walked.numbers)
    if (presses > goal.pressesInAll) problems.add(tooManyPresses, String(presses));
  const kinds = problems.kinds();
  const missing = small ? 0 : missingPairs(factors, rows);
  const sound = problems.count() === 0 && missing === 0 && most <= goal.pressesOfAPart && counts.looks > 0;
  // A fault that one of the checks does not see is a fault of that check.
  const unseen = plantedKinds.filter((kind) => kinds[kind] === undefined);
  finish({
    name: 'access-for-all',
    pass: flags.broken ? unseen.length > 0 : sound,
    figures: {
      states: states.length,
      languages: factors.languages.length,
      ...counts,
      leastContrast: Math.floor(counts.leastContrast * 100) / 100,
      missingPairs: missing,
      problems: problems.count(),
      kinds,
      ...(flags.broken ? { unseen } : {}),
      focusLooked: all.reduce((sum, { seen }) => sum + seen, 0),
      pressesOfAPart: most,
      pressesInAll: walked.numbers.map(({ presses }) => presses),
      parts: walked.numbers[0]?.steps,
      pressesByTab: walked.tab.map(({ presses }) => presses),
      partsByTab: walked.tab[0]?.steps,
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  await browser.close();
  await product.remove();
}
