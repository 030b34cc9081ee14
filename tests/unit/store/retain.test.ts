import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startRetaining } from '../../../server/jobs/retain.ts';
import type { LogFields } from '../../../server/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What one round does where these steps fail, and the clock holds or does not. */
async function oneRound({
  failing = [],
  holds,
  older = [],
  failed = [],
  unclosed = [],
}: {
  failing?: readonly string[];
  holds: boolean;
  older?: readonly string[];
  failed?: readonly { readonly id: string; readonly error: unknown }[];
  unclosed?: readonly { readonly id: string; readonly error: unknown }[];
}) {
  const did: string[] = [];
  const faults: unknown[] = [];
  const said: LogFields[] = [];
  const step = (name: string, value: object) => async () => {
    if (failing.includes(name)) throw new Error(name);
    did.push(name);
    return { ok: true, value, events: [] };
  };
  const run = { destroyed: [], waits: !holds, waiting: [], failed, unreadable: [] };
  const services = {
    retention: {
      run: step('run', run),
      clockHolds: async () => ({ ok: true, value: { holds }, events: [] }),
      noteHeads: step('heads', { noted: 0, older }),
    },
    safeguarding: {
      forgetFormerLeads: step('revoked', {}),
      forgetOldKeys: step('old-keys', {}),
      forgetReachable: step('reach', {}),
      forgetLetters: step('letters', {}),
    },
    consultation: { closeDue: step('closing', { closed: [], rests: [], failed: unclosed }) },
    complaints: { settle: step('complaints', {}) },
  };
  const say = (fields: LogFields) => void said.push(fields);
  const stop = startRetaining(services as unknown as Parameters<typeof startRetaining>[0], {
    log: { info: say, warn: say, error: say },
    fault: (error) => void faults.push(error),
    unreadable: () => undefined,
  });
  await vi.advanceTimersByTimeAsync(1_000);
  stop();
  return { did, faults, said };
}

it.each([
  ['run', 'destruction'],
  ['revoked', 'revoked-leads'],
  ['old-keys', 'old-keys'],
  ['closing', 'closing'],
  ['reach', 'reach'],
  ['letters', 'letters'],
  ['complaints', 'complaints'],
  ['heads', 'audit-heads'],
])(
  'R636: where %s fails, that is told by its name and everything else goes as it should',
  async (broken, code) => {
    const { did, faults, said } = await oneRound({ failing: [broken], holds: true });
    const all = ['run', 'revoked', 'old-keys', 'closing', 'reach', 'letters', 'complaints', 'heads'];
    expect(did).toEqual(all.filter((each) => each !== broken));
    expect(faults).toHaveLength(1);
    expect(said).toEqual([{ event: 'retention-step-failed', code }]);
  },
);

it('R104, R1024, R1101: nothing that goes by the clock goes while a person has not said that the day is right; what leads left who were revoked or have a new key does', async () => {
  const { did, said } = await oneRound({ holds: false });
  expect(did).toEqual(['run', 'revoked', 'old-keys']);
  expect(said).toEqual([{ event: 'retention-waits-for-a-person', count: 0 }]);
});

it('R103: what could not be destroyed is a fault of each run, and named', async () => {
  const why = new Error('its namespace stands');
  const { faults, said } = await oneRound({ holds: true, failed: [{ id: 'parks', error: why }] });
  expect(faults).toEqual([why]);
  expect(said).toEqual([{ event: 'destruction-failed', consultation: 'parks' }]);
});

it('R1200: what could not be closed after its last day to take part is a fault of each run, and named', async () => {
  const why = new Error('it takes no write');
  const { faults, said } = await oneRound({ holds: true, unclosed: [{ id: 'parks', error: why }] });
  expect(faults).toEqual([why]);
  expect(said).toEqual([{ event: 'closing-failed', consultation: 'parks' }]);
});

it('R857: what is older than what was noted of it is told by its name', async () => {
  const { said } = await oneRound({ holds: true, older: ['parks'] });
  expect(said).toEqual([{ event: 'consultation-older', consultation: 'parks' }]);
});
