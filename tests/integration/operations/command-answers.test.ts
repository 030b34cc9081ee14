import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../server/commands/commands.ts';
import { newId } from '../../../server/core/ids.ts';
import { longestName } from '../../../server/core/staff/field-limits.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { need, openTestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const typed = (house: House, ...words: string[]) => runCommand(house, { words, origin: 'http://127.0.0.1' });

it('R1071: a consultation that cannot be read is named by what says who waits for help, and that is a no', async () => {
  const made = await openTestHouse();
  onTestFinished(() => made.remove());
  await openLeads(made);
  const { consultationId: id } = made;
  const sealed = { id: newId(made.deps.random), text: 'Somebody hits me.', language: 'en' };
  await need(made.services.safeguarding.ask(await made.join(), { ...sealed, choice: 'help' }));
  const lead = await made.staffWho('safeguarding-lead');
  expect(await typed(made, 'waiting')).toMatchObject({ exitCode: 0, lines: [expect.stringContaining(id)] });
  const file = made.databases.file(id) ?? '';
  await made.close();
  truncateSync(file, 2048);
  const env = readEnv({
    DATA_DIR: join(made.folder, 'data'),
    KEYRING: join(made.folder, 'keyring.json'),
    DEMO: '1',
  });
  const again = await openHouse(env, { workerFile: screeningWorker });
  onTestFinished(() => again.close());
  expect(await typed(again, 'waiting')).toEqual({
    exitCode: 1,
    lines: [`${id}: cannot be read, so nobody knows who waits there`],
  });
  const { exitCode, lines } = await typed(again, 'waiting', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({ waiting: [], unreadable: [id] });
  // Whoever works there reads in its list that it cannot be opened.
  const read = await need(again.services.safeguarding.waitingHelp(lead, {}));
  expect(read).toEqual({ waiting: [], unreadable: [] });

  // Nor does one that gives no answer keep the clock from hearing of the others.
  const back = withoutAnswer(again.databases, { [id]: 'all' });
  expect(await typed(again, 'waiting')).toMatchObject({ exitCode: 1, lines: [expect.stringContaining(id)] });
  back();

  // What is elsewhere, or destroyed, waits for nobody here.
  for (const state of ['moved', 'destroyed']) {
    await again.databases.control.write([{ sql: 'update directory set state = ?1', args: [state] }]);
    expect(await typed(again, 'waiting')).toEqual({ exitCode: 0, lines: ['Nobody waits for help.'] });
  }
});

describe('R1074: a command that says no to staff says why', () => {
  it('where nobody is invited', async () => {
    const house = await openTestHouse();
    onTestFinished(() => house.remove());
    const invite = (name: string, ...given: string[]) =>
      typed(house, 'staff', 'invite', '--name', name, ...given.flatMap((role) => ['--role', role]));
    expect(await invite('x'.repeat(longestName + 1), 'moderator')).toEqual({
      exitCode: 64,
      lines: [`The name, or the body, is longer than ${longestName} characters.`],
    });
    expect(await invite(' ', 'moderator')).toMatchObject({
      exitCode: 64,
      lines: [expect.stringMatching(/^A name and at least one role/)],
    });
    expect(await invite('Noor', 'organiser', 'overseer')).toEqual({
      exitCode: 1,
      lines: ['One person may not hold these roles together.'],
    });
    const { control } = house.databases;
    const write = async () => ({ ok: false as const, refusal: 'not-found', rows: [] });
    const deps = { ...house.deps, databases: { ...house.databases, control: { ...control, write } } };
    const { inviteStaff } = await import('../../../server/usecases/staff/invite-staff.ts');
    const staff = {
      ...house.services.staff,
      invite: ((actor, input) => inviteStaff(deps, actor, input)) as House['services']['staff']['invite'],
    };
    const full = { ...house, services: { ...house.services, staff } };
    expect(await typed(full, 'staff', 'invite', '--name', 'Noor', '--role', 'moderator')).toEqual({
      exitCode: 1,
      lines: ['The person was not written down. Try again.'],
    });
  });

  it('where somebody who may not come in any more gets no link, and where there is nobody', async () => {
    const house = await openTestHouse();
    onTestFinished(() => house.remove());
    const gone = await house.staffWho('moderator');
    await need(house.services.staff.revoke(await house.staffWho('administrator'), { staffId: gone.staffId }));
    expect((await typed(house, 'staff', 'list')).lines.join('\n')).toContain(`${gone.staffId}\trevoked`);
    for (const more of [[], ['--anew']])
      expect(await typed(house, 'staff', 'link', gone.staffId, ...more)).toEqual({
        exitCode: 1,
        lines: ['Access was taken away from this person: invite anew.'],
      });
    expect(await typed(house, 'staff', 'link', newId(house.deps.random))).toEqual({
      exitCode: 1,
      lines: ['There is no such person.'],
    });
  });
});
