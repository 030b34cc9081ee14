import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { helplinesOf } from '../../../db/queries/safeguarding/helplines.ts';
import { attributeNames, reasonField } from '../../core/attributes/attributes.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import { linesForChild } from '../../core/safeguarding/helplines.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { invitationTo } from '../room/invitation.ts';
import { sheetInWords } from './in-words.ts';
import { type printSheets, printWith } from './print-sheets.ts';
import { sourceOnSheet } from './source-on-sheet.ts';

/**
 * Draws sheets for a group and answers all that is printed for it as one PDF, the only place where their six words stand. `origin` is
 * the address of this site. Refusals: those of `printSheets`, `language-unwritten` (no font has its letters).
 */
export async function printKit(
  deps: Deps,
  actor: Actor,
  input: Parameters<typeof printSheets>[2] & { readonly origin: string },
): Promise<Outcome<{ batchId: string; pdf: Uint8Array }>> {
  const { language, level, origin } = input;
  if (!deps.writesLanguage(language)) return refuse('language-unwritten');
  return printWith(deps, actor, input, async ({ batchId, sheets, batch }, { db, row }) => {
    const [{ common, parts, textOf }, told, lines, source] = await Promise.all([
      sheetInWords(deps, db, { row, reader: { language, level }, origin }),
      invitationTo(db, {
        row,
        today: dayIn(row.timeZone, deps.clock()),
        batch,
        translator: deps.translator.where,
        proposed: null,
      }),
      helplinesOf(deps.databases.control, row.organisationId),
      documentSourceOf(db),
    ]);
    const { ages, guardian } = told;
    const pdf = await deps.drawPaper({
      ...common,
      kind: 'kit',
      purpose: textOf('purpose'),
      sponsor: textOf('sponsor'),
      parts,
      before: {
        closingDay: told.closingDay,
        sensitiveTopic: told.sensitiveTopic,
        payer: textOf('payer'),
        gains: textOf('gains'),
        readers: textOf('readers'),
        change: textOf('change'),
        decider: textOf('decider'),
        from:
          batch.consent === 'child'
            ? null
            : { consent: batch.consent, by: batch.attestedBy, how: batch.attestedHow },
        guardian: guardian && {
          reason: textOf('guardian-reason'),
          without: textOf('without-carer'),
          carerWay: guardian.carerWay,
        },
        attributes: attributeNames.flatMap((name) => {
          const reason = textOf(reasonField(name));
          return reason === '' ? [] : [{ name, asked: told.attributes.includes(name), reason }];
        }),
        source: sourceOnSheet(source, { row, reader: { language, level } }),
      },
      bands: ages.bands,
      maySkipAge: ages.maySkip,
      helplines: linesForChild(
        lines.filter(({ country }) => row.country === '' || country === row.country),
        language,
      ).map(({ name, number }) => ({ name, number })),
      typedAt: `${origin}/staff/c/${row.id}/paper/sheet?number=`,
      termsAt: `${origin}/terms/${row.id}`,
      sheets,
    });
    return { batchId, pdf };
  });
}
