import { describe, expect, it } from 'vitest';
import { cookies, readCookie, readSeat } from '../../../server/guard/session.ts';

const seat = 'ABCDEFGHIJKLMNOPQRSTUV.a-session';

describe('R988: a cookie of ours', () => {
  it('is read wherever a browser puts it', () => {
    for (const header of [
      `${cookies.seat}=${seat}`,
      `other=1; ${cookies.seat}=${seat}; more=2`,
      `other=1;\t ${cookies.seat}=${seat} ;more=2`,
    ])
      expect(readSeat(header)).toEqual({ consultationId: 'ABCDEFGHIJKLMNOPQRSTUV', session: 'a-session' });
  });

  it('is none of another name, also where only a blank that no browser puts there tells them apart', () => {
    // What Chromium takes from a neighbouring host, and sends before ours where its path is longer: bytes, read as Latin-1.
    for (const blank of ['\u00a0', '\u00c2\u00a0', '\u0085', '\u000b', '\u000c', '\u2000', '\ufeff'])
      for (const name of [`${blank}${cookies.seat}`, `${cookies.seat}${blank}`]) {
        expect(readCookie(`${name}=elsewhere`, cookies.seat)).toBeUndefined();
        expect(readCookie(`${name}=elsewhere; ${cookies.seat}=${seat}`, cookies.seat)).toBe(seat);
      }
    expect(readSeat(`__host-seat=${seat}`)).toBeUndefined();
  });

  it('R939: costs no more where a header is nearly all blanks', () => {
    const took = (blank: string) => {
      const header = `a${blank.repeat(4_000)}b=c${blank.repeat(4_000)}d; ${cookies.seat}=${seat}`;
      const startMs = performance.now();
      for (let time = 0; time < 20; time += 1) expect(readCookie(header, cookies.seat)).toBe(seat);
      return performance.now() - startMs;
    };
    took('x');
    expect(took(' ')).toBeLessThan(took('x') + 100);
  });
});
