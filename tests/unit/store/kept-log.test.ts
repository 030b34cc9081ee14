import { describe, expect, it } from 'vitest';
import {
  countDeed,
  type DeedCounts,
  keptLines,
  type LoggedDeed,
} from '../../../server/core/privacy/kept-log.ts';

const kept = (entries: readonly LoggedDeed[]) => {
  const counts: DeedCounts = new Map();
  for (const entry of entries) countDeed(counts, entry);
  return keptLines(counts);
};
const did = (deed: string, detail = '', day = '2026-03-01', actor = 'm'): LoggedDeed => ({
  day,
  actor,
  deed,
  detail,
});

describe('R957: what stays of a log', () => {
  it('is who did what on which day and why, and how often from ten, in fives', () => {
    const often = Array.from({ length: 17 }, () => did('contribution:hide', 'hurt'));
    expect(kept([...often, did('contribution:hide', 'contact')])).toEqual([
      { ...did('contribution:hide', 'contact'), times: null },
      { ...did('contribution:hide', 'hurt'), times: 15 },
    ]);
    expect(kept([did('contribution:hide', 'hurt')])).toEqual(kept(often.slice(0, 9)));
  });

  it('is the same whatever was done first on a day', () => {
    const entries = [did('contribution:publish'), did('case:open'), did('desk:read', '', '2026-03-02')];
    expect(kept([...entries].reverse())).toEqual(kept(entries));
    expect(kept(entries).map(({ day, deed }) => `${day} ${deed}`)).toEqual([
      '2026-03-01 case:open',
      '2026-03-01 contribution:publish',
      '2026-03-02 desk:read',
    ]);
  });

  it('names no contribution, case or sheet, counts none, and keeps no word that is not of a list of the program', () => {
    const number = 'AAAAAAAAAAAAAAAAAAAAAA';
    const details = [
      did('desk:read', `${number} ${number}`),
      did('points:read', 'texts 31'),
      did('paper:destroy', '31'),
      did('case:open', 'told 1'),
      did('codes:issue', '30 code'),
      did('contribution:hide', number),
      did('room:divide', '4'),
      did('deed:of-later', 'hurt'),
    ];
    expect(kept(details).map(({ detail }) => detail)).toEqual(details.map(() => ''));
    expect(JSON.stringify(kept(details))).not.toContain(number);
  });

  it('R947: that the overseer was overruled stays, and of other deeds on a consultation no detail', () => {
    const overruled = did('consultation:open', 'overseer-overruled');
    expect(kept([overruled, did('activity:open', 'overseer-overruled')]).map(({ detail }) => detail)).toEqual(
      ['overseer-overruled', 'overseer-overruled'],
    );
    expect(kept([did('consultation:close', 'draft'), did('consultation:open', '31')])).toMatchObject([
      { detail: '' },
      { detail: '' },
    ]);
  });
});
