import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { addRelease, releasedFrom } from '../../../db/queries/analysis/releases.ts';
import { keepAsked } from '../../../db/queries/analysis/version-writes.ts';
import { sections } from '../../../db/queries/consultation/consultations.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { dropUncountedCodings, uncounted, uncountedIn } from '../../../db/queries/privacy/objections.ts';
import { copyState } from '../../../db/queries/staff/staff.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { owesAnswer } from '../../core/analysis/small-voices.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { madePart } from '../consultation/own-work.ts';
import { permitted } from '../consultation/permitted.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { composeRelease } from './compose-release.ts';
import { designsOf } from './designs-of.ts';
import { draftPrint } from './draft-print.ts';
import { freezeRelease, manifestName, sha256 } from './freeze-release.ts';
import type { Release } from './release.ts';
import type { ReleaseForms } from './release-forms.ts';
import { standingRelease } from './standing-release.ts';
import { toldBefore } from './told-before.ts';
import { whyUnsigned } from './why-unsigned.ts';

/**
 * A second person signs: the files are frozen under the organisation's Ed25519 signature over their manifest, and published.
 * Three commits in a row (signed → release → published); a crash between them is mended by signing again, which finds
 * `signed`, signs what is so by then, and goes on with the release where that stands. Where it stands nowhere the draft can be given back.
 * Before that all releases of the consultation are audited together: no hidden number may be worked out of them.
 * `print`: of the draft that was read, which is what is signed; whoever signs a page sends it. One without anything that is owed an answer is
 * answered as it is published.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `not-ready` (also while children keep changing what is counted), `one-person-alone` (who drafted it,
 * or wrote or sorted any part of it in whatever role), `factor-needed`, `release-narrows` (the audit), `finding-unfounded` (part of a finding rests on a hidden number
 * by now), `number-unfounded` (a number in a finding changed since it was written), `speaks-for-all`, `findings-owed`, `points-unnamed`, `risks-unanswered` (as for the draft), `stale-revision` (it is another draft than
 * the one that was read, or a child said no, erased itself or took words back while it was signed), `state-forbids`, `already-signed`.
 */
export async function signRelease(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; print?: string },
): Promise<Outcome<{ releaseId: string }>> {
  const found = await permitted(deps, actor, { deed: 'release:sign', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  if (row.state !== 'analysed' && row.state !== 'signed') return refuse('not-ready');
  const own = { consultationId: row.id, staffId: actor.staffId, kind: 'analysed' } as const;
  if (await madePart(db, own)) return refuse('one-person-alone');
  if (needsFactor(actor, 'release:sign')) return refuse('factor-needed');

  const control = deps.databases.control;
  const stands = row.state === 'signed' ? await standingRelease(deps, db, row.id) : undefined;
  if (stands) {
    const without = await uncountedIn(db, stands);
    return publish(deps, db, { releaseId: stands.id, release: stands.release, without });
  }
  const day = dayIn(row.timeZone, deps.clock());
  const before = await toldBefore(deps, row.id);
  let from = '';
  const drawn = await drawnRelease(deps, db, async () => {
    from = await storedNow(db, releasedFrom);
    const composed = await composeRelease(deps, db, { row, before, signing: true });
    return { ...composed, signed: { by: actor.name, day } };
  });
  if (!drawn) return refuse('not-ready');
  const { release, forms } = drawn;
  const why = await whyUnsigned(deps, db, { release, before });
  if (why) return refuse(why);
  if (input.print !== undefined && input.print !== draftPrint(release)) return refuse('stale-revision');
  const files = freezeRelease(release, forms, (await designsOf(db)).files);
  const manifest = files.find((file) => file.name === manifestName);
  if (!manifest) throw new Error('A release has no manifest.');
  const hash = sha256(manifest.bytes);
  // Whoever says no after the first commit is in what is signed.
  const without = await uncounted(db);
  const result = await db.write([
    ...(row.state === 'analysed'
      ? [
          ...moveConsultation({ from: 'analysed', to: 'signed' }),
          sign({
            kind: 'signed',
            subject: row.id,
            revision: row.revision,
            staffId: actor.staffId,
            staffName: db.text.encode(actor.name),
            day,
          }),
        ]
      : // Drawing it anew took seconds, in which it may have been given back.
        moveConsultation({ from: 'signed', to: 'signed' })),
    // Asked in the write itself: what a child was told that is done is in no file.
    stillStored(releasedFrom, from),
    // After a crash they are other files, signed by whoever goes on: the log names each that was signed.
    auditStatement({ day, actor: actor.staffId, deed: 'release:sign', subject: row.id, detail: hash }),
  ]);
  if (!result.ok) return refusedBy(result);

  const releaseId = newId(deps.random);
  const asked = await sections(db);
  const published = await control.write([
    ...addRelease(
      {
        id: releaseId,
        consultationId: row.id,
        number: release.number,
        day,
        signedBy: control.text.encode(actor.name),
        hash: Buffer.from(hash, 'hex'),
        signature: deps.secrets.sign(manifest.bytes),
      },
      files,
    ),
    // A law changes after the day on which the consultation is destroyed: its next version stands beside this text.
    ...(asked.version
      ? keepAsked(control, {
          consultationId: row.id,
          language: asked.version.language,
          title: asked.version.title,
          day,
          sections: asked.sections,
        })
      : []),
    copyState(row.id, publishedAs(release)),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'release:publish',
      subject: releaseId,
      detail: hash,
    }),
  ]);
  if (!published.ok) return refusedBy(published);
  return publish(deps, db, { releaseId, release, without });
}

/** Where nothing is owed an answer nobody could ever give the last one. */
function publishedAs(release: Release): 'published' | 'answered' {
  return owesAnswer(release) ? 'published' : 'answered';
}

/** The last of the three commits. `without`: the children that are not counted in it. No earlier: a draft that is given back needs their codings. */
async function publish(
  deps: Deps,
  db: Database,
  {
    releaseId,
    release,
    without,
  }: { readonly releaseId: string; readonly release: Release; readonly without: ReadonlySet<string> },
): Promise<Outcome<{ releaseId: string }>> {
  const state = publishedAs(release);
  const movedFrom = async (from: 'signed' | 'closed') =>
    await db.write([
      ...moveConsultation({ from, to: 'published' }),
      ...(state === 'answered' ? moveConsultation({ from: 'published', to: 'answered' }) : []),
      ...dropUncountedCodings(without),
    ]);
  // Given back between the first two commits it is published all the same: everybody reads it by now.
  if (!(await movedFrom('signed')).ok) await movedFrom('closed');
  await writeAnew(deps, db);
  const { consultationId } = release;
  return done({ releaseId }, [{ name: 'consultation-changed', consultationId, state }]);
}

/**
 * Drawing takes seconds, in which a child may object or erase itself: what is signed is what is so when it is drawn. Where this process
 * alone writes and wrote nothing meanwhile, nothing can have changed; else it is composed again and compared.
 */
async function drawnRelease(
  deps: Deps,
  db: Database,
  compose: () => Promise<Release>,
): Promise<{ release: Release; forms: ReleaseForms } | undefined> {
  const { control, kind } = deps.databases;
  const written = () => `${db.writes()} ${control.writes()}`;
  let before = written();
  let composing = compose();
  for (let round = 0; round < 3; round += 1) {
    const [release, forms] = await Promise.all([composing, deps.drawForms(composing)]);
    if (kind === 'embedded' && before === written()) return { release, forms };
    before = written();
    const now = await compose();
    if (JSON.stringify(now) === JSON.stringify(release)) return { release, forms };
    composing = Promise.resolve(now);
  }
  return undefined;
}
