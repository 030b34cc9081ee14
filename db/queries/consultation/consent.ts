import { eq, sql } from 'drizzle-orm';
import type {
  AgeBand,
  BatchConsent,
  CarerWay,
  Consent,
  ConsentMode,
} from '../../../server/core/privacy/consent.ts';
import type { Assent, FurtherUse, PlannedUse } from '../../../server/core/privacy/uses.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { issuingStates, whileRunning } from '../../life-states.ts';
import { prepared } from '../../prepared.ts';
import { codeBatch, consultation, joinCode } from '../../schema/consultation.ts';
import { assent, consentRule, consultationUse } from '../../schema/privacy.ts';
import { guard } from '../../statement.ts';

const itsRules = prepared((read) => read.select().from(consentRule).prepare());
const itsWays = prepared((read) =>
  read
    .select({ carerWay: consultation.carerWay, publicWay: consultation.publicWay })
    .from(consultation)
    .prepare(),
);

/** What the consultation decided about consent, as written; no rules for one that decided nothing. */
export async function consentOf(db: Database): Promise<Consent> {
  const [rules, row] = await Promise.all([itsRules(db).all(), itsWays(db).get()]);
  return {
    rules: rules.map((rule) => ({
      ageBand: rule.ageBand as AgeBand | '',
      mode: rule.mode as ConsentMode,
    })),
    carerWay: (row?.carerWay ?? '') as CarerWay,
    publicWay: row !== undefined && row.publicWay !== 0,
    wayShut: row?.publicWay === 2,
  };
}

/**
 * While it runs, or a backup from just before the opening is put back: from now on nobody comes in without a code. Who did stays, and is counted
 * apart as before. Refused as `state-forbids` where there is no such way, and where it is the one for children without a safe carer: they were told that it is there.
 */
export function shutOpenWay(): Statement[] {
  return [
    {
      sql: `update consultation set public_way = 2 where public_way = 1 and carer_way <> 'public' and state in ${issuingStates}`,
      args: [],
    },
    guard('state-forbids'),
  ];
}

/** In place of what was decided before. The way without a code that was shut stays shut, also in a draft that a backup from before the opening became. */
export function putConsent(consent: Consent): Statement[] {
  return [
    {
      sql: 'update consultation set public_way = iif(public_way = 2, 2, ?1), carer_way = ?2',
      args: [consent.publicWay ? 1 : 0, consent.carerWay],
    },
    { sql: 'delete from consent_rule', args: [] },
    ...consent.rules.map(({ ageBand, mode }) => ({
      sql: 'insert into consent_rule (age_band, mode) values (?1, ?2)',
      args: [ageBand, mode],
    })),
  ];
}

export async function plannedUses(db: Database): Promise<readonly PlannedUse[]> {
  const rows = await db.read.select().from(consultationUse);
  return rows.map(({ use, state, staffId }) => ({
    use: use as FurtherUse,
    state: state as PlannedUse['state'],
    staffId,
  }));
}

/** Before opening: exactly these uses, signed for with everything else. */
export function putUses(uses: readonly FurtherUse[], staffId: string): Statement[] {
  return [
    { sql: 'delete from consultation_use', args: [] },
    ...uses.map((use) => ({
      sql: `insert into consultation_use ("use", state, staff_id) values (?1, 'made', ?2)`,
      args: [use, staffId],
    })),
  ];
}

/** While it runs: asked for by one person, and made when another one approves. */
export function moveUse(move: {
  readonly use: FurtherUse;
  readonly to: 'asked' | 'made' | 'dropped';
  readonly staffId: string;
}): Statement[] {
  const { use, staffId } = move;
  switch (move.to) {
    case 'asked':
      return [
        {
          sql: `insert into consultation_use ("use", state, staff_id) select ?1, 'asked', ?2 where ${whileRunning}
            on conflict ("use") do nothing`,
          args: [use, staffId],
        },
        guard('state-forbids'),
      ];
    case 'made':
      return [
        {
          sql: `update consultation_use set state = 'made' where "use" = ?1 and state = 'asked' and staff_id <> ?2 and ${whileRunning}`,
          args: [use, staffId],
        },
        guard('state-forbids'),
      ];
    case 'dropped':
      return [
        { sql: `delete from consultation_use where "use" = ?1 and ${whileRunning}`, args: [use] },
        guard('state-forbids'),
      ];
  }
}

export async function assentsOf(db: Database, participantId: string): Promise<readonly Assent[]> {
  return db.read
    .select({ use: assent.use, answer: assent.answer, elsewhere: assent.elsewhere })
    .from(assent)
    .where(eq(assent.participantId, participantId));
}

/**
 * A child's answer about a use that the consultation makes, while no erasure of its seat waits. Said again it is the newer answer.
 * `elsewhere`: it had read that its words go to another machine for it.
 */
export function putAssent(said: {
  readonly participantId: string;
  readonly use: FurtherUse;
  readonly answer: 'yes' | 'no';
  readonly elsewhere?: boolean;
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: `insert into assent (participant_id, "use", answer, day, elsewhere)
        select ?1, ?2, ?3, ?4, ?5 from consultation_use where "use" = ?2 and state = 'made'
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1)
        on conflict (participant_id, "use") do update set answer = excluded.answer, day = excluded.day, elsewhere = excluded.elsewhere`,
      args: [said.participantId, said.use, said.answer, said.day, said.elsewhere ? 1 : 0],
    },
    guard('state-forbids'),
  ];
}

export type CodeBatch = {
  readonly consent: BatchConsent;
  readonly attestedBy: string;
  readonly attestedHow: string;
};

const itsBatch = prepared((read) =>
  read
    .select({
      consent: codeBatch.consent,
      attestedBy: codeBatch.attestedBy,
      attestedHow: codeBatch.attestedHow,
    })
    .from(joinCode)
    .innerJoin(codeBatch, eq(codeBatch.id, joinCode.batchId))
    .where(eq(joinCode.hash, sql.placeholder('hash')))
    .prepare(),
);

/** The batch of a code that is not used yet, or undefined. */
export async function batchOfCode(db: Database, hash: Buffer): Promise<CodeBatch | undefined> {
  const row = await itsBatch(db).get({ hash });
  return (
    row && {
      consent: row.consent as BatchConsent,
      attestedBy: db.text.decode(row.attestedBy),
      attestedHow: db.text.decode(row.attestedHow),
    }
  );
}
