import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MonthTable } from '../../../app/components/public/month-table.tsx';
import { pick } from '../../../app/i18n/texts.ts';
import {
  newsBetween,
  oldestOf,
  type RoomState,
  whyStill,
  withAnswer,
  withChange,
  withEarlier,
  withOwn,
  withoutRoom,
} from '../../../app/live/room-state.ts';
import { monthOf } from '../../../app/routes/public/joining/month.ts';
import type { OwnContribution, SharedContribution } from '../../../server/core/wire/views.ts';
import { ownContribution } from '../../support/house/own-contribution.ts';
import { blankLed } from '../../support/pages/blank-room.ts';

const said = (id: string, seq: number): SharedContribution => ({
  id,
  seq,
  name: { adjective: 0, motif: 0, palette: 0 },
  language: 'en',
  parts: [{ text: id }],
});
const own = (id: string, change: number, state: OwnContribution['state']) =>
  ownContribution({ id, activityId: 'room', state, change });
const room: RoomState = {
  seq: 2,
  state: 'open',
  items: [said('a', 1), said('b', 2)],
  earlier: false,
  own: [],
  led: null,
  asked: false,
  polled: null,
  corrected: 0,
};
const ledNow = { ...blankLed, state: 'running' } as const;
const ids = (state: RoomState | undefined) => state?.items.map((item) => item.id);

describe('R664: a small group that is gone', () => {
  it('is over and shows nothing of what was said; its child keeps its own words', () => {
    const mine = own('c', 1, 'held');
    const gone = withoutRoom({ ...room, state: 'paused', earlier: true, own: [mine] });
    expect(gone).toMatchObject({ state: 'closed', items: [], earlier: false, own: [mine] });
  });
});

describe('R518: that a room goes slowly', () => {
  const slow = { ...room, led: { ...ledNow, paceMinutes: 2 } };
  const over = { ...room, led: { ...blankLed, state: 'over' } } as const;

  it('is no reason any more with the end of its session or at the usual pace, and stays one until then', () => {
    for (const next of [over, { ...room, led: ledNow }, room]) {
      expect(whyStill('room-pace', slow, next)).toBeNull();
      expect(whyStill('text-too-long', slow, next)).toBe('text-too-long');
    }
    expect(whyStill('room-pace', slow, { ...slow, seq: 3 })).toBe('room-pace');
    // The page hears after the refusal that it goes slowly now.
    expect(whyStill('room-pace', room, slow)).toBe('room-pace');
    expect(whyStill('text-too-long', slow, { ...slow, state: 'paused' })).toBeNull();
  });
});

describe('R460: translations beside what is said', () => {
  const top = { ...ledNow, spotlight: said('a', 1) } as const;
  const change = (items: readonly SharedContribution[]) =>
    withChange({ ...room, led: top }, { activity: 'room', seq: 3, since: 2, items, removed: [] });

  it('one that comes stands beside the words in their old place, and leaves the top of the room', () => {
    const translated = {
      ...said('a', 1),
      translations: [{ language: 'fr', parts: [{ text: 'un' }], signed: false, typed: false }],
    };
    const next = change([translated]);
    expect(next?.items).toEqual([translated, said('b', 2)]);
    expect(next?.led?.spotlight?.id).toBe('a');
    expect(change([{ ...said('a', 1), translations: [] }])?.led?.spotlight?.id).toBe('a');
  });

  it('words that came anew have none, and are at the top no more', () => {
    expect(change([said('a', 3)])?.led?.spotlight).toBeNull();
  });
});

describe('what a page knows of a room', () => {
  it('R60: takes a change that follows, leaves out what was removed, and keeps the order of the numbers', () => {
    const next = withChange(room, {
      activity: 'room',
      seq: 4,
      since: 2,
      items: [said('d', 4)],
      removed: ['a'],
    });
    expect(ids(next)).toEqual(['b', 'd']);
    expect(next?.seq).toBe(4);
  });

  it('R60: takes a packet that begins with what an answer told already', () => {
    const items = [said('b', 2), said('c', 3)];
    expect(ids(withChange(room, { activity: 'room', seq: 3, since: 1, items, removed: [] }))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('R60: asks when something before a change was missed, and changes nothing for what is older than it', () => {
    expect(
      withChange(room, { activity: 'room', seq: 4, since: 3, items: [said('d', 4)], removed: [] }),
    ).toBeUndefined();
    expect(withChange(room, { activity: 'room', seq: 1, since: 0, items: [said('b', 1)], removed: [] })).toBe(
      room,
    );
  });

  it('R652: takes what moved under one number, in however many packets it comes', () => {
    const gone = (id: string) => ({ activity: 'room', seq: 3, since: 2, items: [], removed: [id] });
    const first = withChange(room, gone('a'));
    const then = first && withChange(first, gone('b'));
    expect(ids(then)).toEqual([]);
    expect(then?.seq).toBe(3);
  });

  it('R60: adds what came since, and begins anew when the count of the server did', () => {
    const more = {
      ok: true,
      seq: 3,
      state: 'open',
      items: [said('c', 3)],
      removed: [],
      earlier: false,
      own: [],
    } as const;
    expect(ids(withAnswer(room, more, 2))).toEqual(['a', 'b', 'c']);
    expect(ids(withAnswer(room, { ...more, seq: 1, items: [said('z', 1)] }, 2))).toEqual(['z']);
  });

  it('R673: leaves what it heard since it asked: nothing comes back, and no session goes back a step', () => {
    const led = { ...ledNow, step: 2 };
    const heard: RoomState = { ...room, seq: 4, items: [said('b', 2)], led, asked: true, state: 'paused' };
    const late = {
      ok: true,
      seq: 3,
      state: 'open',
      items: [said('a', 1), said('b', 2), said('c', 3)],
      removed: [],
      earlier: false,
      own: [own('m', 2, 'published')],
      led: { ...ledNow, step: 1, spotlight: said('a', 1) },
    } as const;
    for (const after of [0, 2])
      expect(withAnswer(heard, late, after)).toEqual({ ...heard, own: [own('m', 2, 'published')] });
    // As new as what it holds, or of a count that began anew, the answer is the truth.
    expect(withAnswer(heard, { ...late, seq: 4 }, 2).led?.step).toBe(1);
    expect(withAnswer(heard, late, 4)).toMatchObject({ seq: 3, led: { step: 1 } });
  });

  it('R130: puts earlier words before those it holds, each once, and knows whether there are more', () => {
    const late: RoomState = { ...room, seq: 9, items: [said('h', 8), said('i', 9)], earlier: true };
    const answer = { ok: true, seq: 9, items: [said('f', 6), said('g', 7)], earlier: true } as const;
    const more = withEarlier(late, answer, oldestOf(late));
    expect(ids(more)).toEqual(['f', 'g', 'h', 'i']);
    expect(more?.earlier).toBe(true);
    expect(more && oldestOf(more)).toBe(6);
    expect(withEarlier(late, { ...answer, items: [], earlier: false }, 8)).toEqual({
      ...late,
      earlier: false,
    });
    expect(oldestOf({ ...late, items: [] })).toBe(10);
  });

  it('R130: one of those before the page that changes in its place hides none between', () => {
    const late: RoomState = { ...room, seq: 9, items: [said('h', 8), said('i', 9)], earlier: true };
    const [old, held, fresh] = [said('b', 2), { ...said('h', 8), parts: [] }, said('j', 10)];
    const change = { seq: 10, since: 9, activity: 'room', removed: [], items: [old, held, fresh] };
    const next = withChange(late, change);
    expect(ids(next)).toEqual(['h', 'i', 'j']);
    expect(next?.items[0]?.parts).toEqual([]);
    expect(next && oldestOf(next)).toBe(8);
    expect(next && newsBetween(late, next).messages).toBe(1);
    const answer = { ...change, ok: true, state: 'open', earlier: false, own: [] } as const;
    expect(ids(withAnswer(late, answer, 9))).toEqual(['h', 'i', 'j']);
    // A page that holds all of it takes what stands again among them.
    expect(ids(withChange({ ...late, earlier: false }, change))).toEqual(['b', 'h', 'i', 'j']);
    expect(ids(withAnswer(late, { ...answer, seq: 12 }, 0))).toEqual(['b', 'h', 'j']);
  });

  it('R130: asks again when the room went on meanwhile, or when it holds older words by now', () => {
    const late: RoomState = { ...room, seq: 9, items: [said('h', 8), said('i', 9)], earlier: true };
    const answer = { ok: true, seq: 8, items: [said('g', 7)], earlier: false } as const;
    expect(withEarlier(late, answer, 8)).toBeUndefined();
    expect(withEarlier(late, { ...answer, seq: 9 }, 9)).toBeUndefined();
    const anew = {
      ...answer,
      seq: 12,
      state: 'open',
      items: [said('l', 12)],
      removed: [],
      own: [],
      earlier: true,
    } as const;
    expect(withAnswer(late, anew, 0)).toMatchObject({ earlier: true });
    expect(withAnswer(late, { ...anew, earlier: false }, 9)).toMatchObject({ earlier: true });
  });

  it('R60: learns from the room that its own words are published, and leaves alone what it knows to be shown', () => {
    const event = { activity: 'room', seq: 3, since: 2, items: [said('m', 3)], removed: [] };
    const held = { ...own('m', 1, 'returned'), reason: 'unclear' } as const;
    const next = withChange({ ...room, own: [held, own('n', 1, 'held')] }, event);
    expect(next?.own).toEqual([
      { ...own('m', 2, 'published'), parts: said('m', 3).parts },
      own('n', 1, 'held'),
    ]);
    expect(withChange({ ...room, own: [own('m', 2, 'redacted')] }, event)?.own).toEqual([
      own('m', 2, 'redacted'),
    ]);
  });

  it('R60: never lets a late event overwrite a newer state of a child’s own words', () => {
    const published = withOwn(withOwn(room, own('m', 1, 'held')), own('m', 2, 'published'));
    expect(withOwn(published, own('m', 1, 'held')).own.map((item) => item.state)).toEqual(['published']);
  });
});

describe('which text a reader gets', () => {
  const texts = [
    { language: 'en', level: 'older' },
    { language: 'en', level: 'younger' },
    { language: 'ar', level: 'older' },
  ];

  it('stays in the language before it keeps the level, then takes the consultation’s first language', () => {
    expect(pick(texts, { language: 'ar', level: 'younger' }, ['en'])).toEqual({
      language: 'ar',
      level: 'older',
    });
    expect(pick(texts, { language: 'fr', level: 'younger' }, ['en'])).toEqual({
      language: 'en',
      level: 'younger',
    });
    expect(pick([], { language: 'en', level: 'older' }, ['en'])).toBeUndefined();
  });
});

describe('the month a child leaves to', () => {
  it('begins the week as the language does and holds every day once', () => {
    for (const [language, column] of [
      ['en', 0],
      ['de', 6],
      ['ar', 1],
    ] as const) {
      const month = monthOf(language, '2026-11-24');
      expect(month.weeks[0]?.findIndex((day) => day !== '')).toBe(column);
      expect(month.weeks.flat().filter((day) => day !== '')).toHaveLength(30);
      expect(month.weeks.every((week) => week.length === 7)).toBe(true);
    }
  });

  it('R1146: marks no day of it', () => {
    const drawn = renderToStaticMarkup(createElement(MonthTable, monthOf('en', '2026-11-24')));
    expect(drawn.match(/<td>24<\/td>/)).not.toBeNull();
    expect(drawn).not.toMatch(/<b|aria-current/);
  });
});
