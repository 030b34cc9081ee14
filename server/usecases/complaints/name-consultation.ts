import { consultationRow, consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { readReleases } from '../analysis/read-releases.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { listOpen } from '../room/list-open.ts';
import { readersOf } from './who-reads.ts';

/** A consultation as somebody outside may know it. */
export type Nameable = {
  readonly id: string;
  /** What this child takes part in itself. */
  readonly own: boolean;
  /** A company asks in it. */
  readonly company: boolean;
  /** Somebody could read what is said of it. */
  readonly read: boolean;
  readonly languages: readonly string[];
  readonly titles: readonly {
    readonly field: string;
    readonly language: string;
    readonly level: string;
    readonly body: string;
  }[];
};

export type ToName = {
  readonly consultations: readonly Nameable[];
  /** Somebody could read what names none of them. */
  readonly unnamedRead: boolean;
};

/**
 * The consultations that a complaint can name: one's own, those that are open to everybody, those with findings in public. No
 * other, or the list would tell what else there is. Nothing is refused.
 */
export async function consultationsToName(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<ToName>> {
  const found = new Map<string, Omit<Nameable, 'read'>>();
  const [organisation] = await organisations(deps.databases.control);
  const read = organisation ? await readersOf(deps, organisation.id) : () => false;
  if (actor.kind === 'child') {
    const db = await openConsultation(deps, actor.consultationId).catch(() => undefined);
    const row = db && (await consultationRow(db));
    if (db && row)
      found.set(row.id, {
        id: row.id,
        own: true,
        company: row.sponsorKind === 'company',
        languages: row.languages,
        titles: titlesOf(await consultationTexts(db)),
      });
  }
  const open = await listOpen(deps, actor, {});
  for (const { consultationId: id, languages, company, texts } of open.ok ? open.value : [])
    if (!found.has(id)) found.set(id, { id, own: false, company, languages, titles: titlesOf(texts) });
  const released = await readReleases(deps, actor, {});
  for (const { release } of released.ok ? released.value : [])
    if (!found.has(release.consultationId))
      found.set(release.consultationId, {
        id: release.consultationId,
        own: false,
        company: release.sponsorKind === 'company',
        languages: release.languages,
        titles: titlesOf(release.texts),
      });
  return done({
    consultations: [...found.values()].map((each) => ({ ...each, read: read(each.id) })),
    unnamedRead: read(''),
  });
}

function titlesOf(texts: Nameable['titles']): Nameable['titles'] {
  return texts
    .filter(({ field }) => field === 'title')
    .map(({ field, language, level, body }) => ({ field, language, level, body }));
}
