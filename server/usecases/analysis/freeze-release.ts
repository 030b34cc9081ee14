import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { type ProvenanceVersion, provenanceOf } from '../../core/analysis/report/provenance.ts';
import { releaseJsonSchema } from '../../core/analysis/report/release-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Release } from './release.ts';
import type { ReleaseForms } from './release-forms.ts';
import { tableFiles } from './release-tables.ts';

/** The file that is signed: the fingerprint and name of every other one, as `sha256sum -c` reads it. */
export const manifestName = 'manifest.txt';

/** Beside the signed files of a release that is taken along: the signature over the manifest, in base64, and the key (PEM). */
export const signatureName = 'manifest.txt.sig';
export const publicKeyName = 'public-key.pem';

/** Name and SHA-256 of each file that a manifest lists, in its order. */
export function manifestEntries(bytes: Uint8Array): readonly (readonly [name: string, hash: string])[] {
  return [
    ...Buffer.from(bytes)
      .toString('utf8')
      .matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm),
  ].map(([, hash = '', name = '']) => [name, hash] as const);
}

/** The fingerprint of a file as the manifest has it: 64 hexadecimal digits in small letters, as `sha256sum` prints them. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The files of a release as bytes, the manifest last. Every number in them is one of `release.json`; an empty field of a
 * table is a hidden number. `pictures`: those of its designs. The same of all
 * three give the same bytes.
 */
export function freezeRelease(
  release: Release,
  forms: ReleaseForms,
  pictures: readonly ReleaseFile[] = [],
): readonly ReleaseFile[] {
  const source = json('release.json', release);
  const from = { made: forms.made, source: sha256(source.bytes), version: 5 } as const;
  const files = [
    source,
    ...tableFiles(release, from),
    ...whereFrom(release, from),
    ...forms.files,
    ...pictures,
  ];
  const manifest = files.map((file) => `${sha256(file.bytes)}  ${file.name}\n`).join('');
  return [
    ...files,
    { name: manifestName, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(manifest) },
  ];
}

/** How a release is built, and where each of its numbers comes from; `source` is the SHA-256 of its `release.json`. */
export function whereFrom(
  release: Release,
  from: { readonly made: ReleaseForms['made']; readonly source: string; readonly version: ProvenanceVersion },
): readonly ReleaseFile[] {
  return [
    json('evidence.json', evidenceOf(release)),
    json('release.schema.json', releaseJsonSchema()),
    json('provenance.json', provenanceOf(release, from)),
  ];
}

function json(name: string, value: object): ReleaseFile {
  const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  return { name, mediaType: 'application/json; charset=utf-8', bytes };
}
