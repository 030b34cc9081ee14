import { createHash } from 'node:crypto';
import { isOpenCode } from '../../core/analysis/themes/codes.ts';
import { hasEnoughCoded, type SuggestInput } from '../../core/analysis/themes/suggest.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import type { CountedRow } from './counted.ts';

/** What a program suggests for what nobody has put anywhere yet. `none` where too little is coded to suggest from. */
export type Suggested =
  | { readonly state: 'ready'; readonly codes: Readonly<Record<string, string>> }
  | { readonly state: 'working'; readonly done: number; readonly all: number }
  | { readonly state: 'failed' };

/** A contribution's words as analysis reads them: without what is hidden. */
export function analysedText(record: ContributionRecord): string {
  return redact(record.text, record.hidden)
    .map((part) => ('text' in part ? part.text : ' '))
    .join('');
}

/** Which question a result answers: kept instead of the question, which is long. */
export function versionOf(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
}

/** Suggestions for the words of one activity, from what is coded in it. The work is done in a thread; a page waits two seconds at most. */
export async function suggestedFor(
  deps: Deps,
  of: {
    readonly consultationId: string;
    readonly activityId: string;
    readonly points: SuggestInput['points'];
    readonly records: readonly CountedRow[];
    readonly codes: ReadonlyMap<string, string>;
    /** The words of all of them, by id: read only where there is something to suggest from. */
    readonly words: () => Promise<readonly ContributionRecord[]>;
  },
): Promise<Suggested> {
  const records = [...of.records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const open = records.filter(({ id }) => !of.codes.has(id));
  // What a person could not decide teaches nothing.
  const coded = records.flatMap((record) => {
    const code = of.codes.get(record.id);
    return code === undefined || code === 'cannot-decide'
      ? []
      : [{ record, code, language: record.language }];
  });
  // Before the first codes and after the last no thread is asked for nothing.
  if (!hasEnoughCoded({ coded, open })) return { state: 'ready', codes: {} };
  const texts = await of.words();
  const openOf = new Set(open.map(({ id }) => id));
  const codeOf = new Map(coded.map(({ record, code }) => [record.id, code]));
  const asked = [
    of.points,
    records.map(({ id, revision, change }) => [id, revision, change, of.codes.get(id) ?? '']),
  ];
  const answer = await deps.themes({
    slot: `suggest ${of.consultationId} ${of.activityId}`,
    version: versionOf(asked),
    work: () => ({
      kind: 'suggest',
      input: {
        points: of.points,
        coded: texts.flatMap((record) => {
          const code = codeOf.get(record.id);
          return code === undefined ? [] : [{ language: record.language, text: analysedText(record), code }];
        }),
        open: texts
          .filter(({ id }) => openOf.has(id))
          .map((record) => ({ id: record.id, language: record.language, text: analysedText(record) })),
      },
    }),
  });
  if (answer.state !== 'ready') return answer;
  if (answer.result.kind !== 'suggest') return { state: 'failed' };
  // What is suggested has to be one that can be chosen: a point may be taken away while a thread works.
  const known = new Set(of.points.map(({ id }) => id));
  return {
    state: 'ready',
    codes: Object.fromEntries(
      answer.result.suggestions
        .filter(({ code }) => known.has(code) || isOpenCode(code))
        .map(({ id, code }) => [id, code]),
    ),
  };
}
