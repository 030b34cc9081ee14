import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../app/routes/staff/joining/paper-fields.ts';
import { publishWays } from '../../../server/core/analysis/ways.ts';
import {
  differencesOf,
  type OnSheet,
  type SheetEntry,
  saidNo,
  settleEntry,
  tidyEntry,
} from '../../../server/core/paper/entry.ts';
import {
  checkDigit,
  drawSheetNumber,
  readSheetNumber,
  sheetDigits,
} from '../../../server/core/paper/sheet-number.ts';
import { toldOnPaper } from '../../../server/core/paper/told.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';

const on: OnSheet = {
  polls: [
    { id: 'p', form: 'multiple', options: 3 },
    { id: 'r', form: 'ranking', options: 3 },
    { id: 's', form: 'single', options: 2 },
  ],
  statements: ['v', 'w'],
  questions: ['q'],
};
const said: SheetEntry = {
  consent: true,
  ageBand: '',
  polls: { p: [1, 3], r: [2, 1, 3] },
  votes: { v: 'agree' },
  texts: { q: 'Cars are too fast.\nBuild a path.' },
};

describe('R394: the number of a sheet', () => {
  it('is made whole as its author shows it', () => {
    expect(checkDigit('572')).toBe('4');
  });

  it('is read in any digits; a wrong digit, and two that changed places, are no number', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 0, max: sheetDigits - 1 }),
        fc.integer({ min: 1, max: 9 }),
        (first, at, by) => {
          const number = first.join('') + checkDigit(first.join(''));
          expect(readSheetNumber(number)).toBe(number);
          // Arabic, Bengali, Burmese, and the second of two rows that stand side by side.
          for (const nought of [0x660, 0x9e6, 0x1040, 0x1d7d8]) {
            const typed = [...number].map((digit) => String.fromCodePoint(nought + Number(digit)));
            expect(readSheetNumber(`${typed.slice(0, 3).join('')} ${typed.slice(3).join('')}`)).toBe(number);
          }
          const wrong = [...number];
          wrong[at] = String((Number(wrong[at]) + by) % 10);
          expect(readSheetNumber(wrong.join(''))).toBeUndefined();
          const [a = '', b = ''] = [number[at], number[at + 1]];
          if (at < sheetDigits - 1 && a !== b)
            expect(readSheetNumber(number.slice(0, at) + b + a + number.slice(at + 2))).toBeUndefined();
        },
      ),
    );
  });

  it('is drawn from chance alone', () => {
    const zeros = () => new Uint8Array(4);
    expect(drawSheetNumber(zeros)).toBe(`000000${checkDigit('000000')}`);
  });
});

describe('R396: two readings of one sheet', () => {
  const boxes = (...typed: readonly string[]) =>
    new URLSearchParams(typed.map((number, at) => [`box-r-1_-a-${at + 1}`, number]));
  it.each([
    [
      ['2', '3', '1'],
      [3, 1, 2],
    ],
    [
      ['٢', ' ٣', '١'],
      [3, 1, 2],
    ],
    [
      ['২', '३', '၁'],
      [3, 1, 2],
    ],
    [['', ' ', ''], []],
  ])(
    'R1098, R616: numbers of boxes are the order that they say, in the digits of any language: %j',
    (typed, order) => {
      expect(entryOf(boxes(...typed)).polls).toEqual({ 'r-1_-a': order });
    },
  );

  it.each([
    ['', '2', '1'],
    ['1', '2', '2'],
    ['1', '2', '4'],
    ['1', '2', 'x'],
    ['0', '1', '2'],
    ['1', '2'],
    ['2 1 3', '', ''],
  ])('R1098: what is no order is not made one: %s %s %s', (...typed) => {
    const entry = { ...said, polls: { r: entryOf(boxes(...typed)).polls['r-1_-a'] ?? [] } };
    expect(tidyEntry(entry, on)).toEqual({ ok: false, code: 'choice-unfit' });
  });

  it('without the child’s own yes nothing of it is kept', () => {
    expect(tidyEntry({ ...said, consent: false }, on)).toEqual({ ok: true, entry: saidNo });
  });

  it('takes what stands on the sheet, leaves out what is empty, and refuses the rest', () => {
    const tidy = tidyEntry({ ...said, polls: { p: [3, 1], s: [] }, texts: { q: '  ' } }, on);
    expect(tidy).toEqual({ ok: true, entry: { ...said, polls: { p: [1, 3] }, texts: {} } });
    expect(tidyEntry({ ...said, votes: { x: 'agree' } }, on)).toEqual({ ok: false, code: 'entry-unfit' });
    expect(tidyEntry({ ...said, texts: { x: 'No' } }, on)).toEqual({ ok: false, code: 'entry-unfit' });
    expect(tidyEntry({ ...said, polls: { x: [1] } }, on)).toEqual({ ok: false, code: 'entry-unfit' });
    expect(tidyEntry({ ...said, polls: { s: [1, 2] } }, on)).toEqual({ ok: false, code: 'choice-unfit' });
    expect(tidyEntry({ ...said, texts: { q: 'a'.repeat(1_001) } }, on)).toEqual({
      ok: false,
      code: 'text-too-long',
    });
  });

  it('finds each thing that differs, and no line end', () => {
    expect(differencesOf(said, { ...said, texts: { q: 'Cars are too fast. Build a path.' } })).toEqual([]);
    const other: SheetEntry = {
      ...said,
      ageBand: '10-12',
      polls: { p: [1, 2], s: [1], r: [2, 1, 3] },
      votes: {},
      texts: { q: 'Cars are to fast. Build a path.' },
    };
    expect(differencesOf(said, other).map(({ field }) => field)).toEqual([
      'age',
      'poll:p',
      'poll:s',
      'text:q',
      'vote:v',
    ]);
  });

  it('R1041: where one of them read no tick, nothing of what the other read is a difference', () => {
    expect(differencesOf(said, saidNo)).toEqual([{ field: 'consent', first: 'yes', second: 'no' }]);
    expect(differencesOf(saidNo, said)).toEqual([{ field: 'consent', first: 'no', second: 'yes' }]);
  });

  it('is settled one by one, by whoever looks at the paper, and by no default', () => {
    const other: SheetEntry = { ...said, votes: { w: 'pass' }, texts: {} };
    expect(settleEntry(said, other, { 'vote:v': 'first', 'text:q': 'first' })).toBeUndefined();
    expect(settleEntry(said, other, { 'vote:v': 'second', 'vote:w': 'second', 'text:q': 'first' })).toEqual({
      kind: 'entry',
      entry: { ...said, votes: { w: 'pass' } },
    });
  });

  it('a yes that one overlooked is no second reading; a no that is right leaves nothing', () => {
    expect(settleEntry(said, saidNo, {})).toBeUndefined();
    expect(settleEntry(saidNo, said, { consent: 'second' })).toEqual({ kind: 'read-again', keep: 'second' });
    expect(settleEntry(saidNo, said, { consent: 'first' })).toEqual({ kind: 'entry', entry: saidNo });
  });
});

describe('R920: what the answer on paper says of words', () => {
  const record: ContributionRecord = {
    ...{ id: 'c', participantId: 'p', activityId: 'q', anchor: '', revision: 1, change: 1 },
    ...{ state: 'published', language: 'en', text: 'It is loud.', hidden: [], reason: null, findings: [] },
    ...{ severity: 0, seq: 1, day: '2026-11-26', appeal: null, batchId: 'b' },
    pseudonym: { adjective: 1, motif: 1, palette: 1 },
  };
  const told = (more: Partial<ContributionRecord>) => toldOnPaper({ ...record, ...more });
  const bare = { marked: [], counts: false, appeal: null };
  const waits = { state: 'held', parts: [], reason: null, ...bare };

  const back = { state: 'withdrawn', parts: [], reason: null, ...bare };

  it('words that went to the trained people look as those that were taken back, and none says that it waits but what does', () => {
    expect(told({ state: 'held', seq: null })).toEqual(waits);
    expect(told({ state: 'withdrawn', text: '', seq: null, change: 2 })).toEqual(back);
    expect(told({ state: 'sealed', text: '', seq: null, change: 2 })).toEqual(back);
    expect(told({ state: 'withdrawn', text: '', seq: null, change: 3, reason: 'unclear' })).toEqual(back);
    expect(told({ state: 'sealed', text: '', seq: null, change: 4, revision: 2 })).toEqual(back);
    expect(told({})).toEqual({
      ...{ state: 'published', parts: [{ text: 'It is loud.' }], reason: null },
      ...bare,
    });
    expect(told({ state: 'refused', reason: 'unclear' })).toMatchObject({
      state: 'refused',
      reason: 'unclear',
    });
  });

  it('R159: of a limit what was marked, whether the rest counts and what another adult said; of words written anew none of it', () => {
    const limited: Partial<ContributionRecord> = {
      ...{ state: 'refused', reason: 'hurt', text: 'It is loud. You are stupid.', appeal: 'waiting' },
      hidden: [{ start: 12, end: 27, label: 'hurt' }],
    };
    const said = { reason: 'hurt', marked: ['You are stupid.'], counts: true, appeal: 'waiting' };
    expect(told(limited)).toMatchObject({ ...said, state: 'refused' });
    expect(told({ ...limited, revision: 2 })).toEqual(back);
    expect(told({ ...limited, state: 'withdrawn', text: '' })).toEqual(back);
  });

  it('R1216: words that are hidden in what is shown, or that children reported, stand nowhere on it', () => {
    const name = 'Ms Marlow';
    const hidden: Partial<ContributionRecord> = {
      ...{ reason: 'person', text: `${name} is loud.`, hidden: [{ start: 0, end: 9, label: 'person' }] },
    };
    for (const state of ['redacted', 'hidden'] as const)
      expect(JSON.stringify(told({ ...hidden, state }))).not.toContain(name);
    expect(told({ ...hidden, state: 'redacted' })).toMatchObject({ marked: [], reason: 'person' });
    expect(told({ ...hidden, state: 'refused' }).marked).toEqual([name]);
  });

  it('words that were written anew on a screen are not on it', () => {
    const anew = { revision: 2, text: 'My teacher hits me.' };
    expect(told({ ...anew, state: 'held', seq: null })).toEqual(waits);
    expect(told({ ...anew, state: 'hidden', seq: null })).toEqual({ ...waits, state: 'hidden' });
    expect(told({ ...anew, state: 'refused', reason: 'unclear' })).toEqual(back);
    expect(told({ ...anew, state: 'returned', reason: 'unclear' })).toEqual(back);
    expect(told(anew)).toEqual({ state: 'published', parts: [], reason: null, ...bare });
  });
});

describe('R399: how many wrote on paper', () => {
  const paper = { publicWay: false, onPaper: true };
  it('is told where the rest may be told too, or there is none', () => {
    expect(publishWays({ code: 43, paper: 21, public: 0 }, paper)).toEqual({
      code: 40,
      paper: 20,
      public: null,
    });
    expect(publishWays({ code: 43, paper: 35, public: 0 }, paper).paper).toBeNull();
    expect(publishWays({ code: 43, paper: 4, public: 0 }, paper).paper).toBeNull();
    expect(publishWays({ code: 43, paper: 43, public: 0 }, paper).paper).toBe(40);
    expect(publishWays({ code: 43, paper: 20, public: 3 }, { publicWay: true, onPaper: true })).toEqual({
      code: null,
      paper: null,
      public: null,
    });
    expect(publishWays({ code: 43, paper: 0, public: 0 }, { publicWay: false, onPaper: false })).toEqual({
      code: 40,
      public: null,
    });
  });
});
