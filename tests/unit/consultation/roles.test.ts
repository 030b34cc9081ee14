import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldTogether, rolesBrought } from '../../../server/core/staff/held-together.ts';
import {
  type Actor,
  can,
  deeds,
  deedsOf,
  type Grant,
  type Role,
  roles,
  type Staff,
} from '../../../server/core/staff/roles.ts';

const staff = (grants: Staff['grants'], organisationId = 'org'): Staff => ({
  kind: 'staff',
  staffId: 'someone',
  organisationId,
  name: 'Someone',
  grants,
  roleVersion: 1,
  freshFactor: true,
  trainedSince: '',
});
const here = { organisationId: 'org', consultationId: 'here' };

describe('who may do what', () => {
  it('an administrator reads no text of a child, and nobody who reads it lets people in', () => {
    expect(deedsOf('administrator')).not.toContain('desk:read');
    for (const role of roles) {
      if (deedsOf(role).includes('desk:read')) expect(deedsOf(role), role).not.toContain('staff:invite');
    }
  });

  it('who prepares a consultation approves, decides, analyses and signs nothing in it', () => {
    const organiser = deedsOf('organiser');
    for (const deed of ['consultation:approve', 'desk:decide', 'points:sort', 'release:sign'] as const) {
      expect(organiser).not.toContain(deed);
    }
  });

  it('R614: who only translates sees that a consultation is there, checks its plain words, and may do nothing else', () => {
    expect(deedsOf('translator')).toEqual(['consultation:list', 'plain:check']);
  });

  it('holds in the consultation it was given for, and in no other organisation', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.constantFrom(...deeds), (role, deed) => {
        const local = staff([{ role, consultationId: 'here' }]);
        const allowed = deedsOf(role).includes(deed);
        expect(can(local, deed, here)).toBe(allowed);
        expect(can(local, deed, { ...here, consultationId: 'there' })).toBe(false);
        expect(can(local, deed, { ...here, organisationId: 'other' })).toBe(false);
      }),
    );
  });

  it('a child acts in its own consultation alone, a visitor nowhere, and no program speaks for a child', () => {
    const child: Actor = { kind: 'child', consultationId: 'here', participantId: 'p', way: 'code' };
    for (const deed of deeds) {
      const own = deedsOf('child').includes(deed);
      expect(can(child, deed, here), deed).toBe(own);
      expect(can(child, deed, { ...here, consultationId: 'there' })).toBe(false);
      expect(can({ kind: 'visitor' }, deed, here)).toBe(false);
      if (own) expect(can({ kind: 'system', name: 'clock' }, deed, here)).toBe(false);
    }
  });

  it('keeps apart what one person may not hold together, in whatever order it is given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom<Role>(...roles), { maxLength: 4 }), (held) => {
        expect(mayHoldTogether([...held].reverse())).toBe(mayHoldTogether(held));
      }),
    );
    expect(mayHoldTogether(['organiser', 'approver'])).toBe(false);
    expect(mayHoldTogether(['administrator', 'moderator'])).toBe(false);
    // The smallest crew of seven: these go together.
    expect(mayHoldTogether(['administrator', 'organiser'])).toBe(true);
    expect(mayHoldTogether(['moderator', 'safeguarding-lead'])).toBe(true);
    expect(mayHoldTogether(['analyst', 'safeguarding-lead'])).toBe(true);
  });

  it('R41: who prepares is given nothing that reads what no moderator let be shown, with no other role', () => {
    const reads = ['paper:key', 'paper:reply', 'desk:read', 'points:sort'] as const;
    for (const one of roles)
      for (const other of roles) {
        if (!mayHoldTogether([one, other])) continue;
        const both = [...deedsOf(one), ...deedsOf(other)];
        if (!both.includes('consultation:edit')) continue;
        for (const deed of reads) expect(both, `${one} ${other}`).not.toContain(deed);
      }
  });

  it('R41, R877: who holds both from before types and prints nothing of sheets where it prepares', () => {
    const both = staff([
      { role: 'organiser', consultationId: 'here' },
      { role: 'facilitator', consultationId: '' },
    ]);
    for (const deed of ['paper:key', 'paper:reply'] as const) {
      expect(can(both, deed, here)).toBe(false);
      expect(can(both, deed, { ...here, consultationId: 'there' })).toBe(true);
    }
    expect(can(both, 'paper:print', here)).toBe(true);
    expect(can({ kind: 'system', name: 'command line' }, 'paper:key', here)).toBe(true);
  });

  it('R387: whoever comes along with a consultation is given there what goes together with all it holds, and nothing twice', () => {
    const held: readonly Grant[] = [
      { role: 'organiser', consultationId: 'another' },
      { role: 'translator', consultationId: '' },
    ];
    const brought = rolesBrought(held, {
      consultationId: 'this',
      roles: ['translator', 'organiser', 'approver', 'facilitator'],
    });
    expect(brought).toEqual({ given: ['organiser'], apart: ['approver', 'facilitator'] });
    // From before these two were held apart.
    const both: readonly Grant[] = (['organiser', 'facilitator'] as const).map((role) => ({
      role,
      consultationId: 'another',
    }));
    const asked = { consultationId: 'this', roles: ['translator', 'moderator'] } as const;
    expect(rolesBrought(both, asked)).toEqual({ given: ['translator'], apart: ['moderator'] });
    const alone = rolesBrought([], { consultationId: 'this', roles: ['overseer', 'moderator'] });
    expect(alone).toEqual({ given: ['overseer'], apart: ['moderator'] });
  });
});
