import type { FurtherUse } from '../../../server/core/privacy/uses.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';

/** What a restore looks through for what was decided otherwise since. */
export type Standing = {
  /** Sentences of the organiser on which children vote. */
  readonly sentences: readonly string[];
  readonly uses: readonly FurtherUse[];
  /** Groups of codes and of sheets. */
  readonly groups: readonly string[];
  /** Batches of codes that were not called back. */
  readonly batches: readonly string[];
  readonly translations: readonly {
    readonly id: string;
    readonly language: string;
    readonly change: number;
    readonly round: number;
  }[];
};

export async function standingDecisions(db: Database): Promise<Standing> {
  const [sentences, uses, groups, batches, translations] = await Promise.all([
    db.query(`select id from statement where contribution_id is null and state = 'open'`, []),
    db.query('select "use" from consultation_use', []),
    db.query('select id from code_batch union select id from paper_batch', []),
    db.query(`select id from code_batch where called_back_day = ''`, []),
    db.query(
      `select contribution_id, language, change, round from translation where state in ('machine', 'signed')`,
      [],
    ),
  ]);
  return {
    sentences: sentences.map(([id]) => String(id)),
    uses: uses.map(([use]) => String(use) as FurtherUse),
    groups: groups.map(([id]) => String(id)),
    batches: batches.map(([id]) => String(id)),
    translations: translations.map(([id, language, change, round]) => ({
      id: String(id),
      language: String(language),
      change: Number(change),
      round: Number(round),
    })),
  };
}

/** Everybody whom a control database knows, also whose access was taken away. */
export async function everybody(control: Database): Promise<readonly string[]> {
  return (await control.query('select id from staff', [])).map(([id]) => String(id));
}

/** No child reads it before another look of a person; which words were wrong in it is known to nobody any more. */
export function holdTranslation(of: { readonly id: string; readonly language: string }): Statement {
  return {
    sql: `update translation set state = 'held', signed_by = '' where contribution_id = ?1 and language = ?2
      and state in ('machine', 'signed')`,
    args: [of.id, of.language],
  };
}
