// Run in a process of its own, so that its memory is its own: texts on standard input, what it took on standard output.
import { text } from 'node:stream/consumers';
import type { ThemeWork } from '../../../server/core/analysis/themes/work.ts';
import { createThemeThreads } from '../../../server/themes/threads.ts';
import type { WholeInput, WholeRun } from './whole-run.ts';

const { texts, coded, groups, seed } = JSON.parse(await text(process.stdin)) as WholeInput;
const started = performance.now();
const threads = createThemeThreads({
  workerFile: new URL('../../../server/themes/worker.ts', import.meta.url),
  waitMs: 120_000,
});
const ask = async (slot: string, work: ThemeWork) => {
  const answer = await threads.ask({ slot, version: '1', work: () => work });
  if (answer.state !== 'ready') throw new Error(`The work ${slot} is ${answer.state}.`);
  return answer.result;
};
const suggested = await ask('suggest', {
  kind: 'suggest',
  input: {
    coded: texts.slice(0, coded).map(({ language, text, topic }) => ({ language, text, code: topic })),
    points: [],
    open: texts.slice(coded).map(({ language, text }, at) => ({ id: String(at), language, text })),
  },
});
let themes = 0;
for (const language of new Set(texts.map((each) => each.language))) {
  const own = texts.filter((each) => each.language === language).map(({ text }) => text);
  const proposed = await ask(language, { kind: 'propose', input: { language, texts: own, groups, seed } });
  if (proposed.kind === 'propose') themes += proposed.themes.length;
}
await threads.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const run: WholeRun = {
  texts: texts.length,
  suggested: suggested.kind === 'suggest' ? suggested.suggestions.length : 0,
  themes,
  wallSeconds: Math.round(performance.now() - started) / 1_000,
  cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 1_000) / 1_000,
  peakMb: Math.round(maxRSS / 1_024),
};
console.log(JSON.stringify(run));
