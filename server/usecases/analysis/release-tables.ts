import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { csv } from '../../core/analysis/csv.ts';
import { meantAnswers } from '../../core/analysis/meant.ts';
import type { ProvenanceVersion } from '../../core/analysis/report/provenance.ts';
import type { AttributesTold } from '../../core/attributes/told-attributes.ts';
import { choices } from '../../core/room/voting.ts';
import type { Release } from './release.ts';

type Field = string | number | null;
/** The heads, then the rows. */
type Table = readonly (readonly Field[])[];
/** Words for what a row names by its id: the last fields of the row, or none in a release from before there were any. */
type Words = (...words: readonly string[]) => readonly string[];

/** The tables of a release: every version of the product makes the same of the same release, as `version` had them. */
export function tableFiles(
  release: Release,
  { version }: { readonly version: ProvenanceVersion },
): readonly ReleaseFile[] {
  const labelled = release.terms !== undefined && release.sponsorKind === 'company';
  const words: Words = (...fields) => (version >= 4 ? fields : []);
  const table = (name: string, rows: Table): ReleaseFile => ({
    name,
    mediaType: 'text/csv; charset=utf-8',
    // A company's table says so in every row: a row is what is copied.
    bytes: Buffer.from(
      csv(labelled ? rows.map((row, index) => [...row, index === 0 ? 'asked by' : 'company']) : rows, {
        guard: version >= 5 ? 'small' : version >= 3 ? 'apart' : 'commas',
      }),
    ),
  });
  return [
    table('statements.csv', statementRows(release, words)),
    table('polls.csv', pollRows(release, words)),
    table('findings.csv', findingRows(release, words)),
    table('points.csv', pointRows(release, words)),
    // A release from before children were asked has none, and is recomputed without it.
    ...(release.findings.some(({ meant }) => meant) ? [table('meant.csv', meantRows(release))] : []),
    ...(release.attributes
      ? [table('attributes.csv', attributeRows(release, { told: release.attributes, words }))]
      : []),
  ];
}

/** A row a point; what fewer children said has no number and no id, and stands by its title. */
function pointRows(release: Release, words: Words): Table {
  const rows = release.topics.flatMap(({ activityId, points, alsoSaid }) => {
    const asked = (language: string) => words(questionOf(release, { activityId, language }));
    return [
      ...points.map(({ id, title, language, children }) => [
        ...[activityId, id, language, title, children],
        ...asked(language),
      ]),
      ...alsoSaid.map(({ title, language }) => [activityId, '', language, title, null, ...asked(language)]),
    ];
  });
  return [['activity', 'point', 'language', 'title', 'children', ...words('question')], ...rows];
}

/** A row a statement, in the first language of the consultation that it has. */
function statementRows(release: Release, words: Words): Table {
  const rows = release.statements.map((statement) => {
    const text = inFirst(release, statement.texts);
    const { activityId } = statement;
    return [
      activityId,
      statement.id,
      statement.from,
      statement.retired ? 'yes' : 'no',
      text?.language ?? '',
      text?.text ?? '',
      statement.table.children,
      ...choices.map((choice) => cellOf(statement.table.cells, choice)),
      ...words(questionOf(release, { activityId, language: text?.language })),
    ];
  });
  const heads = ['activity', 'statement', 'from', 'retired', 'language', 'text', 'children', ...choices];
  return [[...heads, ...words('question')], ...rows];
}

/** A row an option. */
function pollRows(release: Release, words: Words): Table {
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
        ...words(questionOf(release, { activityId: poll.activityId, language: label?.language })),
      ];
    }),
  );
  const heads = ['activity', 'form', 'position', 'language', 'option', 'answered', 'children'];
  return [[...heads, ...words('question')], ...rows];
}

/** A row for each piece of evidence. */
function findingRows(release: Release, words: Words): Table {
  const rows = release.findings.flatMap((finding) =>
    finding.evidence.map((each) => [
      finding.id,
      finding.language,
      finding.text,
      each.kind,
      each.subject,
      each.cell,
      each.children,
      ...words(...countedOf(release, each)),
    ]),
  );
  const heads = ['finding', 'language', 'text', 'kind', 'subject', 'cell', 'children'];
  return [[...heads, ...words('about', 'option')], ...rows];
}

/** A row a finding: what children said of it before it was signed. */
function meantRows(release: Release): Table {
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
function attributeRows(
  release: Release,
  { told, words }: { readonly told: AttributesTold; readonly words: Words },
): Table {
  const rows = told.tables.flatMap(({ attribute, kind, subject, rows: of }) => {
    const answers = told.asked.find(({ name }) => name === attribute)?.answers ?? [];
    return of.flatMap(({ category, children, cells }) => {
      const labels = answers.find(({ position }) => String(position) === category)?.labels ?? [];
      return [{ cell: '', children }, ...cells].map((each) => [
        ...[attribute, category, kind, subject, each.cell, each.children],
        ...words(
          inFirst(release, labels)?.label ?? '',
          ...countedOf(release, { kind, subject, cell: each.cell }),
        ),
      ]);
    });
  });
  const heads = ['attribute', 'answer', 'kind', 'subject', 'cell', 'children'];
  return [[...heads, ...words('said', 'about', 'option')], ...rows];
}

/** What a number is about: a sentence, a point or the question of a poll; and which option of it. */
function countedOf(
  release: Release,
  { kind, subject, cell }: { readonly kind: string; readonly subject: string; readonly cell: string },
): readonly [about: string, option: string] {
  if (kind === 'point') {
    const points = release.topics.flatMap((topic) => topic.points);
    return [points.find(({ id }) => id === subject)?.title ?? '', ''];
  }
  if (kind === 'statement') {
    const texts = release.statements.find(({ id }) => id === subject)?.texts ?? [];
    return [inFirst(release, texts)?.text ?? '', ''];
  }
  const options = release.polls.find(({ activityId }) => activityId === subject)?.options ?? [];
  const labels = options.find(({ position }) => String(position) === cell)?.labels ?? [];
  return [questionOf(release, { activityId: subject }), inFirst(release, labels)?.label ?? ''];
}

/** What children were asked, as older ones read it: in the language of the row where there is that, else in the first there is. */
function questionOf(
  release: Release,
  { activityId, language }: { readonly activityId: string; readonly language?: string | undefined },
): string {
  const prompts = release.activities.find(({ id }) => id === activityId)?.prompts ?? [];
  const older = prompts.filter(({ level }) => level === 'older');
  const asked = older.find((each) => each.language === language) ?? inFirst(release, older);
  return asked?.prompt ?? inFirst(release, prompts)?.prompt ?? '';
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
