import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asRead,
  type DeskState,
  deskChanged,
  deskClaimed,
  deskEntered,
  gravest,
  heldByAnother,
  neighbour,
  nextItem,
} from '../../../app/live/desk-state.ts';
import { findWords, readPlace, spansOf } from '../../../app/live/hide-spans.ts';
import { nextAct } from '../../../app/routes/staff/home/next-act.ts';
import { opensFirst, pressDeed } from '../../../app/routes/staff/moderation/desk-decision.tsx';
import {
  insteadOf,
  leavesAs,
  readDecision,
  shownThen,
} from '../../../app/routes/staff/moderation/desk-form.ts';
import { consultationStates } from '../../../server/core/consultation/lifecycle.ts';
import { newId as drawId } from '../../../server/core/ids.ts';
import { maxGraphemes, mostHidden, redact } from '../../../server/core/room/contribution-text.ts';
import { type Deed, deeds, deedsOf } from '../../../server/core/staff/roles.ts';
import { maxFrameBytes, messages } from '../../../server/core/wire/messages.ts';
import type { DeskItem } from '../../../server/core/wire/views.ts';

function item(id: string, sinceMinute = 10, extra: Partial<DeskItem> = {}): DeskItem {
  return {
    id,
    activityId: 'room',
    anchor: '1',
    revision: 1,
    change: 1,
    state: 'held',
    name: { adjective: 0, motif: 0, palette: 0 },
    language: 'en',
    text: id,
    findings: [],
    severity: 0,
    sinceMinute,
    claim: null,
    ...extra,
  };
}

const newId = () => drawId((length) => new Uint8Array(length));
const state = (...items: DeskItem[]): DeskState => ({ seq: 5, claims: 5, items });
const ids = (desk: DeskState | undefined) => desk?.items.map((each) => each.id);

describe('a live desk', () => {
  it('R33: takes the next change, longest wait first, and in one minute the most severe', () => {
    const desk = deskChanged(state(item('b', 11), item('c', 12)), {
      seq: 6,
      since: 5,
      changes: [{ kind: 'waiting', item: item('a', 11, { severity: 2 }) }],
    });
    expect(ids(desk)).toEqual(['a', 'b', 'c']);
  });

  it('R60: asks anew when a number is missing, and hears nothing of before', () => {
    const desk = state(item('a'));
    const settled = { kind: 'settled', id: 'a', state: 'published' } as const;
    expect(deskChanged(desk, { seq: 7, since: 6, changes: [settled] })).toBeUndefined();
    expect(deskChanged(desk, { seq: 4, since: 3, changes: [settled] })).toBe(desk);
    // What overlaps with what it knows ends as the last of it says.
    const again = { kind: 'waiting', item: item('a') } as const;
    expect(ids(deskChanged(state(), { seq: 6, since: 4, changes: [again, settled] }))).toEqual([]);
  });

  it('R652: takes what moved under one number, in however many packets it comes', () => {
    const settled = (id: string) => ({ kind: 'settled', id, state: 'withdrawn' }) as const;
    const first = deskChanged(state(item('a'), item('b'), item('c')), {
      seq: 6,
      since: 5,
      changes: [settled('a')],
    });
    const then = first && deskChanged(first, { seq: 6, since: 5, changes: [settled('b'), settled('c')] });
    expect(then).toMatchObject({ seq: 6, items: [] });
  });

  it('R60: refuses a whole desk that is older than what it heard', () => {
    expect(deskEntered(state(), { seq: 4, claims: 5, items: [item('a')] })).toBeUndefined();
    expect(ids(deskEntered(state(), { seq: 5, claims: 5, items: [item('a')] }))).toEqual(['a']);
  });

  it('R60: ends where the server is, whatever was heard before the answer', () => {
    const change = fc.record({ waiting: fc.boolean(), id: fc.constantFrom('a', 'b', 'c', 'd') });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), (changes, missed) => {
        let server = new Set<string>();
        let desk: DeskState = { seq: 0, claims: 0, items: [] };
        changes.forEach(({ waiting, id }, index) => {
          server = new Set(server);
          if (waiting) server.add(id);
          else server.delete(id);
          if (index === missed) return;
          const seq = index + 1;
          const heard = deskChanged(desk, {
            seq,
            since: index,
            changes: [
              waiting ? { kind: 'waiting', item: item(id) } : { kind: 'settled', id, state: 'published' },
            ],
          });
          desk =
            heard ??
            deskEntered(desk, { seq, claims: 0, items: [...server].map((each) => item(each)) }) ??
            desk;
        });
        if (missed === changes.length - 1) return;
        expect(new Set(ids(desk))).toEqual(server);
      }),
    );
  });

  it('R735: of the claims of one item the later stands, in whatever order they are told', () => {
    const claim = (by: string) => ({ staffId: by, staffName: by, untilMs: 2_000 });
    const taken = deskClaimed(state(item('a')), { id: 'a', seq: 7, claim: claim('maya') });
    expect(deskClaimed(taken, { id: 'a', seq: 6, claim: null })).toBe(taken);
    // What a whole desk says includes all up to its number, and nothing that was told with a higher one is lost by it.
    const answer = { seq: 5, claims: 6, items: [item('a', 10, { claim: claim('ravi') }), item('b')] };
    expect(deskEntered(taken, answer)?.items[0]?.claim?.staffId).toBe('maya');
    const newer = deskEntered(taken, { ...answer, claims: 8 }) ?? taken;
    expect(newer.items[0]?.claim?.staffId).toBe('ravi');
    expect(deskClaimed(newer, { id: 'b', seq: 8, claim: claim('maya') })).toBe(newer);

    const words = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b'), by: fc.option(fc.constantFrom('x', 'y')) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(words, fc.nat(12), fc.infiniteStream(fc.nat()), (said, read, order) => {
        const told = said.map(({ id, by }, at) => ({
          id,
          seq: at + 1,
          claim: by === null ? null : claim(by),
        }));
        const asOf = (claims: number): DeskState => ({
          seq: 0,
          claims,
          items: ['a', 'b'].map((id) =>
            item(id, 10, {
              claim: told.findLast((each) => each.id === id && each.seq <= claims)?.claim ?? null,
            }),
          ),
        });
        const answer = asOf(Math.min(read, told.length));
        const arrives = [...told, answer]
          .map((word) => ({ word, at: order.next().value }))
          .sort((one, other) => one.at - other.at);
        let desk = asOf(0);
        for (const { word } of arrives)
          desk = 'items' in word ? (deskEntered(desk, word) ?? desk) : deskClaimed(desk, word);
        expect(desk.items).toEqual(asOf(told.length).items);
      }),
    );
  });

  it('opens what nobody else holds, and goes round at the end', () => {
    const reader = { staffId: 'me', nowMs: 1_000 };
    const claim = { staffId: 'other', staffName: 'Other', untilMs: 2_000 };
    const desk = deskClaimed(state(item('a'), item('b'), item('c')), { id: 'b', seq: 6, claim });
    expect(nextItem(desk.items, 'a', reader)).toBe('c');
    expect(nextItem(desk.items, 'c', reader)).toBe('a');
    expect(nextItem(desk.items, null, reader)).toBe('a');
    expect(nextItem([item('a')], 'a', reader)).toBeNull();
    const held = desk.items[1] ?? item('b');
    expect(heldByAnother(held, reader)).toBe(true);
    expect(heldByAnother(held, { ...reader, nowMs: 2_001 })).toBe(false);
    expect(heldByAnother(held, { ...reader, staffId: 'other' })).toBe(false);
  });

  it('R900: keeps the words that are read where they stand when their child writes anew', () => {
    const claim = { staffId: 'me', staffName: 'Me', untilMs: 2_000 };
    const [first, second] = [item('a'), item('a', 10, { revision: 2, text: 'Please call me', claim })];
    expect(asRead(first, second)).toEqual({ ...first, claim });
    // Under the same number it is what came last, and so it is of another one, or of none.
    const again = item('a', 10, { state: 'hidden' });
    expect(asRead(first, again)).toBe(again);
    expect(asRead(item('b'), second)).toBe(second);
    expect(asRead(undefined, second)).toBe(second);
    expect(asRead(first, undefined)).toBeUndefined();
  });

  it('R963: goes on from where an item stood, also once it is gone, and to what came since where nothing else is left', () => {
    const reader = { staffId: 'me', nowMs: 1_000 };
    const was = [item('hard'), item('b'), item('c')];
    expect(nextItem([item('hard'), item('c')], 'b', reader, was)).toBe('c');
    expect(nextItem([item('hard')], 'b', reader, was)).toBe('hard');
    expect(nextItem([item('new')], 'b', reader, was)).toBe('new');
    expect(nextItem([], 'b', reader, was)).toBeNull();
  });

  it('goes one up and one down and stays at the ends', () => {
    const reader = { staffId: 'me', nowMs: 1_000 };
    const items = [item('a'), item('b')];
    expect(neighbour(items, 'a', { ...reader, step: 1 })).toBe('b');
    expect(neighbour(items, 'b', { ...reader, step: 1 })).toBe('b');
    expect(neighbour(items, null, { ...reader, step: 1 })).toBe('a');
    expect(neighbour([], null, { ...reader, step: -1 })).toBeNull();
  });

  it('R875: where nothing is open it goes to the first that nobody else holds, and to the first where each is held', () => {
    const reader = { staffId: 'me', nowMs: 1_000, step: 1 } as const;
    const claim = { staffId: 'other', staffName: 'Other', untilMs: 2_000 };
    const [first, second] = [item('a', 10, { claim }), item('b', 11, { claim })];
    expect(neighbour([first, item('b')], null, reader)).toBe('b');
    expect(neighbour([first, item('b')], 'gone', reader)).toBe('b');
    expect(neighbour([first, second], null, reader)).toBe('a');
    // From one that is open it goes on by place: whoever reads along may look at what another person holds.
    expect(neighbour([item('x'), first], 'x', reader)).toBe('a');
  });
});

describe('hiding a part', () => {
  it('R502: a whole document in the box of words is words that stand nowhere', () => {
    const long = 'a'.repeat(1_500_000);
    expect(findWords('a text', `text\n${long}`)).toEqual({
      places: [{ start: 2, end: 6 }],
      missing: [long],
    });
  });

  it('finds every occurrence, capitals or not, and names what stands nowhere', () => {
    const found = findWords('Petit and petit (again)', 'petit\n(again)\nelsewhere\n');
    expect(found.missing).toEqual(['elsewhere']);
    expect(found.places).toEqual([
      { start: 0, end: 5 },
      { start: 10, end: 15 },
      { start: 16, end: 23 },
    ]);
  });

  it('R36: what was repeated is in nothing that others read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), { maxLength: 40 }),
        fc.nat(39),
        fc.nat(8),
        (characters, from, length) => {
          const text = characters.join('').normalize();
          const words = characters
            .slice(from, from + length + 1)
            .join('')
            .normalize()
            .trim();
          if (words === '' || /[\r\n]/.test(words)) return;
          const parts = redact(text, spansOf(text, findWords(text, words).places, 'person'));
          for (const part of parts) if ('text' in part) expect(part.text).not.toContain(words);
        },
      ),
    );
  });

  it('R36: as many places as a text has are told over the wire, of the longest letters too', () => {
    for (const letter of ['a', '\u{1F469}\u200D\u{1F469}\u200D\u{1F466}']) {
      const text = letter.repeat(maxGraphemes);
      const places = Array.from({ length: maxGraphemes }, (_, at) => at * letter.length)
        .filter((_, at) => at % 2 === 0)
        .map((start) => ({ start, end: start + letter.length }));
      const hidden = spansOf(text, places, 'contact');
      expect(hidden).toHaveLength(mostHidden);
      const at = { v: 1, consultation: newId(), id: newId(), revision: 1 };
      const told = { ...at, decision: 'redact', hidden };
      expect(messages['contribution:decide'].safeParse(told).success).toBe(true);
      expect(JSON.stringify(told).length).toBeLessThan(maxFrameBytes);
    }
  });

  it('reads no place outside of the text', () => {
    expect(readPlace('0-3', 'abc')).toEqual({ start: 0, end: 3 });
    for (const bad of ['0-4', '2-2', '3-1', '-1-2', 'a-b', '', '0-3x'])
      expect(readPlace(bad, 'abc')).toBeUndefined();
  });
});

describe('a decision form', () => {
  it('R183: goes by the key H to the first place, to the words where there is none, and while a hard text is folded to what Enter opens', () => {
    const focused: string[] = [];
    const place = '.places input[name="place"]';
    const formWith = ({ places, cover }: { places: boolean; cover: { checked: boolean } | null }) =>
      ({
        ownerDocument: { querySelector: () => cover },
        querySelector: (selector: string) =>
          selector === place && !places
            ? null
            : { click: () => undefined, focus: () => focused.push(selector) },
      }) as unknown as HTMLFormElement;
    pressDeed(formWith({ places: true, cover: null }), 'H');
    pressDeed(formWith({ places: false, cover: { checked: true } }), 'H');
    pressDeed(formWith({ places: true, cover: { checked: false } }), 'H');
    pressDeed(formWith({ places: false, cover: { checked: false } }), 'H');
    const deed = 'input[data-key="H"]';
    expect(focused).toEqual([place, '#field-words', deed, deed]);
  });

  it('R183: opens a hard text that is still folded before it is shown to others, and then sends; what shows nothing is sent', () => {
    const cover = { checked: false, click: () => (cover.checked = true), focus: () => undefined };
    const page = { querySelector: () => cover } as unknown as ParentNode;
    for (const decision of ['refuse', 'return', null]) expect(opensFirst(page, decision)).toBe(false);
    expect(cover.checked).toBe(false);
    expect(opensFirst(page, 'publish')).toBe(true);
    expect(cover.checked).toBe(true);
    expect(opensFirst(page, 'publish')).toBe(false);
    cover.checked = false;
    expect(opensFirst(page, 'redact')).toBe(true);
    expect(opensFirst({ querySelector: () => null } as unknown as ParentNode, 'publish')).toBe(false);
  });

  const read = (fields: Record<string, string>, text = 'I am kite_77 here') =>
    readDecision(new URLSearchParams(fields), { text });

  it('R6: wants a decision, and a reason for every limit', () => {
    expect(read({})).toEqual({ ok: false, wrong: { code: 'field-missing', field: 'decision' } });
    expect(read({ decision: 'refuse' })).toEqual({
      ok: false,
      wrong: { code: 'reason-needed', field: 'reason' },
    });
    expect(read({ decision: 'refuse', reason: 'opinion' }).ok).toBe(false);
    expect(read({ decision: 'publish' }).ok).toBe(true);
  });

  it('R552: asks once more before others read what gives a child away, and hides it with one button', () => {
    const finding = (rule: string, reason: 'contact' | 'hurt', verdict: 'ask' | 'pass') =>
      ({ rule, reason, verdict, start: 5, end: 12, severity: 2 }) as const;
    const beside = {
      text: 'I am kite_77 here',
      state: 'held',
      findings: [finding('contact-handle', 'contact', 'ask'), finding('harsh-word', 'hurt', 'pass')],
    } as const;
    const ask = (fields: Record<string, string>, more: object = {}) =>
      readDecision(new URLSearchParams({ decision: 'publish', ...fields }), { ...beside, ...more });
    expect(ask({})).toEqual({ ok: false, wrong: { code: 'gives-away', field: 'decision' } });
    expect(shownThen(beside)).toEqual([beside.findings[0]]);
    expect(ask({ leaves: leavesAs(shownThen(beside)) })).toMatchObject({
      ok: true,
      value: { decision: 'publish' },
    });
    expect(ask({ instead: insteadOf(shownThen(beside)) })).toEqual({
      ok: true,
      value: {
        decision: 'redact',
        reason: 'contact',
        hidden: [{ start: 5, end: 12, label: 'contact' }],
        leaves: [],
      },
    });
    // A value that no button of ours sends asks again.
    expect(ask({ leaves: 'yes' }).ok).toBe(false);
    expect(ask({ leaves: '0-17' }).ok).toBe(false);
    expect(ask({ instead: 'contact:0-999' }).ok).toBe(false);
    expect(ask({}, { findings: [] }).ok).toBe(true);
    // What was hidden in words that children reported stays hidden when they are shown again.
    const hidden = [{ start: 4, end: 12, label: 'contact' }];
    expect(ask({}, { state: 'hidden', hidden }).ok).toBe(true);
    expect(ask({}, { state: 'redacted', hidden }).ok).toBe(false);
    // What others read already is not asked about again by whoever hides more of it.
    const more = { decision: 'redact', reason: 'hurt', place: '0-4' };
    expect(ask(more, { state: 'published' }).ok).toBe(true);
    // A tick that was there and was taken away is an answer; a form without that tick is none, and what was marked stays marked.
    expect(ask(more)).toMatchObject({ ok: false, wrong: { code: 'gives-away' } });
    expect(ask({ ...more, offered: '5-12' })).toMatchObject({
      ok: true,
      value: { leaves: [{ start: 5, end: 12 }] },
    });
    expect(ask({ ...more, instead: insteadOf(shownThen(beside)) })).toMatchObject({
      ok: true,
      value: {
        decision: 'redact',
        hidden: [
          { start: 0, end: 4 },
          { start: 5, end: 12 },
        ],
        leaves: [],
      },
    });
    // What shows nothing to others is not asked about.
    expect(ask({ decision: 'return', reason: 'contact' }).ok).toBe(true);
  });

  it('hides what was ticked and what was repeated, once', () => {
    expect(read({ decision: 'redact', reason: 'contact', place: '5-12', words: 'kite_77' })).toEqual({
      ok: true,
      value: {
        decision: 'redact',
        reason: 'contact',
        hidden: [{ start: 5, end: 12, label: 'contact' }],
        leaves: [],
      },
    });
  });

  it('R225: sending back may mark what is harmful, and need not', () => {
    const sent = { decision: 'return', reason: 'contact' };
    expect(read(sent)).toEqual({ ok: true, value: { ...sent, hidden: [], leaves: [] } });
    expect(read({ ...sent, place: '5-12' })).toEqual({
      ok: true,
      value: { ...sent, hidden: [{ start: 5, end: 12, label: 'contact' }], leaves: [] },
    });
    expect(read({ ...sent, words: 'kite-77' }).ok).toBe(false);
  });

  it('R36: never publishes whole what somebody meant to hide', () => {
    expect(read({ decision: 'redact', reason: 'contact' }).ok).toBe(false);
    expect(read({ decision: 'redact', reason: 'contact', place: '5-12', words: 'kite-77' })).toEqual({
      ok: false,
      wrong: { code: 'redaction-empty', field: 'words', words: ['kite-77'] },
    });
  });
});

describe('the next act', () => {
  it('is somebody else’s turn for a person who may do nothing, in every state', () => {
    for (const each of consultationStates) {
      const { path } = nextAct(each, [], { owes: true, commented: false });
      expect(path === null || path === '/said').toBe(true);
    }
  });

  it('leads a person with every right somewhere, until it is over', () => {
    for (const owes of [true, false]) {
      const led = consultationStates.filter(
        (each) => nextAct(each, deeds, { owes, commented: false }).path !== null,
      );
      const over = owes ? [] : ['destroyed'];
      expect(led).toEqual(consultationStates.filter((each) => !over.includes(each)));
    }
  });

  it('R905: is to answer for as long as a finding has none, whatever the state says', () => {
    for (const each of ['published', 'answered', 'destroyed'] as const)
      expect(nextAct(each, deeds, { owes: true, commented: false })).toEqual({
        act: 'answer',
        path: '/answers',
      });
    for (const each of ['published', 'answered'] as const)
      expect(nextAct(each, deeds, { owes: false, commented: false, allRead: true })).toEqual({
        act: 'read',
        path: '/said',
      });
  });

  it('R621: is before all else what is late, of an answer or a promise, for whoever owes it', () => {
    for (const each of ['published', 'answered', 'destroyed'] as const)
      for (const owes of [true, false]) {
        expect(nextAct(each, deeds, { owes, late: true, commented: false })).toEqual({
          act: 'late',
          path: '/answers',
        });
        expect(nextAct(each, deedsOf('analyst'), { owes, late: true, commented: false }).act).not.toBe(
          'late',
        );
      }
  });

  it('R554: in a draft it is what another person wrote and this one has to read', () => {
    const next = (second?: string) =>
      nextAct('draft', deedsOf('approver'), { owes: false, commented: false, second });
    expect(next('/assessments')).toEqual({ act: 'second', path: '/assessments' });
    expect(next().path).toBeNull();
  });

  it('R1194: is nobody’s signature who made part of what waits for it', () => {
    const may = deedsOf('approver');
    for (const each of ['assessed', 'analysed', 'signed'] as const) {
      const next = (own: boolean) => nextAct(each, may, { owes: false, commented: true, own });
      expect(next(false).path).not.toBeNull();
      expect(next(true)).toEqual({ act: each === 'assessed' ? 'wait-approve' : 'wait-sign', path: null });
    }
  });

  it('R534: after closing it is the desk only while something waits there', () => {
    const next = (may: readonly Deed[], allRead: boolean) =>
      nextAct('closed', may, { owes: false, commented: false, allRead }).act;
    expect(next(deedsOf('moderator'), false)).toBe('desk-last');
    expect(next(deedsOf('moderator'), true)).toBe('wait-sort');
    expect(next(deeds, true)).toBe('sort');
  });

  it('R534: so it is as long as words about how it was can come, before a signature and before what was published', () => {
    for (const [each, then] of [
      ['analysed', 'sign'],
      ['signed', 'sign-again'],
      ['published', 'read'],
      ['answered', 'read'],
    ] as const) {
      const next = (may: readonly Deed[], allRead: boolean) =>
        nextAct(each, may, { owes: false, commented: false, allRead });
      expect(next(deedsOf('moderator'), false)).toEqual({ act: 'desk-last', path: '/desk' });
      expect(next(deedsOf('moderator'), true).act).toBe(then === 'read' ? 'read' : 'wait-sign');
      expect([next(deeds, false).act, next(deeds, true).act]).toEqual(['desk-last', then]);
      expect(next(deedsOf('analyst'), false).act).not.toBe('desk-last');
    }
  });
});

describe('what the overseer is asked for', () => {
  it('R946: is its word on a consultation that was assessed or approved, until it has said one', () => {
    const may = deedsOf('overseer');
    for (const each of ['assessed', 'approved'] as const) {
      const next = (commented: boolean) => nextAct(each, may, { owes: false, commented });
      expect(next(false)).toEqual({ act: 'comment', path: '/assessments' });
      expect(next(true).path).toBeNull();
      expect(nextAct(each, deeds, { owes: false, commented: false }).act).not.toBe('comment');
    }
  });
});

describe('a row of the queue', () => {
  it('R703: names the gravest of the rules that point, and of two as grave the first in the text', () => {
    const finding = (rule: string, start: number, severity: 0 | 1 | 2 | 3) =>
      ({ rule, start, end: start + 3, verdict: 'hold', severity, reason: 'harm' }) as const;
    const harsh = finding('harsh-word', 0, 1);
    const late = finding('grooming-meeting', 30, 3);
    const told = finding('disclosure', 12, 3);
    expect(gravest([harsh, late, told])).toEqual(told);
    expect(gravest([harsh])).toEqual(harsh);
    expect(gravest([])).toBeUndefined();
  });
});
