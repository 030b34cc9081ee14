import { staffOf } from '../../../../db/queries/staff/staff.ts';
import { newId } from '../../../../server/core/ids.ts';
import { codeFragment } from '../../../../server/core/room/join-codes.ts';
import type { Actor } from '../../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../../server/demo/seed.ts';
import type { House } from '../../../../server/house.ts';
import { need } from '../house.ts';
import { publishWhole } from '../left-in.ts';
import type { Talk } from './deeds.ts';

/** So many a child may say at once. */
const each = 10;

/** Each says ten words, and all of it is published. Answers what was said, in the order in which it is shown. */
export async function talk(house: House, what: Talk): Promise<readonly string[]> {
  const said: string[] = [];
  const { room, moderation, consultation } = house.services;
  const { consultation: consultationId, room: activityId } = what;
  const visitor = { kind: 'visitor' } as const;
  const { row } = await need(consultation.read(demoSystem, { consultationId }));
  const people = await staffOf(house.databases.control, row.organisationId);
  const found = people.find(({ grants }) => grants.some(({ role }) => role === 'moderator'));
  if (!found) throw new Error('Nobody moderates.');
  const { state: _state, ...moderator } = found;
  for (const words of what.codes) {
    const { session } = await need(
      room.join(visitor, {
        consultationId,
        code: codeFragment(words.split(' ')),
        nonce: crypto.randomUUID(),
        language: 'en',
        level: 'older',
      }),
    );
    const author: Actor = (await need(room.identify(visitor, { consultationId, session }))).actor;
    for (let n = 0; n < each; n += 1) {
      const [id, text] = [newId(house.deps.random), `Word ${said.length + 1}.`];
      await need(room.post(author, { id, activityId, text, language: 'en' }));
      await publishWhole(moderation, moderator, { consultationId, id });
      said.push(text);
    }
  }
  return said;
}
