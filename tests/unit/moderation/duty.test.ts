import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../locales/index.ts';
import {
  dutiesOf,
  isTrained,
  lookMs,
  lossMs,
  type Pressure,
  pressureOf,
  taughtRoles,
  trainedUntil,
  trainingLeftMs,
  trainingTopics,
} from '../../../server/core/staff/duty.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { createDuty } from '../../../server/guard/duty.ts';

const both = ['moderator', 'safeguarding-lead'] as const;
const person = (staffId: string, roles: readonly (typeof both)[number][], consultationId = 'here') => ({
  consultationId,
  staffId,
  roles,
});

function atClock() {
  let ms = 1_000_000;
  return { duty: createDuty(() => ms), pass: (more: number) => (ms += more) };
}

describe('R180: who is at a desk', () => {
  it('needs both, and loses a minute after one of them went', () => {
    const { duty, pass } = atClock();
    pass(lossMs + 1);
    expect(duty.isCovered('here')).toBe(false);
    duty.arrive('a', person('maya', ['moderator']));
    expect(duty.isCovered('here')).toBe(false);
    expect(duty.missing('here')).toEqual(['safeguarding-lead']);
    duty.arrive('b', person('lena', ['safeguarding-lead']));
    expect(duty.isCovered('here')).toBe(true);
    expect(duty.missing('here')).toEqual([]);
    pass(3_600_000);
    expect(duty.isCovered('here')).toBe(true);
    duty.depart('b');
    pass(lossMs);
    expect(duty.isCovered('here')).toBe(true);
    pass(1);
    expect(duty.isCovered('here')).toBe(false);
    duty.arrive('c', person('lena', ['safeguarding-lead']));
    expect(duty.isCovered('here')).toBe(true);
  });

  it('one consultation covers no other, and one of two pages that close covers still', () => {
    const { duty, pass } = atClock();
    duty.arrive('a', person('maya', both));
    duty.arrive('b', person('maya', both));
    pass(lossMs + 1);
    expect(duty.isCovered('there')).toBe(false);
    duty.depart('a');
    pass(lossMs + 1);
    expect(duty.isCovered('here')).toBe(true);
  });

  it('a page without script counts for five minutes and the minute after; a live one by its connection alone', () => {
    const { duty, pass } = atClock();
    pass(lossMs + 1);
    duty.look(person('maya', both));
    pass(lookMs + lossMs);
    expect(duty.isCovered('here')).toBe(true);
    pass(1);
    expect(duty.isCovered('here')).toBe(false);

    duty.look(person('maya', both));
    duty.arrive('a', person('maya', both));
    duty.look(person('maya', both));
    duty.depart('a');
    pass(lossMs + 1);
    expect(duty.isCovered('here')).toBe(false);
  });

  it('whoever goes from a live desk to a page beside it is there, and by the desk alone once that is live again', () => {
    const { duty, pass } = atClock();
    duty.arrive('a', person('maya', both));
    // The page comes before the connection of the one before it goes.
    duty.look(person('maya', both), true);
    duty.depart('a');
    pass(lookMs - 1);
    expect(duty.missing('here')).toEqual([]);
    duty.arrive('b', person('maya', both));
    duty.depart('b');
    pass(lossMs + 1);
    expect(duty.isCovered('here')).toBe(false);
  });

  it('whoever signed out or may not do this any more is gone with all that was loaded, and with a training that ends', () => {
    const { duty, pass } = atClock();
    duty.look(person('maya', both));
    duty.look(person('maya', both, 'there'));
    duty.look(person('ravi', ['moderator']));
    duty.elsewhere(person('maya', ['safeguarding-lead']));
    duty.gone('maya');
    expect(duty.here().map(({ staffId }) => staffId)).toEqual(['ravi']);
    expect([duty.missing('here'), duty.missing('there')]).toEqual([['safeguarding-lead'], both]);
    // It was there until then.
    pass(lossMs);
    expect(duty.isCovered('here')).toBe(true);
    pass(1);
    expect(duty.isCovered('here')).toBe(false);

    duty.look(person('lena', ['safeguarding-lead']), false, 1_000);
    pass(999);
    expect(duty.missing('here')).toEqual([]);
    pass(1);
    expect(duty.missing('here')).toEqual(['safeguarding-lead']);
  });

  it('R1075: a training holds to the end of its last day in UTC', () => {
    const ends = Date.parse('2027-03-02T00:00:00Z');
    expect(trainingLeftMs({ trainedSince: '2026-03-01' }, ends - 1)).toBe(1);
    expect(trainingLeftMs({ trainedSince: '2026-03-01' }, ends)).toBe(0);
    expect(trainingLeftMs({ trainedSince: '' }, ends)).toBe(0);
  });

  it('after a start everybody counts as there for a minute', () => {
    const { duty, pass } = atClock();
    expect(duty.isCovered('here')).toBe(true);
    pass(lossMs + 1);
    expect(duty.isCovered('here')).toBe(false);
  });

  it('R814: whoever has a break is no moderator meanwhile, also at a desk of another process; a lead stays a lead', () => {
    let ms = 1_000_000;
    const resting = new Set<string>();
    const duty = createDuty(
      () => ms,
      () => ms,
      (staffId) => resting.has(staffId),
    );
    duty.arrive('a', person('maya', both));
    ms += 3_600_000;
    expect(duty.isCovered('here')).toBe(true);
    resting.add('maya');
    expect(duty.missing('here')).toEqual(['moderator']);
    ms += lossMs;
    expect(duty.isCovered('here'), 'within the minute').toBe(true);
    ms += 1;
    expect(duty.isCovered('here')).toBe(false);
    duty.look(person('maya', both));
    resting.add('ravi');
    duty.elsewhere(person('ravi', ['moderator']));
    expect(duty.isCovered('here')).toBe(false);
    duty.arrive('b', person('lena', ['moderator']));
    expect(duty.isCovered('here')).toBe(true);
    duty.depart('b');
    resting.clear();
    expect(duty.missing('here')).toEqual([]);
  });

  it('R506: a word of another process holds for fifteen seconds, and is not told on', () => {
    const { duty, pass } = atClock();
    pass(lossMs + 1);
    duty.elsewhere(person('maya', both));
    expect(duty.isCovered('here')).toBe(true);
    expect(duty.here()).toEqual([]);
    pass(15_000);
    expect(duty.missing('here')).toEqual([...both]);
    pass(lossMs);
    expect(duty.isCovered('here')).toBe(true);
    // Nobody says it any more: Redis is gone, or that process is. Then its rooms rest.
    pass(1);
    expect(duty.isCovered('here')).toBe(false);
    duty.arrive('a', person('lena', ['moderator']));
    duty.look(person('ravi', ['safeguarding-lead']));
    expect(duty.here().map(({ staffId }) => staffId)).toEqual(['lena', 'ravi']);
  });

  it('R625: how old a word of another process is goes by a clock that no demo moves', () => {
    let [movedMs, steadyMs] = [0, 0];
    const duty = createDuty(
      () => steadyMs + movedMs,
      () => steadyMs,
    );
    duty.elsewhere(person('maya', both));
    movedMs += 3_600_000;
    expect(duty.isCovered('here')).toBe(true);
    expect(duty.missing('here')).toEqual([]);
    steadyMs += 15_000;
    expect(duty.missing('here')).toEqual([...both]);
    steadyMs += lossMs;
    expect(duty.isCovered('here')).toBe(true);
    steadyMs += 1;
    expect(duty.isCovered('here')).toBe(false);
  });

  it('R626: who comes is told at once, with a live page or without, and once', () => {
    const { duty } = atClock();
    const came: string[] = [];
    const stop = duty.listen(({ staffId }) => came.push(staffId));
    duty.look(person('ravi', ['moderator']));
    duty.arrive('a', person('maya', both));
    duty.look(person('maya', both));
    duty.elsewhere(person('lena', both));
    duty.depart('a');
    expect(came).toEqual(['ravi', 'maya']);
    stop();
    duty.arrive('b', person('lena', both));
    expect(came).toEqual(['ravi', 'maya']);
  });

  it('whoever holds both roles counts as both, in its own organisation and consultation', () => {
    const staff = (grants: Staff['grants']): Staff => ({
      kind: 'staff',
      staffId: 'maya',
      organisationId: 'org',
      name: 'Maya',
      grants,
      roleVersion: 1,
      freshFactor: false,
      trainedSince: '',
    });
    const subject = { organisationId: 'org', consultationId: 'here' };
    const held = both.map((role) => ({ role, consultationId: 'here' }));
    expect(dutiesOf(staff(held), subject)).toEqual(both);
    expect(dutiesOf(staff(held), { ...subject, consultationId: 'there' })).toEqual([]);
    expect(dutiesOf(staff(held), { ...subject, organisationId: 'other' })).toEqual([]);
    expect(dutiesOf(staff([{ role: 'analyst', consultationId: '' }]), subject)).toEqual([]);
  });
});

describe('R181: a training', () => {
  it('holds for twelve months to the day', () => {
    expect(trainedUntil('2026-03-15')).toBe('2027-03-15');
    expect(isTrained({ trainedSince: '2026-03-15' }, '2027-03-15')).toBe(true);
    expect(isTrained({ trainedSince: '2026-03-15' }, '2027-03-16')).toBe(false);
    expect(isTrained({ trainedSince: '' }, '2027-03-15')).toBe(false);
  });
});

describe('R339: what is taught', () => {
  it('has for each subject and role a text of its own, and something to talk about, in every language', () => {
    for (const [language, { training }] of Object.entries(catalogue)) {
      const texts = trainingTopics.flatMap((topic) =>
        ['all', ...taughtRoles, 'talk'].map((part) => training[`learn.${topic}.${part}`] ?? ''),
      );
      expect(new Set(texts).size, language).toBe(trainingTopics.length * (taughtRoles.length + 2));
      expect(Math.min(...texts.map((text) => text.length)), language).toBeGreaterThan(10);
    }
  });

  it('says that no professional reviewed it, as long as every language says so of itself', () => {
    expect(catalogue.en?.training['learn.unreviewed']).toMatch(/No professional/);
    for (const { training } of Object.values(catalogue))
      expect(training['learn.unreviewed']?.length).toBeGreaterThan(40);
  });
});

describe('R182: a queue', () => {
  const limits = { slowAfter: 15, pauseAfter: 30 };

  it('slows, stops, and flows again only below the first limit', () => {
    expect(pressureOf('flows', 14, limits)).toBe('flows');
    expect(pressureOf('flows', 15, limits)).toBe('slow');
    expect(pressureOf('slow', 30, limits)).toBe('stopped');
    expect(pressureOf('stopped', 29, limits)).toBe('stopped');
    expect(pressureOf('stopped', 14, limits)).toBe('flows');
  });

  it('never stops below the second limit, and never flows above the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1 }),
        fc.nat(30),
        fc.integer({ min: 1, max: 30 }),
        (waits, slowAfter, more) => {
          let pressure: 'flows' | 'slow' | 'stopped' = 'flows';
          let stoppedBefore = false;
          for (const oldest of waits) {
            pressure = pressureOf(pressure, oldest, { slowAfter, pauseAfter: slowAfter + more });
            if (oldest >= slowAfter + more) stoppedBefore = true;
            if (oldest < slowAfter) stoppedBefore = false;
            expect(pressure).toBe(stoppedBefore ? 'stopped' : oldest >= slowAfter ? 'slow' : 'flows');
          }
        },
      ),
    );
  });

  it('R649: one that two processes measure at their own moments is stopped at both or at none, and goes on at both', () => {
    const measure = fc.record({ oldest: fc.nat(60), at: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(fc.array(measure), (measures) => {
        const found: Pressure[] = ['flows', 'flows'];
        for (const { oldest, at } of measures) {
          found[at] = pressureOf(found[at] ?? 'flows', oldest, limits);
          // It is told, and the other measures again.
          if (found[at] === 'stopped') found[1 - at] = pressureOf('stopped', oldest, limits);
          if (found[at] === 'stopped') expect(found).toEqual(['stopped', 'stopped']);
        }
        // As they were: whatever they hold, a measure below the first limit each ends it.
        expect(found.map((before) => pressureOf(before, limits.slowAfter - 1, limits))).toEqual([
          'flows',
          'flows',
        ]);
      }),
    );
  });
});
