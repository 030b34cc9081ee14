// A release in every form: how long it takes to draw a real conversation, whether nothing is lost, whether nothing in it runs
// when children wrote what was made to run, and whether one changed digit anywhere is found.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { releasedCells } from '../../server/core/analysis/report/release-numbers.ts';
import { renderForms } from '../../server/report/render-forms.ts';
import { verifyRelease } from '../../server/report/verify-release.ts';
import { freezeRelease, manifestName, sha256 } from '../../server/usecases/analysis/freeze-release.ts';
import type { Release } from '../../server/usecases/analysis/release.ts';
import type { ReleaseForms, RenderForms } from '../../server/usecases/analysis/release-forms.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { cellsOfPage, textOf, whatRuns } from '../support/pages/inert.ts';
import { conversationOf, releaseOf, saidByTheProgram } from './report/conversation.ts';
import { drawnElsewhere } from './report/elsewhere.ts';
import { strangeOf } from './report/strings.ts';

const flags = readFlags();
const { values } = parseArgs({
  options: { data: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const data = typeof values.data === 'string' && !flags.quick ? values.data : undefined;
const sample = join(import.meta.dirname, '..', 'replay', 'sample');
const folder = data === undefined ? sample : join(data, 'polis', 'american-assembly.bowling-green');
const goal = { seconds: 60, lost: 0, runs: 0, unfound: 0, untagged: 0 };
const digitsAFile = flags.quick ? 4 : 25;

const problems = collectProblems();
const random = seeded(flags.seed);
const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const kept = new Map<string, ReleaseForms>();
/** Drawn once for each release: the command that checks draws again, and here it would a thousand times. */
const draw: RenderForms = async (release) => {
  const key = JSON.stringify(release);
  const forms = kept.get(key) ?? (await renderForms(release));
  kept.set(key, forms);
  return forms;
};

console.log(`seed ${flags.seed}, ${data ? 'with data' : 'own sample only'}`);
const said = conversationOf(folder);
const plain = saidByTheProgram(releaseOf(said));
const before = { cpu: process.cpuUsage(), at: performance.now() };
const forms = await renderForms(withoutFirstPoint(plain));
const cpu = process.cpuUsage(before.cpu);
const seconds = round((performance.now() - before.at) / 1_000);
kept.set(JSON.stringify(plain), forms);
const again = flags.quick ? forms : await renderForms(plain);
if (
  forms.files.some(({ bytes }, at) => Buffer.compare(bytes, again.files[at]?.bytes ?? Buffer.alloc(0)) !== 0)
)
  problems.add('bytes', 'drawn twice, it is not the same');

const files = bundleOf(plain, forms);
await agrees('the conversation', files);
carries(plain, files);
const pdfs = paper(files);
inert(files);

const strange = strangeOf(data);
const odd = releaseOf([], strange);
const oddFiles = bundleOf(odd, await draw(odd));
await agrees('strange words', oddFiles);
const elsewhere = drawnElsewhere(oddFiles, { root: join(import.meta.dirname, '..', '..'), publicKey });
if (elsewhere !== '') problems.add('bytes', `drawn elsewhere, it is not the same: ${elsewhere}`);
carries(odd, oddFiles);
inert(oddFiles);
const digits = await changeDigits();

const largest = Math.max(...[...files.values()].map((bytes) => bytes.length));
const kinds = problems.kinds();
finish({
  name: 'report',
  pass: problems.count() === 0 && seconds <= goal.seconds,
  figures: {
    sentences: plain.statements.length,
    files: files.size,
    seconds,
    cpuSeconds: round((cpu.user + cpu.system) / 1_000_000),
    bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
    largest,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1_024),
    pdfs,
    strange: strange.length,
    digits,
    ...(problems.count() > 0 ? { kinds } : {}),
  },
  goal,
});

/** The fault this proof looks for: forms from which a point that enough children made has vanished. */
function withoutFirstPoint(release: Release): Release {
  if (!flags.broken) return release;
  const topics = release.topics.map((topic) => ({ ...topic, points: topic.points.slice(1) }));
  const gone = release.topics.flatMap((topic) => topic.points.slice(0, 1).map(({ id }) => id));
  const findings = release.findings.filter(
    ({ evidence }) => !evidence.some(({ subject }) => gone.includes(subject)),
  );
  const quotes = (release.quotes ?? []).filter(({ pointId }) => !gone.includes(pointId));
  return { ...release, topics, findings, quotes };
}

/** The files as somebody has them who took them along. */
function bundleOf(release: Release, drawn: ReleaseForms): Map<string, Uint8Array> {
  const frozen = new Map(freezeRelease(release, drawn).map(({ name, bytes }) => [name, bytes]));
  const manifest = frozen.get(manifestName) ?? Buffer.alloc(0);
  const signature = sign(null, manifest, keys.privateKey).toString('base64');
  frozen.set('manifest.txt.sig', Buffer.from(`${signature}\n`));
  frozen.set('public-key.pem', Buffer.from(publicKey));
  return frozen;
}

async function agrees(what: string, bundle: ReadonlyMap<string, Uint8Array>): Promise<void> {
  // Against the forms as they were drawn above; that they are the same wherever they are drawn, drawnElsewhere shows.
  const { faults } = await verifyRelease(bundle, { key: publicKey, draw });
  if (faults[0] !== undefined) problems.add('agrees', `${what}: ${faults[0]}`);
}

/** Every number and point of a release stands in its report in each language, read back from the page alone. */
function carries(release: Release, bundle: ReadonlyMap<string, Uint8Array>): void {
  const cells = releasedCells(release);
  for (const language of release.languages) {
    const page = cellsOfPage(textOf(bundle.get(`report.${language}.html`) ?? Buffer.alloc(0)));
    for (const { id, children } of cells) {
      // How many answered a poll or said something of a finding, and how large a group is, is said in a sentence.
      if (/^(poll|opinion|meant):[^:]+$/.test(id)) continue;
      const is = page.get(id);
      if (is !== (children === null ? '' : String(children)) && !(children === null && is === undefined))
        problems.add('lost', `report.${language}.html: ${id} is ${is} and not ${children}`);
    }
    for (const { id } of release.topics.flatMap(({ points }) => points))
      if (!page.has(`point:${id}`)) problems.add('lost', `report.${language}.html: point ${id}`);
  }
}

function inert(bundle: ReadonlyMap<string, Uint8Array>): void {
  for (const each of whatRuns(bundle)) problems.add('runs', each);
}

/** Tagged, titled, in its language, and its words readable by another program; by poppler where it is installed. */
function paper(bundle: ReadonlyMap<string, Uint8Array>): Record<string, number | string> {
  const installed = spawnSync('pdfinfo', ['-v']).error === undefined;
  const place = mkdtempSync(join(tmpdir(), 'report-'));
  let pages = 0;
  let count = 0;
  for (const [name, bytes] of bundle) {
    const [, language] = /^report\.(\w+)\.pdf$/.exec(name) ?? [];
    if (language === undefined) continue;
    count += 1;
    const raw = Buffer.from(bytes).toString('latin1');
    if (!raw.includes(`/Lang (${language})`)) problems.add('untagged', `${name} has no language`);
    if (!/\/MarkInfo/.test(raw) || !/\/StructTreeRoot/.test(raw)) problems.add('untagged', name);
    if (!installed) continue;
    const file = join(place, name);
    writeFileSync(file, bytes);
    const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
    if (!/^Tagged: +yes$/m.test(info)) problems.add('untagged', name);
    if (!/^JavaScript: +no$/m.test(info)) problems.add('runs', name);
    const title = plain.texts.find((text) => text.field === 'title' && text.language === language)?.body;
    if (!info.includes(`Title:           ${title}`)) problems.add('untagged', `${name} has another title`);
    pages += Number(/^Pages: +(\d+)$/m.exec(info)?.[1] ?? 0);
    const text = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1e9 }).stdout;
    const first = said[0]?.text.split(/\s+/).slice(0, 3).join(' ') ?? '';
    if (!text.replace(/\s+/g, ' ').includes(first)) problems.add('paper', `${name} lost ${first}`);
  }
  if (count !== plain.languages.length)
    problems.add('paper', `${count} reports on paper, in ${plain.languages.length} languages`);
  rmSync(place, { recursive: true, force: true });
  return { count, ...(installed ? { pages } : { pages: 'poppler is not installed' }) };
}

/** One digit, anywhere, becomes another. Every second time the manifest is made to agree, so that only the number betrays it. */
async function changeDigits(): Promise<Record<string, number>> {
  const bundle = oddFiles;
  const names = [...bundle.keys()];
  const bar = progressBar('digits');
  let changed = 0;
  let unfound = 0;
  for (const [index, name] of names.entries()) {
    const bytes = Buffer.from(bundle.get(name) ?? Buffer.alloc(0));
    const places = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57);
    for (let round = 0; round < Math.min(digitsAFile, places.length); round += 1) {
      const at = random.pick(places);
      const other = Buffer.from(bytes);
      other[at] = 48 + (((bytes[at] ?? 0) - 48 + 1 + random.below(9)) % 10);
      const tampered = new Map(bundle).set(name, other);
      const forged = round % 2 === 1 && bundle.has(name) && name !== manifestName;
      if (forged) forge(tampered, name);
      const { faults } = await verifyRelease(tampered, { key: publicKey, draw });
      changed += 1;
      const named =
        faults[0]?.includes(name) ||
        name.endsWith('.sig') ||
        name.endsWith('.pem') ||
        name === 'release.json';
      if (faults.length === 0 || (forged && !named)) {
        unfound += 1;
        problems.add('unfound', `${name} at ${at}: ${faults[0] ?? 'nothing'}`);
      }
    }
    bar(index + 1, names.length);
  }
  return { changed, unfound };
}

/** Somebody who changes a file can change its fingerprint; the signature they cannot make. */
function forge(bundle: Map<string, Uint8Array>, name: string): void {
  const manifest = textOf(bundle.get(manifestName) ?? Buffer.alloc(0));
  const line = new RegExp(`^[0-9a-f]{64} {2}${name.replaceAll('.', '\\.')}$`, 'm');
  const hash = sha256(bundle.get(name) ?? Buffer.alloc(0));
  bundle.set(manifestName, Buffer.from(manifest.replace(line, `${hash}  ${name}`)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
