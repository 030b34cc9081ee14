import type { Database } from '../../../db/databases.ts';
import {
  activities,
  consultationRow,
  consultationTexts,
} from '../../../db/queries/consultation/consultations.ts';
import { isErasing } from '../../../db/queries/privacy/erasures.ts';
import { dayOfSeat } from '../../../db/queries/privacy/requests.ts';
import { contributionById, ofParticipant } from '../../../db/queries/room/contributions.ts';
import { titleOf } from '../../core/consultation/title.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/** All that can be said about a contribution or a seat. There is no more: nothing leads from here to a person. */
export type Held = {
  readonly consultation: string;
  /** What it was written in; null for a seat that wrote nothing. */
  readonly activity: string | null;
  readonly day: string;
  readonly text: string | null;
};

/** The consultation in which a number is a contribution's or a seat's; one that cannot be opened holds nothing that can be read. */
export async function consultationHolding(
  deps: Deps,
  subject: string,
): Promise<{ readonly id: string; readonly db: Database } | undefined> {
  for (const id of deps.databases.ids()) {
    const db = await ifReadable(deps, id, async (each) =>
      (await contributionById(each, subject)) || (await dayOfSeat(each, subject)) !== undefined
        ? each
        : undefined,
    );
    if (db) return { id, db };
  }
  return undefined;
}

/**
 * What is held about it, in no order that tells time. Words that were taken back or erased are not held, nor is a seat, also in the
 * minutes in which an erasure can still be undone.
 */
export async function heldAbout(db: Database, subject: string): Promise<readonly Held[]> {
  const row = await consultationRow(db);
  if (!row) return [];
  const [texts, asked, contribution, seatDay] = await Promise.all([
    consultationTexts(db),
    activities(db),
    contributionById(db, subject),
    dayOfSeat(db, subject),
  ]);
  const consultation = titleOf(row, texts);
  const prompts = new Map(
    asked.map((activity) => [
      activity.id,
      (activity.prompts.find((each) => each.language === row.languages[0]) ?? activity.prompts[0])?.prompt ??
        activity.id,
    ]),
  );
  const written = contribution ? [contribution] : await ofParticipant(db, subject);
  const words = written
    .filter((record) => record.state !== 'withdrawn' && record.state !== 'erased' && record.text !== '')
    .map((record) => ({
      consultation,
      activity: prompts.get(record.activityId) ?? record.activityId,
      day: record.day,
      text: record.text,
    }));
  if (words.length > 0 || seatDay === undefined || (await isErasing(db, subject))) return words;
  return [{ consultation, activity: null, day: seatDay, text: null }];
}
