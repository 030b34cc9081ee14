import { participantOfSession } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { isDamage, unlessClosed } from '../if-readable.ts';

export type SeatedChild = {
  readonly actor: Child;
  /** What its pages carry, so that none is taken for a page of whoever comes next: too short to know a child by, the same on each of its devices. */
  readonly mark: string;
  readonly pseudonym: Pseudonym;
  readonly language: string;
  readonly level: string;
  /** A company asks here: every page of this child says so. */
  readonly company: boolean;
  /** Its erasure waits: until it is undone or over, the child has the page of it and no other. */
  readonly erasing: boolean;
  /** Milliseconds until this session is over unless its child does something. */
  readonly restMs: number;
  /** Milliseconds since it did something before this; undefined where this is the first that is seen of it. */
  readonly quietMs: number | undefined;
};

/** Two children of one phone have the same mark once in sixteen million times. */
const markBytes = 3;

/**
 * Whose seat this is. `acts`: the child itself asks, by opening a page or sending a form, so its idle minutes begin anew;
 * a page that only looks whether it is still open is no act. `shared`: at a device that several children use, where they are fewer; `tells`: at a kiosk whose page says when somebody is there. Refusal: `signed-out`, also after the idle minutes.
 * Fails where nobody can tell, as where its consultation cannot be opened or read just now: no browser forgets a seat for that, which may be all that its child has.
 */
export async function identifyChild(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string; session: string; acts?: boolean; shared?: boolean; tells?: boolean },
): Promise<Outcome<SeatedChild>> {
  const own = deps.secrets.of(input.consultationId);
  const hash = own.hash('seat', input.session);
  const open = () => openConsultation(deps, input.consultationId);
  const row = await unlessClosed(open().then((db) => db && participantOfSession(db, hash))).catch(
    async (error: unknown) => {
      if (!isDamage(error)) throw error;
      // Another process may have destroyed it a moment ago: then it has no key any more, and its seat opens nothing here either.
      await deps.databases.followKeyring();
      if (await open()) throw error;
      return undefined;
    },
  );
  if (!row) return refuse('signed-out');
  const holder = { consultationId: input.consultationId, participantId: row.id };
  const quietMs = deps.idleness.quietMs(hash);
  const restMs = deps.idleness.rest(hash, holder, {
    acts: input.acts ?? false,
    shared: input.shared ?? false,
    tells: input.tells ?? false,
  });
  if (restMs === 0) return refuse('signed-out');
  const { adjective, motif, palette } = row;
  return done({
    actor: { kind: 'child', ...holder, way: row.way },
    mark: own.hash('page', row.id).subarray(0, markBytes).toString('base64url'),
    pseudonym: { adjective, motif, palette },
    language: row.language,
    level: row.level,
    company: row.sponsorKind === 'company',
    erasing: row.erasing,
    restMs,
    quietMs,
  });
}
