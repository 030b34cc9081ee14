import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../../../db/queries/releases.ts';
import { csv } from '../../core/analysis/csv.ts';
import { choices } from '../../core/room/voting.ts';
import type { Release } from './compose-release.ts';
import { evidenceOf } from './evidence-of.ts';

/** The file that is signed: the fingerprint and name of every other one, as `sha256sum -c` reads it. */
export const manifestName = 'manifest.txt';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The files of a release as bytes, the manifest last. Every number in them is one of `release.json`; an empty field of a
 * table is a hidden number. The same release gives the same bytes.
 */
export function freezeRelease(release: Release): readonly ReleaseFile[] {
  const table = (name: string, rows: readonly (readonly (string | number | null)[])[]): ReleaseFile => ({
    name,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(csv(rows)),
  });
  const files: readonly ReleaseFile[] = [
    {
      name: 'release.json',
      mediaType: 'application/json; charset=utf-8',
      bytes: Buffer.from(`${JSON.stringify(release, null, 2)}\n`),
    },
    {
      name: 'evidence.json',
      mediaType: 'application/json; charset=utf-8',
      bytes: Buffer.from(`${JSON.stringify(evidenceOf(release), null, 2)}\n`),
    },
    table('statements.csv', statementRows(release)),
    table('polls.csv', pollRows(release)),
    table('findings.csv', findingRows(release)),
  ];
  const manifest = files.map((file) => `${sha256(file.bytes)}  ${file.name}\n`).join('');
  return [
    ...files,
    { name: manifestName, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(manifest) },
  ];
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
