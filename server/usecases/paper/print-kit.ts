import { consentOf } from '../../../db/queries/consent.ts';
import { helplinesOf } from '../../../db/queries/helplines.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { bandsAsked, maySkipAge, rulesOf } from '../../core/privacy/consent.ts';
import { linesForChild } from '../../core/safeguarding/helplines.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { sheetInWords } from './in-words.ts';
import { printSheets } from './print-sheets.ts';

/**
 * Draws sheets for a group and answers all that is printed for it as one PDF, the only place where their six words stand. `origin` is
 * the address of this site. Refusals: those of `printSheets`.
 */
export async function printKit(
  deps: Deps,
  actor: Actor,
  input: Parameters<typeof printSheets>[2] & { readonly origin: string },
): Promise<Outcome<{ batchId: string; pdf: Uint8Array }>> {
  const printed = await printSheets(deps, actor, input);
  if (!printed.ok) return printed;
  const found = await permitted(deps, actor, { deed: 'paper:print', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { language, level, origin } = input;
  const [{ common, parts, textOf }, consent, lines] = await Promise.all([
    sheetInWords(deps, db, { row, reader: { language, level }, origin }),
    consentOf(db),
    helplinesOf(deps.databases.control, row.organisationId),
  ]);
  const { batchId, sheets } = printed.value;
  const pdf = await deps.drawPaper({
    ...common,
    kind: 'kit',
    purpose: textOf('purpose'),
    sponsor: textOf('sponsor'),
    parts,
    bands: bandsAsked(rulesOf(consent.rules)),
    maySkipAge: maySkipAge(rulesOf(consent.rules)),
    helplines: linesForChild(
      lines.filter(({ country }) => row.country === '' || country === row.country),
      language,
    ).map(({ name, number }) => ({ name, number })),
    typedAt: `${origin}/staff/c/${row.id}/paper/sheet?number=`,
    sheets,
  });
  return done({ batchId, pdf });
}
