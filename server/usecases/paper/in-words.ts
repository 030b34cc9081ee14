import type { Database } from '../../../db/databases.ts';
import {
  type ConsultationRow,
  consultationTexts,
  sections,
} from '../../../db/queries/consultation/consultations.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import type { Deps } from '../deps.ts';
import { type AskedOnPaper, askedOnPaper } from './on-sheets.ts';
import type { SheetPart } from './paper-job.ts';

type Reader = { readonly language: string; readonly level: ReadingLevel };

/** The text for a reader; the gate opened only with all of them there. */
function textFor<T extends { readonly language: string; readonly level: string }>(
  texts: readonly T[],
  { language, level }: Reader,
): T | undefined {
  return texts.find((each) => each.language === language && each.level === level);
}

/** What a kit and the answers of a pile have in common, in the words of their sheets. */
export async function sheetInWords(
  deps: Deps,
  db: Database,
  of: {
    readonly row: ConsultationRow;
    readonly reader: Reader;
    readonly origin: string;
    readonly read?: ReadonlySet<string>;
  },
) {
  const { row, reader, origin, read } = of;
  const [texts, document, asked] = await Promise.all([
    consultationTexts(db),
    sections(db),
    askedOnPaper(db, read),
  ]);
  const textOf = (field: string) =>
    textFor(
      texts.filter((each) => each.field === field),
      reader,
    )?.body ?? '';
  const sectionOf = (anchor: string) => {
    const plain = document.sections.find((each) => each.anchor === anchor)?.plain ?? [];
    const text = textFor(plain, reader);
    if (!text) return null;
    const { heading, body, by, checked } = text;
    return { heading, body, by, checked };
  };
  return {
    asked,
    textOf,
    common: {
      language: reader.language,
      level: reader.level,
      day: dayIn(row.timeZone, deps.clock()),
      title: textOf('title'),
      retentionDay: row.retentionDay,
      answerDay: row.answerDay,
      origin,
      company: row.sponsorKind === 'company',
    },
    parts: asked.map((each) => partFor(each, reader, sectionOf)),
  };
}

function partFor(
  { activity, statements }: AskedOnPaper,
  reader: Reader,
  sectionOf: (anchor: string) => SheetPart['section'],
): SheetPart & {
  readonly id: string;
  readonly sentences: readonly { id: string; open: boolean; words: string }[];
} {
  const sentences = statements.map(({ id, state, texts }) => ({
    id,
    open: state === 'open',
    words: (texts.find(({ language }) => language === reader.language) ?? texts[0])?.body ?? '',
  }));
  return {
    id: activity.id,
    kind: activity.kind as SheetPart['kind'],
    form: activity.form,
    prompt: textFor(activity.prompts, reader)?.prompt ?? '',
    section: activity.anchor === '' ? null : sectionOf(activity.anchor),
    options: activity.options.map(({ labels }) => textFor(labels, reader)?.label ?? ''),
    statements: sentences.map(({ words }) => words),
    sentences,
  };
}
