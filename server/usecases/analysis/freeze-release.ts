import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../../db/queries/releases.ts';
import { csv } from '../../core/analysis/csv.ts';
import { meantAnswers } from '../../core/analysis/meant.ts';
import { type ProvenanceVersion, provenanceOf } from '../../core/analysis/report/provenance.ts';
import { releaseJsonSchema } from '../../core/analysis/report/release-schema.ts';
import type { AttributesTold } from '../../core/attributes/told-attributes.ts';
import { choices } from '../../core/room/voting.ts';
import { evidenceOf } from './evidence-of.ts';
import type { Release } from './release.ts';
import type { ReleaseForms } from './release-forms.ts';

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
  const from = { made: forms.made, source: sha256(source.bytes), version: 3 } as const;
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

/** The tables of a release: every version of the product makes the same of the same release, as `version` had them. */
export function tableFiles(
  release: Release,
  { version }: { readonly version: ProvenanceVersion },
): readonly ReleaseFile[] {
  const labelled = release.terms !== undefined && release.sponsorKind === 'company';
  const table = (name: string, rows: readonly (readonly (string | number | null)[])[]): ReleaseFile => ({
    name,
    mediaType: 'text/csv; charset=utf-8',
    // A company's table says so in every row: a row is what is copied.
    bytes: Buffer.from(
      csv(labelled ? rows.map((row, index) => [...row, index === 0 ? 'asked by' : 'company']) : rows, {
        apartToo: version >= 3,
      }),
    ),
  });
  return [
    table('statements.csv', statementRows(release)),
    table('polls.csv', pollRows(release)),
    table('findings.csv', findingRows(release)),
    table('points.csv', pointRows(release)),
    // A release from before children were asked has none, and is recomputed without it.
    ...(release.findings.some(({ meant }) => meant) ? [table('meant.csv', meantRows(release))] : []),
    ...(release.attributes ? [table('attributes.csv', attributeRows(release.attributes))] : []),
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

/** A row a point; what fewer children said has no number and no id, and stands by its title. */
function pointRows(release: Release) {
  const rows = release.topics.flatMap((topic) => [
    ...topic.points.map(({ id, title, language, children }) => [
      topic.activityId,
      id,
      language,
      title,
      children,
    ]),
    ...topic.alsoSaid.map(({ title, language }) => [topic.activityId, '', language, title, null]),
  ]);
  return [['activity', 'point', 'language', 'title', 'children'], ...rows];
}

/** A row a statement, in the first language of the consultation that it has. */
function statementRows(release: Release) {
  const rows = release.statements.map((statement) => {
    const text = inFirst(release, statement.texts);
    return [
      statement.activityId,
      statement.id,
      statement.from,
      statement.retired ? 'yes' : 'no',
      text?.language ?? '',
      text?.text ?? '',
      statement.table.children,
      ...choices.map((choice) => cellOf(statement.table.cells, choice)),
    ];
  });
  return [['activity', 'statement', 'from', 'retired', 'language', 'text', 'children', ...choices], ...rows];
}

/** A row an option. */
function pollRows(release: Release) {
  const rows = release.polls.flatMap((poll) =>
    poll.options.map((option) => {
      const label = inFirst(release, option.labels);
      return [
        poll.activityId,
        poll.form,
        option.position,
        label?.language ?? '',
        label?.label ?? '',
        poll.table.children,
        cellOf(poll.table.cells, String(option.position)),
      ];
    }),
  );
  return [['activity', 'form', 'position', 'language', 'option', 'answered', 'children'], ...rows];
}

/** A row for each piece of evidence. */
function findingRows(release: Release) {
  const rows = release.findings.flatMap((finding) =>
    finding.evidence.map((each) => [
      finding.id,
      finding.language,
      finding.text,
      each.kind,
      each.subject,
      each.cell,
      each.children,
    ]),
  );
  return [['finding', 'language', 'text', 'kind', 'subject', 'cell', 'children'], ...rows];
}

/** A row a finding: what children said of it before it was signed. */
function meantRows(release: Release) {
  const rows = release.findings.flatMap(({ id, language, text, meant }) =>
    meant
      ? [
          [
            id,
            language,
            text,
            meant.children,
            ...meantAnswers.map((answer) => meant.answers[answer]),
            meant.objected ? 'yes' : 'no',
          ],
        ]
      : [],
  );
  return [['finding', 'language', 'text', 'children', ...meantAnswers, 'objected'], ...rows];
}

/** A row for each number of a table by an attribute; `rest` is everybody who gave none of the answers. */
function attributeRows({ tables }: AttributesTold) {
  const rows = tables.flatMap(({ attribute, kind, subject, rows: of }) =>
    of.flatMap(({ category, children, cells }) => [
      [attribute, category, kind, subject, '', children],
      ...cells.map((each) => [attribute, category, kind, subject, each.cell, each.children]),
    ]),
  );
  return [['attribute', 'answer', 'kind', 'subject', 'cell', 'children'], ...rows];
}

function cellOf(cells: readonly { cell: string; children: number | null }[], cell: string): number | null {
  return cells.find((each) => each.cell === cell)?.children ?? null;
}

function inFirst<T extends { readonly language: string }>(
  release: Release,
  texts: readonly T[],
): T | undefined {
  for (const language of release.languages) {
    const found = texts.find((text) => text.language === language);
    if (found) return found;
  }
  return texts[0];
}
