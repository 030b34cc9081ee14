import { versionReasons, versions, versionWordsOf } from '../../../db/queries/analysis/versions.ts';
import type { Deps } from '../deps.ts';

/** What changed in the document because of a finding, as it was published. */
export type FindingChange = {
  readonly consultationId: string;
  readonly releaseId: string;
  readonly findingId: string;
  readonly number: number;
  readonly anchor: string;
  /** The day on which the version was published. */
  readonly day: string;
  readonly words: readonly { readonly language: string; readonly level: string; readonly body: string }[];
};

/** Every published change that names a finding, of one consultation or of all; the first version first. */
export async function changesBehind(deps: Deps, consultationId?: string): Promise<readonly FindingChange[]> {
  const control = deps.databases.control;
  const [rows, reasons] = await Promise.all([
    versions(control, consultationId),
    versionReasons(control, consultationId),
  ]);
  if (reasons.length === 0) return [];
  const words = await versionWordsOf(control, consultationId);
  return rows
    .filter((row) => row.signedDay !== '')
    .flatMap((row) =>
      reasons
        .filter((each) => each.consultationId === row.consultationId && each.number === row.number)
        .sort((a, b) => Number(a.anchor) - Number(b.anchor))
        .map((reason) => ({
          ...reason,
          day: row.signedDay,
          words: words
            .filter(
              (text) =>
                text.consultationId === reason.consultationId &&
                text.number === reason.number &&
                text.anchor === reason.anchor,
            )
            .map(({ language, level, body }) => ({ language, level, body })),
        })),
    );
}
