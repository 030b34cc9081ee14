import type { Database } from '../../databases.ts';

/** When somebody is asked about: this minute, and whether whoever has no second factor is let in without one (a demo). */
export type AskedAt = { readonly minute: number; readonly factorless: boolean };

/**
 * That somebody `s` is in or can still come in: by a factor, a link that works at this minute, or a session that stands. To have opened a link once is no
 * way in: whoever made no factor then, or whose factors were forgotten since, comes back by nothing.
 */
export const comesIn = (minute: string, factorless: string) =>
  `(${comesInUnaided(minute, factorless)} or s.state <> 'revoked' and exists (select 1 from staff_totp o where o.staff_id = s.id))`;

/** The same without anybody who gives a link: an app for codes needs one each time, so that alone it lets in nobody who would have to give it. */
export const comesInUnaided = (
  minute: string,
  factorless: string,
) => `s.state <> 'revoked' and (${factorless} and s.state = 'active'
    or exists (select 1 from staff_passkey k where k.staff_id = s.id)
    or exists (select 1 from staff_link l where l.staff_id = s.id and l.due_minute >= ${minute})
    or exists (select 1 from staff_session n where n.staff_id = s.id and n.role_version = s.role_version and n.due_minute >= ${minute}))`;

/**
 * That an organisation (?2) keeps an administrator of all of it without this person (?1): it is none, or another one comes in unaided at this minute (?3, ?4).
 */
export const staysAdministered = `(not exists (
  select 1 from staff_grant g where g.staff_id = ?1 and g.role = 'administrator' and g.consultation_id = '') or exists (
  select 1 from staff s, staff_grant g where g.staff_id = s.id and s.organisation_id = ?2
    and s.id <> ?1 and g.role = 'administrator' and g.consultation_id = '' and ${comesInUnaided('?3', '?4')}))`;

/** Ids of those who are in or can still come in (`comesIn`). */
export async function staffComingIn(
  db: Database,
  of: AskedAt & { readonly organisationId: string },
): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    `select s.id from staff s where s.organisation_id = ?1 and ${comesIn('?2', '?3')}`,
    [of.organisationId, of.minute, of.factorless ? 1 : 0],
  );
  return new Set(rows.map(([id]) => String(id)));
}
