import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { putLeadKey } from '../../../db/queries/safeguarding/leads.ts';
import { staffById, staffOf } from '../../../db/queries/staff/staff.ts';
import { putTraining } from '../../../db/queries/staff/training.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse } from '../../support/house/house.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const system = { kind: 'system', name: 'test' } as const;

async function typed(house: House, origin: string, words: readonly string[]): Promise<readonly string[]> {
  const { lines, exitCode } = await runCommand(house, { words, origin });
  if (exitCode !== 0) throw new Error(lines.join('\n'));
  return lines;
}

const rolesIn = async (house: House, of: { id: string; consultationId: string }) =>
  ((await staffById(house.databases.control, of.id))?.grants ?? [])
    .filter(({ consultationId }) => consultationId === of.consultationId)
    .map(({ role }) => role)
    .sort();

it('R387, R555, R1042, R1185: the second consultation that moves brings roles, trainings and keys of whom the first one brought; nobody holds what is kept apart', async () => {
  const old = await openTestHouse({}, { anew: true });
  const [north, south] = ['https://north.example.org', 'https://south.example.org'];
  const fresh = await openTestHouse({ ORIGIN: south }, { anew: true });
  const way = tempFolder('on-the-way');
  onTestFinished(async () => {
    await old.remove();
    await fresh.remove();
    way.remove();
  });
  const carry = async (id: string) => {
    const [line = ''] = await typed(fresh, south, ['consultation', 'place']);
    const [from = ''] = await typed(old, north, ['consultation', 'place']);
    const to = join(way.path, id);
    const sent = ['consultation', 'move', id, '--place', line, '--to', to];
    const [folder = ''] = await typed(old, north, sent);
    const take = ['consultation', 'take', folder, '--from', from];
    return { lines: await typed(fresh, south, take), again: await typed(fresh, south, take) };
  };
  const first = old.consultationId;
  const { id: second } = await need(
    old.services.consultation.create(system, { title: 'Another', language: 'en', timeZone: 'UTC' }),
  );
  const there = old.databases.control;
  const here = fresh.databases.control;
  const organisationId = (await old.staffWho('overseer')).organisationId;
  const byName = async (name: string) => {
    const found = (await staffOf(there, organisationId)).find((each) => each.name === name);
    if (!found) throw new Error(`nobody is ${name}`);
    return { id: found.staffId, consultationId: second };
  };
  const [maya, ravi, jonas, tariq] = [
    await byName('Maya'),
    await byName('Ravi'),
    await byName('Jonas'),
    await byName('Tariq'),
  ];
  const overseer = { id: (await old.staffWho('overseer')).staffId, consultationId: second };
  const bodyOf = async (house: House) => (await staffById(house.databases.control, overseer.id))?.body;
  const say = (control: typeof here, body: string) =>
    control.write([
      { sql: 'update staff set body = ?2 where id = ?1', args: [overseer.id, control.text.encode(body)] },
    ]);
  await say(there, 'The Ombudsperson');
  const wasBefore = await carry(first);
  expect(await bodyOf(fresh)).toBe('The Ombudsperson');
  // What somebody there said since stays.
  await say(here, 'The Children’s Commissioner');
  expect(wasBefore.lines.join('\n')).toContain(`due-weight staff link ${maya.id}`);

  // What has become of them here since: one signed in, one lost all access, one holds by another way what keeps it from its role there.
  await here.write([
    { sql: `update staff set state = 'active' where id in (?1, ?2)`, args: [maya.id, jonas.id] },
    { sql: `update staff set state = 'revoked' where id = ?1`, args: [ravi.id] },
    { sql: `insert into staff_grant values (?1, 'overseer', 'another')`, args: [jonas.id] },
    putTraining({ staffId: maya.id, topic: 'bias', day: '2098-05-01', confirmedBy: 'here' }),
  ]);
  await there.write([
    putTraining({ staffId: maya.id, topic: 'bias', day: '2098-04-01', confirmedBy: 'there' }),
    putTraining({ staffId: maya.id, topic: 'rights', day: '2099-04-01', confirmedBy: 'there' }),
    putLeadKey({
      staffId: maya.id,
      publicKey: Buffer.from('a key'),
      wrapped: Buffer.from('wrapped'),
      day: '2026-05-01',
    }),
  ]);
  await here.write([{ sql: 'delete from lead_key where staff_id = ?1', args: [maya.id] }]);

  const { lines, again } = await carry(second);
  expect(await bodyOf(fresh)).toBe('The Children’s Commissioner');
  const said = lines.join('\n');
  expect(await rolesIn(fresh, maya)).toEqual(['moderator', 'safeguarding-lead']);
  expect(said).toContain(`Maya (${maya.id}) is known here: moderator, safeguarding-lead in it now.`);
  expect(await rolesIn(fresh, tariq)).toEqual(['approver']);
  expect(said).toContain(`due-weight staff link ${tariq.id}`);
  expect(await rolesIn(fresh, ravi)).toEqual([]);
  expect(said).not.toContain('Ravi');
  expect(await rolesIn(fresh, jonas)).toEqual([]);
  expect(said).toMatch(/Jonas .* is not analyst, facilitator in it here/);
  expect(again[0]).toBe(lines[0]);
  expect(again.join('\n')).toContain(`Maya (${maya.id}) is known here`);
  const trained = await here.query(
    `select topic, day from staff_training where staff_id = ?1 and topic in ('bias', 'rights') order by topic`,
    [maya.id],
  );
  expect(trained).toEqual([
    ['bias', '2098-05-01'],
    ['rights', '2099-04-01'],
  ]);
  expect(await here.query('select 1 from lead_key where staff_id = ?1', [maya.id])).toHaveLength(1);
  const joined = await here.query(`select detail from audit where deed = 'staff:join' and subject = ?1`, [
    maya.id,
  ]);
  expect(joined).toEqual([[`${second} moderator safeguarding-lead`]]);
}, 60_000);
