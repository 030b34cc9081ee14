import { liftErasure, recordErasure } from '../../../db/queries/privacy/removals.ts';
import type { AttributeName } from '../../core/attributes/attributes.ts';
import type { Use } from '../../core/privacy/objections.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Secrets } from '../../guard/secrets.ts';
import { type Deps, refusedBy } from '../deps.ts';

/** What stands on the list of a restore for words that a child took back: keyed, so that the list names nobody. */
export function takenBackWords(
  secrets: Secrets,
  of: { consultationId: string; contributionId: string },
): Buffer {
  return secrets.hash('erased', `${of.consultationId}\nwords\n${of.contributionId}`);
}

/**
 * The same for words as they stood while others read them, by their change: those are read by nobody any more, and later ones, which may be
 * shown again, have another.
 */
export function shownSo(
  secrets: Secrets,
  of: { consultationId: string; contributionId: string; change: number },
): Buffer {
  return secrets.hash('erased', `${of.consultationId}\nshown\n${of.contributionId}\n${of.change}`);
}

/**
 * The same for words as they waited for a moderator before their author sent them to the team instead, by their change: where that was a false
 * alarm they wait again later, under another.
 */
export function sentToTeam(
  secrets: Secrets,
  of: { consultationId: string; contributionId: string; change: number },
): Buffer {
  return secrets.hash('erased', `${of.consultationId}\nteam\n${of.contributionId}\n${of.change}`);
}

/** The same for what the overseer lets rest: one activity, or all of it where that is ''. */
export function letRest(secrets: Secrets, of: { consultationId: string; activityId: string }): Buffer {
  return secrets.hash('erased', `${of.consultationId}\nrest\n${of.activityId}`);
}

/** The same for one sealed text: by its nonce, since a case that was taken back can begin anew under its old number. */
export function takenBackText(
  secrets: Secrets,
  of: { consultationId: string; caseId: string; nonce: Uint8Array },
): Buffer {
  const nonce = Buffer.from(of.nonce).toString('hex');
  return secrets.hash('erased', `${of.consultationId}\nsealed\n${of.caseId}\n${nonce}`);
}

/** The same for a choice of a child, by its name: no backup has what it said before. */
export function chosen(
  secrets: Secrets,
  of: { consultationId: string; participantId: string; choice: Choice },
): Buffer {
  return secrets.hash('erased', `${of.consultationId}\n${of.choice}\n${of.participantId}`);
}
/** It objects to a use; it says no to one it was asked about; it says nothing of itself any more. */
export type Choice = `objection ${Use}` | `assent ${FurtherUse}` | `silence ${AttributeName}`;

/** The same for what opened a seat, and is to open it no more: a session that ended, or six words in whose place others came. */
export function shut(
  secrets: Secrets,
  of: { consultationId: string; way: 'session' | 'phrase'; hash: Uint8Array },
): Buffer {
  const hash = Buffer.from(of.hash).toString('hex');
  return secrets.hash('erased', `${of.consultationId}\n${of.way}\n${hash}`);
}

/**
 * Words are about to be taken back: a backup from before that is put in place shows them no more. Called before the commit, and again when
 * they are gone already: a stop between the two leaves words that still stand, and their child presses once more. Throws when the list
 * cannot be written.
 */
export async function promiseTakenBack(
  deps: Deps,
  of: { consultationId: string; contributionIds: readonly string[] },
): Promise<void> {
  const { consultationId } = of;
  await promiseSubjects(deps, {
    consultationId,
    subjects: of.contributionIds.map((contributionId) =>
      takenBackWords(deps.secrets, { consultationId, contributionId }),
    ),
  });
}

/**
 * Words that others read are about to be read by nobody, or less of them: in a backup from before that they wait for a person. Called
 * before the commit. Where the list cannot be written they are hidden all the same: what is on pages now comes before a restore that may
 * never be.
 */
export async function promiseHidden(
  deps: Deps,
  of: { consultationId: string; words: { readonly id: string; readonly change: number } },
): Promise<void> {
  const { consultationId } = of;
  // A backup may have them as they stood earlier: much raises their change and leaves them where others read them.
  const subjects = untilNow(of, (each) => shownSo(deps.secrets, each));
  await promiseIfWritable(deps, { consultationId, subjects });
}

/**
 * Words are about to go to the team instead of to a moderator: no backup from before lays them before a desk, also not as they stood before they
 * were written anew. Called before the commit. Where the list cannot be written they go all the same: help comes before a restore that may
 * never be.
 */
export async function promiseSentToTeam(
  deps: Deps,
  of: { consultationId: string; words: { readonly id: string; readonly change: number } },
): Promise<void> {
  await promiseIfWritable(deps, {
    consultationId: of.consultationId,
    subjects: untilNow(of, (each) => sentToTeam(deps.secrets, each)),
  });
}

/** It was a false alarm, and that is written: they are a view again, in a backup from before too. */
export async function liftSentToTeam(
  deps: Deps,
  of: { consultationId: string; words: { readonly id: string; readonly change: number } },
): Promise<void> {
  const { consultationId } = of;
  const subjects = untilNow(of, (each) => sentToTeam(deps.secrets, each));
  await deps.databases.control
    .write(subjects.map((subject) => liftErasure({ consultationId, subject })))
    .catch(() => undefined);
}

/** These words at each change until now. */
function untilNow(
  {
    consultationId,
    words,
  }: { consultationId: string; words: { readonly id: string; readonly change: number } },
  hash: (of: { consultationId: string; contributionId: string; change: number }) => Buffer,
): readonly Buffer[] {
  return Array.from({ length: words.change }, (_, before) =>
    hash({ consultationId, contributionId: words.id, change: before + 1 }),
  );
}

/**
 * The overseer is about to let something rest, also in every backup from before; `liftRest` once it is opened again. It rests, and goes on, whether
 * or not the list can be written.
 */
export async function promiseRest(
  deps: Deps,
  of: { consultationId: string; activityId: string },
): Promise<void> {
  const { consultationId } = of;
  await promiseIfWritable(deps, { consultationId, subjects: [letRest(deps.secrets, of)] });
}

/** It is opened again, and that is written: from then on no restore lets it rest for the overseer. */
export async function liftRest(
  deps: Deps,
  of: { consultationId: string; activityId: string },
): Promise<void> {
  const { consultationId } = of;
  await deps.databases.control
    .write([liftErasure({ consultationId, subject: letRest(deps.secrets, of) })])
    .catch(() => undefined);
}

/**
 * What a child told the team is about to be taken back: no backup brings a sealed text of it back to a lead. Called before the
 * commit: a stop between the two leaves a case that is still there, and never one that a backup undoes. Throws as above.
 */
export async function promiseSealedBack(
  deps: Deps,
  of: { consultationId: string; caseId: string; nonces: readonly Uint8Array[] },
): Promise<void> {
  const { consultationId, caseId } = of;
  await promiseSubjects(deps, {
    consultationId,
    subjects: of.nonces.map((nonce) => takenBackText(deps.secrets, { consultationId, caseId, nonce })),
  });
}

/** A child is about to choose what a backup must not undo. Called before the commit. Throws as above. */
export async function promiseChoice(
  deps: Deps,
  of: { consultationId: string; participantId: string; choice: Choice },
): Promise<void> {
  const { consultationId } = of;
  await promiseSubjects(deps, { consultationId, subjects: [chosen(deps.secrets, of)] });
}

/** It chose otherwise, and that is written: a backup has from then on what it says now. */
export async function liftChoice(
  deps: Deps,
  of: { consultationId: string; participantId: string; choice: Choice },
): Promise<void> {
  const { consultationId } = of;
  await deps.databases.control.write([liftErasure({ consultationId, subject: chosen(deps.secrets, of) })]);
}

/** What opened a seat is about to open it no more, in no backup either. Throws as above. */
export async function promiseShut(
  deps: Deps,
  of: { consultationId: string; way: 'session' | 'phrase'; hash: Uint8Array },
): Promise<void> {
  const { consultationId } = of;
  await promiseSubjects(deps, { consultationId, subjects: [shut(deps.secrets, of)] });
}

/** Where the list cannot be written what is decided comes first. */
export async function promiseIfWritable(
  deps: Deps,
  of: { consultationId: string; subjects: readonly Buffer[] },
): Promise<void> {
  await promiseSubjects(deps, of).catch(() => undefined);
}

async function promiseSubjects(
  deps: Deps,
  of: { consultationId: string; subjects: readonly Buffer[] },
): Promise<void> {
  const { consultationId, subjects } = of;
  const facts = await deps.facts(consultationId);
  if (!facts || subjects.length === 0) return;
  const day = facts.day(deps.clock());
  const recorded = await deps.databases.control.write(
    subjects.map((subject) => recordErasure({ consultationId, subject, day })),
  );
  if (!recorded.ok) throw new Error(`The list of what was taken back refused: ${refusedBy(recorded).code}`);
}
