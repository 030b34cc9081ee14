import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Problems } from '../support/figures/figure-run.ts';
import { answerFinding } from '../support/pages/analyst-steps.ts';
import { type Client, createClient } from '../support/pages/client.ts';
import { wordsOf } from '../support/pages/forms.ts';
import type { RunningProduct } from '../support/processes/product.ts';
import { sha256 } from './release.ts';

const answered = 'It stands in the plan of this year.';

/** What a person takes along from a release: something for each who reads it, something for each who computes. */
const forms = [
  'report.en.html',
  'report.en.pdf',
  'report.en.docx',
  'children-younger.en.html',
  'children-older.en.html',
  'easy-read.en.html',
  'reporters.en.html',
  'findings.csv',
  'points.csv',
  'statements.csv',
  'polls.csv',
  'release.json',
  'evidence.json',
  'provenance.json',
  'release.schema.json',
  'manifest.txt',
  'manifest.txt.sig',
  'public-key.pem',
] as const;

type Ledger = {
  readonly consultations: readonly {
    readonly consultationId: string;
    readonly findings: readonly {
      readonly id: string;
      readonly text: string;
      readonly state: string;
      readonly answer: {
        readonly decision: string;
        readonly texts: readonly { readonly body: string }[];
      } | null;
    }[];
  }[];
};

/**
 * After the signature: everything is downloaded in one archive, unpacked and recomputed by the product's own command; meanwhile the
 * decision-maker answers each finding, the ledger says so to people and to programs, and a child on whose words a finding rests
 * reads both beside them.
 */
export async function answerAndCheck(
  product: RunningProduct,
  what: {
    readonly path: string;
    readonly consultation: string;
    readonly decisionMaker: Client;
    /** The client of whoever wrote this statement. */
    readonly authorOf: (statement: string) => Client | undefined;
    /** Plants a fault in a file that was downloaded. */
    readonly broken: boolean;
    readonly problems: Problems;
  },
): Promise<{ readonly files: number; readonly answers: number }> {
  const { path, problems } = what;
  const anybody = createClient(product.origin);
  const archive = unzipSync((await anybody.get(`${path}/all.zip`)).bytes);
  const names = Object.keys(archive);
  for (const name of forms)
    if (!names.includes(name)) problems.add('release file', `${name} was not handed over`);
  const folder = join(product.folder, 'taken');
  mkdirSync(folder);
  const manifest = Buffer.from(archive['manifest.txt'] ?? []).toString('utf8');
  for (const [, hash = '', name = ''] of manifest.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm))
    if (sha256(Buffer.from(archive[name] ?? [])) !== hash)
      problems.add('release file', `${name} is not the signed one`);
  for (const [name, bytes] of Object.entries(archive))
    writeFileSync(join(folder, name), what.broken && name === 'release.json' ? oneMore(bytes) : bytes);
  const verified = product.begin('verify-report', folder).finished;
  const answers = await answerAll(anybody, what);
  anybody.close();
  const { code, stdout } = await verified;
  if (code !== 0 || !stdout.includes('It is as it was signed.'))
    problems.add('verify-report', `${code}: ${stdout}`);
  return { files: names.length, answers };
}

/** The same with one number raised. */
function oneMore(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/"children": (\d+)/, (_, children: string) => `"children": ${Number(children) + 5}`);
}

async function answerAll(anybody: Client, what: Parameters<typeof answerAndCheck>[1]): Promise<number> {
  const { path, consultation, decisionMaker, authorOf, problems } = what;
  const release = JSON.parse((await anybody.get(`${path}/release.json`)).html) as {
    readonly findings: readonly {
      readonly id: string;
      readonly text: string;
      readonly evidence: readonly { readonly kind: string; readonly subject: string }[];
    }[];
  };
  for (const { id } of release.findings)
    await answerFinding(decisionMaker, consultation, { finding: id, decision: 'yes', text: answered });
  const ledger = JSON.parse((await anybody.get('/answers.json')).html) as Ledger;
  const part = ledger.consultations.find((each) => each.consultationId === consultation);
  const page = wordsOf((await anybody.get('/answers')).html);
  for (const { id, text, evidence } of release.findings) {
    const found = part?.findings.find((each) => each.id === id);
    if (found?.text !== text || found.state !== 'promised' || found.answer?.texts[0]?.body !== answered)
      problems.add('ledger', JSON.stringify(found ?? text));
    if (!page.includes(text) || !page.includes(answered)) problems.add('ledger page', text);
    for (const { kind, subject } of evidence) {
      const author = kind === 'statement' ? authorOf(subject) : undefined;
      if (!author) continue;
      const own = wordsOf((await author.get('/here/words')).html);
      if (!own.includes(text) || !own.includes(answered))
        problems.add('own words', `${text} is not beside them`);
    }
  }
  if (part?.findings.length !== release.findings.length)
    problems.add('ledger', `${part?.findings.length} of ${release.findings.length} findings`);
  return release.findings.length;
}
