import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freeGuesses,
  isFresh,
  isIdle,
  readRecoveryCode,
  readTotpCode,
  recoveryCode,
  waitAfterGuesses,
} from '../../../server/core/staff/factors.ts';
import { freshDeeds, needsFactor, type Staff } from '../../../server/core/staff/roles.ts';

const staff = (freshFactor: boolean): Staff => ({
  kind: 'staff',
  staffId: 'someone',
  organisationId: 'org',
  name: 'Someone',
  grants: [],
  roleVersion: 1,
  freshFactor,
  trainedSince: '',
});

describe('R176: which deeds need a fresh factor', () => {
  it('is one table, and neither the command line nor the clock has a factor', () => {
    for (const deed of freshDeeds) {
      expect(needsFactor(staff(false), deed)).toBe(true);
      expect(needsFactor(staff(true), deed)).toBe(false);
      expect(needsFactor({ kind: 'system', name: 'clock' }, deed)).toBe(false);
    }
    expect(needsFactor(staff(false), 'desk:decide')).toBe(false);
    // Letting rest is done at once: it protects children, and is undone.
    expect(needsFactor(staff(false), 'consultation:pause')).toBe(false);
    expect([...freshDeeds].sort()).toEqual([
      'consultation:approve',
      'consultation:close',
      'consultation:destroy',
      'release:sign',
      'request:approve',
      'request:oversee',
      'retention:confirm',
      'staff:invite',
      'staff:revoke',
    ]);
  });

  it('is fresh for five minutes and not a millisecond longer, and never before it was proven', () => {
    const at = { lastMs: 0, provenMs: 1_000 };
    expect(isFresh(at, 1_000 + 300_000)).toBe(true);
    expect(isFresh(at, 1_001 + 300_000)).toBe(false);
    expect(isFresh({ lastMs: 0, provenMs: 0 }, 0)).toBe(false);
    expect(isIdle(at, 1_800_000 - 1)).toBe(false);
    expect(isIdle(at, 1_800_000)).toBe(true);
  });
});

describe('R177: codes as people type them', () => {
  it('a recovery code reads back in any case, with any spaces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const code = recoveryCode(bytes);
        if (code === undefined) return;
        expect(code).toMatch(/^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/);
        expect(readRecoveryCode(` ${code.toUpperCase().replace('-', '  ')}`)).toBe(code);
      }),
    );
    expect(readRecoveryCode('abcde-fghj')).toBeUndefined();
    expect(readRecoveryCode('')).toBeUndefined();
  });

  it('six digits are six digits in every script', () => {
    for (const nought of [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10, 0x1d7ce]) {
      const typed = [...'409 172'].map((sign) =>
        sign === ' ' ? sign : String.fromCodePoint(nought + Number(sign)),
      );
      expect(readTotpCode(typed.join(''))).toBe('409172');
    }
    for (const wrong of ['', '12345', '1234567', '12a456']) expect(readTotpCode(wrong)).toBeUndefined();
  });

  it('waits longer after each wrong one, and an hour at most', () => {
    expect(waitAfterGuesses(freeGuesses - 1)).toBe(0);
    expect(waitAfterGuesses(freeGuesses)).toBe(30_000);
    expect(waitAfterGuesses(freeGuesses + 1)).toBe(60_000);
    expect(waitAfterGuesses(freeGuesses + 60)).toBe(3_600_000);
  });
});
