import { auditStatement } from '../../../db/audit.ts';
import { putDeed } from '../../../db/queries/responses.ts';
import { type DeedState, deedStates } from '../../core/analysis/findings.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { answering } from './answering.ts';
import { readRelease } from './read-releases.ts';

/** Longest sentence about a promise, in UTF-16 units. */
const longestDeed = 300;

export type DeedInput = {
  readonly releaseId: string;
  readonly findingId: string;
  readonly state: DeedState;
  readonly texts: readonly { readonly language: string; readonly body: string }[];
};

/**
 * Whether what was promised was done, in one sentence for everybody, under a name and with the day; what was said last stands
 * and every one is audited. It can be said after the consultation was destroyed. Empty texts count as none.
 * Refusals: `not-found`, `not-allowed`, `field-missing` (no sentence), `field-too-long`, `language-unknown`, `state-forbids`
 * (nothing was promised: no answer, or not a yes).
 */
export async function reportDeed(deps: Deps, actor: Actor, input: DeedInput): Promise<Outcome<null>> {
  const read = await readRelease(deps, actor, { id: input.releaseId });
  if (!read.ok) return read;
  const { consultationId } = read.value.release;
  const found = await answering(deps, actor, { consultationId });
  if (!found.ok) return found;
  const { about, staff } = found;
  if (!deedStates.includes(input.state)) return refuse('field-missing');
  const texts = writtenTexts(input.texts);
  if (texts.length === 0) return refuse('field-missing');
  if (texts.some(({ body }) => body.length > longestDeed)) return refuse('field-too-long');
  if (texts.some(({ language }) => !about.languages.includes(language))) return refuse('language-unknown');
  const { control } = deps.databases;
  const day = dayIn(about.timeZone, deps.clock());
  const result = await control.write([
    ...putDeed(control, { ...input, texts, signedBy: staff.name, day }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'response:deed',
      subject: input.findingId,
      detail: input.state,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
