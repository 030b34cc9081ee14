import type { Database } from '../../../db/databases.ts';
import { attributesOf } from '../../../db/queries/consultation/attributes.ts';
import { type CodeBatch, consentOf, plannedUses } from '../../../db/queries/consultation/consent.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
} from '../../../db/queries/consultation/consultations.ts';
import type { AttributeName } from '../../core/attributes/attributes.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import type { ProposedByChildren } from '../../core/consultation/proposals.ts';
import {
  type AgeBand,
  bandsAsked,
  type CarerWay,
  maySkipAge,
  needsGuardian,
  rulesOf,
} from '../../core/privacy/consent.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Translator } from '../../core/translation/translator.ts';

/** What a child is told before it says yes or no. */
export type Invitation = {
  readonly consultationId: string;
  readonly languages: readonly string[];
  readonly sponsorKind: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  /** The last day on which children can take part; '' where none is named, and where it is over while it is open still (R104). */
  readonly closingDay: string;
  readonly sensitiveTopic: boolean;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  /** A place where children meet: never for who comes without a code. */
  readonly hasRoom: boolean;
  /** Who stands behind this code, when somebody does; null without a code. */
  readonly batch: CodeBatch | null;
  readonly ages: { readonly bands: readonly AgeBand[]; readonly maySkip: boolean };
  /** A law asks for a guardian at some age; how a child takes part that has no safe carer. */
  readonly guardian: { readonly carerWay: CarerWay } | null;
  /** What it asks children about themselves once they are inside. */
  readonly attributes: readonly AttributeName[];
  /** Who would translate words, where that is one of the uses. */
  readonly translator: Translator['where'];
  /** Children thought of what is asked. */
  readonly proposed: ProposedByChildren | null;
  /** Further uses, about which the child is asked once it is inside. */
  readonly uses: readonly FurtherUse[];
};

/** Reads it from an open consultation. Writes nothing. `batch` null: by the public way. */
export async function invitationTo(
  db: Database,
  of: {
    row: ConsultationRow;
    /** In its zone. */
    today: string;
    batch: CodeBatch | null;
    translator: Translator['where'];
    proposed: ProposedByChildren | null;
  },
): Promise<Invitation> {
  const { row, today, batch, translator, proposed } = of;
  const [texts, found, consent, uses, attributes] = await Promise.all([
    consultationTexts(db),
    activities(db),
    consentOf(db),
    plannedUses(db),
    attributesOf(db),
  ]);
  const rules = rulesOf(consent.rules);
  return {
    consultationId: row.id,
    languages: row.languages,
    sponsorKind: row.sponsorKind,
    retentionDay: row.retentionDay,
    answerDay: row.answerDay,
    closingDay: isClosingOver(row, today) ? '' : row.closingDay,
    sensitiveTopic: row.sensitiveTopic === 1,
    texts,
    hasRoom: batch !== null && found.some((activity) => activity.kind === 'room'),
    batch,
    ages: { bands: bandsAsked(rules), maySkip: maySkipAge(rules) },
    guardian: needsGuardian(rules) ? { carerWay: consent.carerWay } : null,
    attributes: attributes.map(({ name }) => name),
    translator,
    proposed,
    uses: uses.filter(({ state }) => state === 'made').map(({ use }) => use),
  };
}
