import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCue, confirmCue } from '../../../db/queries/moderation/screening-cues.ts';
import { tellOverseer } from '../../../db/queries/safeguarding/leads.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';

const system = { kind: 'system', name: 'test' } as const;
const visitor = { kind: 'visitor' } as const;
const basis = 'Order 12 of the district court.';

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
beforeEach(async () => {
  house = await openTestHouse();
  who = await peopleWho(house, ['administrator', 'approver', 'organiser', 'overseer', 'safeguarding-lead']);
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});
async function putBack(folder: string): Promise<House> {
  again = (await houseFrom(house, folder)).served;
  return again;
}

describe('R948: what was decided for the whole site since the backup', () => {
  it('stays: a number that was taken out is told to no child again, and one that came since is', async () => {
    const line = {
      country: 'SE',
      kind: 'child',
      languages: 'sv',
      source: 'https://example.org/n',
    } as const;
    const enter = async (number: string) => {
      const { safeguarding } = house.services;
      const { id } = await need(
        safeguarding.writeHelpline(who('administrator'), { ...line, name: 'A line', number }),
      );
      await need(safeguarding.confirmHelpline(who('approver'), { id }));
      return id;
    };
    const wrong = await enter('111 111');
    const waits = await need(
      house.services.safeguarding.writeHelpline(who('administrator'), {
        ...line,
        name: 'B',
        number: '333 333',
      }),
    );
    const folder = await backUp(house);
    await need(house.services.safeguarding.dropHelpline(who('administrator'), { id: wrong }));
    await need(house.services.safeguarding.confirmHelpline(who('approver'), { id: waits.id }));
    await enter('222 222');
    const { services } = await putBack(folder);
    const { lines } = await need(services.safeguarding.help(visitor, { language: 'sv' }));
    const numbers = lines.filter(({ country }) => country === 'SE').map(({ number }) => number);
    expect([...numbers].sort()).toEqual(['222 222', '333 333']);
  });

  it('so with what the screens look for: what was dropped stays dropped, what was confirmed is found', async () => {
    // As it is written once the program has tried all cues together, which takes seconds and is not asked about here.
    const enter = async (id: string) => {
      const { control } = house.databases;
      const [enteredBy, staffId] = [who('administrator').staffId, who('overseer').staffId];
      const said = { language: 'en', part: 'harsh', way: 'add', cue: id, day: '2026-11-30' } as const;
      await control.write([addCue(control, { ...said, id, enteredBy }), ...confirmCue({ id, staffId })]);
      return id;
    };
    const dropped = await enter('wobblefish');
    const folder = await backUp(house);
    await need(house.services.moderation.dropCue(who('administrator'), { id: dropped }));
    const since = await enter('wibblefish');
    const { databases } = await putBack(folder);
    const rows = await databases.control.query(
      'select id, confirmed_by is not null, dropped_by is not null from screening_cue order by dropped_by is null',
      [],
    );
    expect(rows).toEqual([
      [dropped, 1, 1],
      [since, 1, 0],
    ]);
  });

  it('so with authorities: what was handed out once is not again, what was refused stays so, and all are counted', async () => {
    const ask = async () => {
      const { participantId: subject } = await house.join();
      return (await need(house.services.privacy.ask(system, { subject, basis, broughtBy: null }))).id;
    };
    const decide = async (id: string, role: Role, decision: 'approve' | 'refuse') =>
      need(house.services.privacy.decideRequest(who(role), { id, decision }));
    const [answered, refused] = [await ask(), await ask()];
    for (const role of ['organiser', 'overseer'] as const) await decide(answered, role, 'approve');
    const folder = await backUp(house);
    await need(house.services.privacy.answer(system, { id: answered }));
    await decide(refused, 'overseer', 'refuse');
    const asked = await ask();
    const { services, databases } = await putBack(folder);
    expect(await services.privacy.answer(system, { id: answered })).toMatchObject({ code: 'state-forbids' });
    const rows = await databases.control.query('select id, state from authority_request', []);
    expect(new Map(rows as [string, string][])).toEqual(
      new Map([
        [answered, 'answered'],
        [refused, 'refused'],
        [asked, 'asked'],
      ]),
    );
  });

  it('so with one more request about the same child, after the one that a backup has was refused', async () => {
    const { participantId: subject } = await house.join();
    const ask = () => house.services.privacy.ask(system, { subject, basis, broughtBy: null });
    const first = await need(ask());
    const folder = await backUp(house);
    await need(house.services.privacy.decideRequest(who('overseer'), { id: first.id, decision: 'refuse' }));
    const second = await need(ask());
    const { databases } = await putBack(folder);
    const rows = await databases.control.query('select id, state from authority_request', []);
    expect(new Map(rows as [string, string][])).toEqual(
      new Map([
        [first.id, 'refused'],
        [second.id, 'asked'],
      ]),
    );
  });

  it('so with what a lead opened alone: the overseer is told of it still, and of no reason whose case is gone', async () => {
    const { control } = house.databases;
    const folder = await backUp(house);
    const of = { consultationId: house.consultationId, organisationId: who('overseer').organisationId };
    const staffId = who('safeguarding-lead').staffId;
    await control.write([
      tellOverseer(control, {
        ...of,
        caseId: 'c1',
        part: 'told' as const,
        staffId,
        reason: 'A life.',
        day: '2026-11-30',
      }),
    ]);
    const { databases } = await putBack(folder);
    const rows = await databases.control.query('select case_id, seen_by, reason from lone_opening', []);
    expect(
      rows.map(([id, seen, reason]) => [id, seen, databases.control.text.decode(reason as Buffer)]),
    ).toEqual([['c1', null, '']]);
  });

  it('so with what the overseer said in public', async () => {
    const folder = await backUp(house);
    const comment = {
      consultationId: '',
      language: 'en',
      texts: { younger: 'They were late.', older: 'They answered late, again.' },
    };
    await need(house.services.complaints.comment(who('overseer'), comment));
    const { databases } = await putBack(folder);
    expect(await databases.control.query('select count(*) from oversight_comment', [])).toEqual([[2]]);
  });
});
