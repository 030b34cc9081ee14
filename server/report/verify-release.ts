import { createPublicKey, verify } from 'node:crypto';
import type { ReleaseFile } from '../../db/queries/analysis/releases.ts';
import type { MadeWith, ProvenanceVersion } from '../core/analysis/report/provenance.ts';
import { faultsInNumbers } from '../core/analysis/report/release-numbers.ts';
import { releaseSchema } from '../core/analysis/report/release-schema.ts';
import { readReleaseFile } from '../usecases/analysis/compose-release.ts';
import {
  manifestEntries,
  manifestName,
  publicKeyName,
  sha256,
  signatureName,
  whereFrom,
} from '../usecases/analysis/freeze-release.ts';
import type { RenderForms } from '../usecases/analysis/release-forms.ts';
import { tableFiles } from '../usecases/analysis/release-tables.ts';
import { firstDifference } from './first-difference.ts';
import { madeWith, renderForms } from './render-forms.ts';
import { faultsOfFindings } from './verify-sentences.ts';

export type Verified = {
  /** What does not agree, the first first; none is as it was signed. */
  readonly faults: readonly string[];
  /** What was checked and what could not be, in sentences. */
  readonly said: readonly string[];
};

/**
 * Recomputes a release from its own `release.json`: the rules of its numbers, every table and every form made anew and compared
 * byte for byte, the fingerprints of the manifest and the signature over it. It stops at the first part that does not agree, and
 * names the place. Forms that another version drew cannot be made anew: of those the fingerprint alone is checked, and it is
 * said. `key`: the organisation's public key (PEM) from elsewhere; without it the one in the folder is taken on trust.
 */
export async function verifyRelease(
  files: ReadonlyMap<string, Uint8Array>,
  { key, draw = renderForms }: { readonly key?: string | undefined; readonly draw?: RenderForms } = {},
): Promise<Verified> {
  const said: string[] = [];
  const wrong = (...faults: readonly string[]): Verified => ({ faults, said });
  const source = files.get('release.json');
  if (!source) return wrong('release.json is missing');
  const manifest = files.get(manifestName);
  if (!manifest) return wrong(`${manifestName} is missing`);

  const release = readSource(source);
  if (typeof release === 'string') return wrong(`release.json: ${release}`);
  const numbers = faultsInNumbers(release);
  if (numbers.length > 0) return wrong(...numbers.map((each) => `release.json: ${each}`));
  said.push('the numbers of release.json keep the rules, and findings cite them as they are');

  const listed = new Map(manifestEntries(manifest));
  const made = madeWith();
  const provenance = files.get('provenance.json');
  const { made: drawn, version } = readFrom(provenance);
  // One that cannot be read is not none: a release from before there was any is compared with less.
  if (provenance && !drawn) return wrong('provenance.json cannot be read');
  const again = drawn !== undefined && sameMade(drawn, made);
  const worded = faultsOfFindings(release, { sameWords: again });
  if (worded.length > 0) return wrong(...worded.map((each) => `release.json: ${each}`));
  let compared = 0;
  const compare = (expected: readonly ReleaseFile[]): string | undefined => {
    for (const { name, bytes } of expected) {
      const found = files.get(name);
      // A release that was signed before there was such a table has none.
      if (!found && !listed.has(name) && !drawn) continue;
      const difference = found ? firstDifference(name, found, bytes) : `${name} is missing`;
      if (difference !== undefined) return difference;
      compared += 1;
    }
    return undefined;
  };
  // The forms last: they take seconds, and a number that was changed shows before.
  const difference =
    compare(tableFiles(release, { version })) ??
    compare(
      drawn
        ? whereFrom(release, { made: again ? made : drawn, source: sha256(source), version }).filter(
            // Another version may say more of a release than the one that signed it knew: its schema is another text.
            ({ name }) => again || name !== 'release.schema.json',
          )
        : [],
    ) ??
    compare(again ? (await draw(release)).files : []);
  if (difference !== undefined) return wrong(difference);
  said.push(`${compared} files are what release.json gives`);
  if (!again)
    said.push('the forms were drawn by another version: of those only the fingerprints are checked');

  for (const [name, hash] of listed) {
    const found = files.get(name);
    if (!found) return wrong(`${name} is missing`);
    if (sha256(found) !== hash) return wrong(`${name}: its fingerprint is not the one in ${manifestName}`);
  }
  const beside = [manifestName, signatureName, publicKeyName];
  const strange = [...files.keys()].find((name) => !listed.has(name) && !beside.includes(name));
  if (strange !== undefined) return wrong(`${strange} is no file of this release`);
  const lines = listed.size === Buffer.from(manifest).toString().trimEnd().split('\n').length;
  if (!lines) return wrong(`${manifestName}: a line names no file`);
  said.push(`${listed.size} fingerprints agree with ${manifestName}`);

  for (const { file, sha256: hash } of release.designs ?? []) {
    const found = files.get(file);
    if (!found) return wrong(`${file} is missing`);
    if (sha256(found) !== hash) return wrong(`${file} is not the picture that release.json names`);
  }

  const signature = signatureFault(files, { manifest, key });
  if (signature !== undefined) return wrong(signature);
  said.push(
    key === undefined
      ? `the signature over ${manifestName} was made with ${publicKeyName} of this folder: ask the organisation whether that is its key`
      : `the organisation signed ${manifestName}`,
  );
  return { faults: [], said };
}

function readSource(bytes: Uint8Array): ReturnType<typeof readReleaseFile> | string {
  try {
    const release = readReleaseFile(bytes);
    const { success, error } = releaseSchema.safeParse(release);
    if (success) return release;
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'the file'} is not what a release has there`;
  } catch {
    return 'it is not JSON';
  }
}

/** With what it was made and how it is written; nothing made where it cannot be read. */
function readFrom(bytes: Uint8Array | undefined): { made?: MadeWith; version: ProvenanceVersion } {
  if (!bytes) return { version: 2 };
  try {
    const read = JSON.parse(Buffer.from(bytes).toString('utf8')) as { made?: unknown; version?: unknown };
    const version = ([1, 3, 4, 5] as const).find((each) => each === read.version) ?? 2;
    return typeof read.made === 'object' && read.made !== null
      ? { made: read.made as MadeWith, version }
      : { version };
  } catch {
    return { version: 2 };
  }
}

function sameMade(a: MadeWith, b: MadeWith): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whatever ends their lines, and whatever stands around them: a letter or a copied page writes a key otherwise. */
function isSameKey(given: string, inFolder: string): boolean {
  try {
    const [a, b] = [given, inFolder].map((pem) =>
      createPublicKey(pem).export({ type: 'spki', format: 'der' }),
    );
    return a !== undefined && b !== undefined && a.equals(b);
  } catch {
    return false;
  }
}

function signatureFault(
  files: ReadonlyMap<string, Uint8Array>,
  { manifest, key }: { manifest: Uint8Array; key: string | undefined },
): string | undefined {
  const signature = files.get(signatureName);
  const own = files.get(publicKeyName);
  if (!signature) return `${signatureName} is missing`;
  if (!own) return `${publicKeyName} is missing`;
  const inFolder = Buffer.from(own).toString();
  if (key !== undefined && !isSameKey(key, inFolder))
    return `${publicKeyName} is another key than the given one`;
  const written = Buffer.from(signature).toString();
  const bytes = Buffer.from(written, 'base64');
  // Letters that decode to the same bytes are another text all the same.
  if (`${bytes.toString('base64')}\n` !== written) return `${signatureName} is not written as it was`;
  try {
    // Its last letter carries bits that say nothing: another there is the same key, and another file than was given out.
    if (createPublicKey(inFolder).export({ type: 'spki', format: 'pem' }) !== inFolder)
      return `${publicKeyName} is not written as it was`;
    return verify(null, manifest, inFolder, bytes)
      ? undefined
      : `${signatureName} is no signature over this ${manifestName}`;
  } catch {
    return `${publicKeyName} is no key`;
  }
}
