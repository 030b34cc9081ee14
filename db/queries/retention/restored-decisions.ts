import type { FurtherUse } from '../../../server/core/privacy/uses.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { restorer } from '../translation/translation-writes.ts';
import { isShared } from '../translation/translations.ts';

/** What a restore looks through for what was decided otherwise since. */
export type Standing = {
  /** Sentences of the organiser on which children vote. */
  readonly sentences: readonly string[];
  readonly uses: readonly FurtherUse[];
  /** Groups of codes and of sheets. */
  readonly groups: readonly string[];
  /** Batches of codes that were not called back. */
  readonly batches: readonly string[];
};

export async function standingDecisions(db: Database): Promise<Standing> {
  const [sentences, uses, groups, batches] = await Promise.all([
    db.query(`select id from statement where contribution_id is null and state = 'open'`, []),
    db.query('select "use" from consultation_use', []),
    db.query('select id from code_batch union select id from paper_batch', []),
    db.query(`select id from code_batch where called_back_day = ''`, []),
  ]);
  return {
    sentences: sentences.map(([id]) => String(id)),
    uses: uses.map(([use]) => String(use) as FurtherUse),
    groups: groups.map(([id]) => String(id)),
    batches: batches.map(([id]) => String(id)),
  };
}

/** Translations that a person may have taken away or written anew since. */
export async function standingTranslations(db: Database): Promise<
  readonly {
    readonly id: string;
    readonly language: string;
    readonly change: number;
    readonly round: number;
  }[]
> {
  const rows = await db.query(
    `select contribution_id, language, change, round from translation where state in ('machine', 'held', 'signed')`,
    [],
  );
  return rows.map(([id, language, change, round]) => ({
    id: String(id),
    language: String(language),
    change: Number(change),
    round: Number(round),
  }));
}

/** Words that other children see, at which change, with their own language: what may be translated, now or later. */
export async function translatable(
  db: Database,
): Promise<readonly { readonly id: string; readonly language: string; readonly change: number }[]> {
  const rows = await db.query(`select c.id, c.language, c.change from contribution c where ${isShared}`, []);
  return rows.map(([id, language, change]) => ({
    id: String(id),
    language: String(language),
    change: Number(change),
  }));
}

/** Somebody took away a translation that this backup was made before: there are no words of it, and it is not made. */
export function leaveUnmade(
  db: Database,
  of: { readonly id: string; readonly language: string; readonly change: number },
): Statement {
  return {
    sql: `insert into translation (contribution_id, language, change, state, body, signed_by, round)
      values (?1, ?2, ?3, 'removed', ?4, ?5, 0)
      on conflict (contribution_id, language) do update set state = excluded.state, body = excluded.body,
        signed_by = excluded.signed_by where translation.state = 'none'`,
    args: [of.id, of.language, of.change, db.text.encode(''), restorer],
  };
}

/** Everybody whom a control database knows, also whose access was taken away. */
export async function everybody(control: Database): Promise<readonly string[]> {
  return (await control.query('select id from staff', [])).map(([id]) => String(id));
}

/**
 * No child reads it before another look of a person; which words were wrong in it is known to nobody any more. Until that look it is known by
 * `restorer`, so that whatever forgets it does not have it made again.
 */
export function holdTranslation(of: { readonly id: string; readonly language: string }): Statement {
  return {
    sql: `update translation set state = 'held', signed_by = ?3 where contribution_id = ?1 and language = ?2
      and state in ('machine', 'held', 'signed')`,
    args: [of.id, of.language, restorer],
  };
}
