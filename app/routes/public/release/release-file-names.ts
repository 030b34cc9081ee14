import type { Key } from '../../../i18n/translator.ts';

/** The address, under a release, of all of its files at once. */
export const allFilesName = 'all.zip';

/** In the order in which they are offered: what people read, then tables, then what programs and doubters need. */
const named: readonly (readonly [name: string, key: Key])[] = [
  ['report.pdf', 'release.file.report-pdf'],
  ['report.html', 'release.file.report-html'],
  ['report.docx', 'release.file.report-docx'],
  ['children-younger.html', 'release.file.children-younger'],
  ['children-older.html', 'release.file.children-older'],
  ['easy-read.html', 'release.file.easy-read'],
  ['reporters.html', 'release.file.reporters'],
  ['charts.svg', 'release.file.charts'],
  ['findings.csv', 'release.file.findings'],
  ['meant.csv', 'release.file.meant'],
  ['points.csv', 'release.file.points'],
  ['statements.csv', 'release.file.statements'],
  ['polls.csv', 'release.file.polls'],
  ['attributes.csv', 'release.file.attributes'],
  ['release.json', 'release.file'],
  ['evidence.json', 'release.file.evidence'],
  ['provenance.json', 'release.file.provenance'],
  ['release.schema.json', 'release.file.schema'],
  ['manifest.txt', 'release.file.manifest'],
];

/** A picture that children pointed at, by the id of its activity. */
const picture = /^design-[\w-]{22}\.jpg$/;

/** 'report.ar.pdf' → what it is, and in which language; a file for all has none. */
export function partsOfName(name: string): { readonly language: string; readonly form: string } {
  const found = /^([a-z-]+)\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.(pdf|docx|html|svg)$/.exec(name);
  const [, stem = '', language = '', kind = ''] = found ?? [];
  return found ? { language, form: `${stem}.${kind}` } : { language: '', form: name };
}

/** People read it, calculate with it, or let a program read it. */
export type FileGroup = 'read' | 'tables' | 'programs';
export const fileGroups: readonly FileGroup[] = ['read', 'tables', 'programs'];

export function groupOfForm(form: string): FileGroup {
  if (form.endsWith('.csv')) return 'tables';
  return /\.(?:json|txt)$/.test(form) ? 'programs' : 'read';
}

export function nameOfForm(form: string): Key {
  if (picture.test(form)) return 'release.file.design';
  return named.find(([name]) => name === form)?.[1] ?? 'release.file.other';
}

/** The place of a file among the others; one that has no name of its own stands last. */
export function placeOfForm(form: string): number {
  const place = named.findIndex(([name]) => name === form);
  return place < 0 ? named.length : place;
}
