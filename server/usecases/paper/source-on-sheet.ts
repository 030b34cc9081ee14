import {
  type DocumentSource,
  type Side,
  type ToldLabel,
  toldLabel,
} from '../../core/consultation/document-source.ts';

/** Whose text the sections of a sheet say, in the words of the sheet's language and level. */
export type SourceOnSheet = {
  readonly label: ToldLabel;
  readonly origin: string;
  readonly author: string;
  /** Nobody says in which language these two and the names are: they stand as words of the first language of the consultation. */
  readonly language: string;
  readonly gains: string;
  readonly sides: Readonly<Record<Side, readonly string[]>>;
  /** Who from outside read both sides, and who answers for that; null while nobody did. */
  readonly checked: { readonly name: string; readonly from: string; readonly attested: string } | null;
};

/** Where the document is from, for the sheets of one language and level; null where nobody said it. */
export function sourceOnSheet(
  source: DocumentSource | null,
  of: {
    readonly row: { readonly sponsorKind: string; readonly languages: readonly string[] };
    readonly reader: { readonly language: string; readonly level: string };
  },
): SourceOnSheet | null {
  if (!source) return null;
  const { row, reader } = of;
  const said = (part: 'gains' | Side) =>
    source.texts
      .filter(
        (text) => text.part === part && text.language === reader.language && text.level === reader.level,
      )
      .sort((a, b) => a.position - b.position)
      .map(({ body }) => body);
  return {
    label: toldLabel(source.label, row.sponsorKind),
    origin: source.origin,
    author: source.author,
    language: row.languages[0] ?? reader.language,
    gains: said('gains')[0] ?? '',
    sides: { for: said('for'), against: said('against') },
    checked:
      source.checkedDay === ''
        ? null
        : { name: source.checkedName, from: source.checkedFrom, attested: source.attestedName },
  };
}
