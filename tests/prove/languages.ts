// Every language says everything, and says what it is. The strings are compared by a reader of its own; the pages of the running
// product are read in every language for words of another, for people's words without language and direction, and for letters that
// no font of the product can draw.
import { languages } from '../../locales/index.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { setStage } from '../support/house/set-stage.ts';
import { pageStates } from '../support/pages/pages.ts';
import { firstPages, firstRendered, rendered, type Spoken } from '../support/pages/rendered.ts';
import { runsOf } from '../support/pages/rendered-texts.ts';
import { changedBuild } from '../support/processes/changed-build.ts';
import { startProduct } from '../support/processes/product.ts';
import { withoutGlyph } from './languages/glyphs.ts';
import { listenerOf } from './languages/spoken.ts';
import { compareStrings, stringsOf, wordListsOf } from './languages/strings.ts';

const flags = readFlags();
const goal = { problems: 0 };
const fault = {
  name: 'a text left in English',
  was: '"nav.here": "عودة إلى البداية"',
  is: '"nav.here": "Back to the start"',
};

/** Where easy-read has words or pictures of its own; every other page has those of the younger level. */
const easyRoutes: readonly string[] = ['/here/part/:anchor', '/here', '/general-comment', '/look'];

const startMs = Date.now();
const problems = collectProblems(flags.quick ? 5 : 12);
const tags = languages.map(({ tag }) => tag);
const texts = tags.reduce((sum, tag) => sum + compareStrings(tag, problems), 0);

const changed = flags.broken ? changedBuild(fault) : undefined;
const product = await startProduct({ demo: true, ...(changed ? { from: changed.from } : {}) });
try {
  const ways: readonly Spoken[] = tags.flatMap((language) => [
    { language, level: 'older' },
    { language, level: 'younger' },
    { language, level: 'easy' },
  ]);
  const read = flags.quick ? await fewPages() : await everyPage();
  const bar = progressBar('languages');
  const characters = new Set<string>();
  const counts = { pages: 0, runs: 0, ofPersons: 0 };
  for (const [index, way] of ways.entries()) {
    bar(index, ways.length);
    const listen = listenerOf(way.language, problems);
    for await (const { name, status, html, typed } of read(way)) {
      if (status >= 500) problems.add('fault', `${way.language} ${way.level} ${name}: ${status}`);
      const heard = listen(html, { name, typed });
      counts.pages += 1;
      counts.runs += heard.runs;
      counts.ofPersons += heard.ofPersons;
      for (const { text } of runsOf(html)) for (const each of text) characters.add(each);
    }
  }
  bar(ways.length, ways.length);
  for (const tag of tags)
    for (const each of [...stringsOf(tag), wordListsOf(tag)].join('')) characters.add(each);
  for (const weight of flags.quick ? (['400'] as const) : (['400', '700'] as const))
    for (const each of withoutGlyph(characters, weight))
      problems.add('no glyph', `${weight} ${each} U+${(each.codePointAt(0) ?? 0).toString(16)}`);
  if (counts.ofPersons === 0) problems.add('nothing read', 'no words of a person');
  finish({
    name: 'languages',
    pass: problems.count() === 0,
    figures: {
      languages: tags.join(' '),
      texts,
      ...counts,
      characters: characters.size,
      problems: problems.kinds(),
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
  changed?.close();
}

/** Staff read at one level; everybody else at each. */
async function everyPage() {
  const stage = await setStage(product);
  return async function* (way: Spoken) {
    for (const state of pageStates) {
      if (way.level !== 'older' && state.route.startsWith('/staff')) continue;
      if (way.level === 'easy' && !easyRoutes.includes(state.route)) continue;
      const { status, html } = await rendered(stage, state, way);
      yield { name: state.name, status, html, typed: state.form !== undefined };
    }
  };
}

async function fewPages() {
  const pageAt = await firstRendered(product);
  return async function* (way: Spoken) {
    if (way.level === 'younger') return;
    for (const path of way.level === 'easy' ? ['/here/part/1'] : firstPages) {
      const { status, html } = await pageAt(path, way);
      yield { name: path, status, html, typed: false };
    }
  };
}
