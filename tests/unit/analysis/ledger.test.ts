import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOf, chosenParts } from '../../../app/routes/public/release/ledger-view.ts';
import { atomFeed, urnOf, xmlText } from '../../../server/core/analysis/atom.ts';
import { auditAnswers } from '../../../server/core/analysis/disclosure/answers.ts';
import {
  leavesOpen,
  type MarkTally,
  marks,
  mayRenew,
  requirements,
  type ScoreLine,
  scoreAsTold,
  scorecard,
  scoreLine,
  toldSince,
} from '../../../server/core/analysis/evaluation.ts';
import {
  answeredIn,
  answersBefore,
  farthestDay,
  judgedOn,
  lastWordOf,
  type ledgerStates,
  movedDays,
  standOf,
  stateByAnswers,
} from '../../../server/core/analysis/ledger.ts';
import { daysBetween, isDay } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';

const answerDay = '2030-03-01';
const said = (
  decision: 'yes' | 'partly' | 'no' | 'later',
  dueDay = '',
  deed: 'done' | 'not-done' | null = null,
) => ({
  decision,
  dueDay,
  deed: deed && { state: deed, texts: [], signedBy: 'Dana', day: '2030-04-01' },
});
const stand = (response: ReturnType<typeof said> | null, today: string) =>
  standOf({ answerDay, response, today });

describe('where a finding stands', () => {
  it('R254: what is late ages by the day: the answer, more time, and a promise', () => {
    expect(stand(null, '2030-03-01')).toEqual({ state: 'owed', dueDay: answerDay, daysLate: 0 });
    expect(stand(null, '2030-03-13')).toEqual({ state: 'late', dueDay: answerDay, daysLate: 12 });
    expect(stand(said('later', '2030-06-01'), '2030-05-01')).toMatchObject({
      state: 'more-time',
      daysLate: 0,
    });
    expect(stand(said('later', '2030-06-01'), '2030-06-02')).toMatchObject({ state: 'late', daysLate: 1 });
    expect(stand(said('partly', '2030-06-01'), '2030-06-01')).toMatchObject({ state: 'promised' });
    expect(stand(said('yes', '2030-06-01'), '2031-06-01')).toMatchObject({ state: 'overdue', daysLate: 365 });
  });

  it('R254: nobody reads on the promised day that it is late, wherever on earth it is read or was asked', () => {
    const at = (time: string) => stand(null, judgedOn(Date.parse(time))).state;
    // Still the first of March in Los Angeles (17:00), and on Niue and Baker Island.
    expect(at('2030-03-02T01:00:00Z')).toBe('owed');
    expect(at('2030-03-02T11:59:59Z')).toBe('owed');
    expect(at('2030-03-02T12:00:00Z')).toBe('late');
  });

  it('R253, R254: what was said of a promise ends its waiting, and after a no nothing is owed', () => {
    const nothing = { dueDay: '', daysLate: 0 };
    expect(stand(said('yes', '2030-06-01', 'done'), '2040-01-01')).toEqual({ state: 'done', ...nothing });
    expect(stand(said('yes', '2030-06-01', 'not-done'), '2040-01-01')).toEqual({
      state: 'not-done',
      ...nothing,
    });
    expect(stand(said('no'), '2040-01-01')).toEqual({ state: 'no', ...nothing });
  });

  it('R254: an answer from before answers had a day keeps the day of the consultation, and a promise then had none', () => {
    expect(stand(said('later'), '2030-03-02')).toMatchObject({
      state: 'late',
      dueDay: answerDay,
      daysLate: 1,
    });
    expect(stand(said('yes'), '2040-01-01')).toEqual({ state: 'promised', dueDay: '', daysLate: 0 });
  });

  it('R254, R748: says each time that a day was moved, whatever was answered in between', () => {
    const answered = (decision: 'yes' | 'partly' | 'no' | 'later', dueDay: string, at: number) => ({
      decision,
      dueDay,
      day: `2030-01-0${at}`,
    });
    const moved = (...said: readonly ReturnType<typeof answered>[]) => {
      const last = said.at(-1) ?? answered('no', '', 0);
      return movedDays({ ...last, before: said.slice(0, -1) }, { answerDay });
    };
    const [june, july, august] = ['2030-06-01', '2030-07-01', '2030-08-01'] as const;
    expect(moved(answered('yes', june, 1))).toEqual([]);
    expect(moved(answered('yes', june, 1), answered('partly', july, 2), answered('yes', august, 3))).toEqual([
      { from: june, to: july, day: '2030-01-02' },
      { from: july, to: august, day: '2030-01-03' },
    ]);
    expect(moved(answered('yes', june, 1), answered('no', '', 2), answered('yes', july, 3))).toEqual([
      { from: june, to: july, day: '2030-01-03' },
    ]);
    // By when they will know is another day than by when it is done, and an answer from before had none.
    expect(moved(answered('later', june, 1), answered('yes', july, 2))).toEqual([]);
    expect(moved(answered('later', june, 1), answered('later', july, 2))).toEqual([
      { from: answerDay, to: june, day: '2030-01-01' },
      { from: june, to: july, day: '2030-01-02' },
    ]);
    expect(moved(answered('later', answerDay, 1))).toEqual([]);
    expect(moved(answered('yes', '', 1), answered('yes', july, 2), answered('partly', july, 3))).toEqual([]);
    expect(moved(answered('yes', june, 1), answered('yes', july, 2), answered('no', '', 3))).toEqual([]);
  });

  it('R748: a yes that was taken back stands beside what took its place, each time', () => {
    const answered = (decision: 'yes' | 'partly' | 'no' | 'later', dueDay: string, at: number) => ({
      decision,
      dueDay,
      day: `2030-01-0${at}`,
    });
    const [yes, no, moved] = [answered('yes', '2030-06-01', 1), answered('no', '', 2), answered('no', '', 3)];
    const told = (decision: 'yes' | 'no' | 'later', ...said: readonly ReturnType<typeof answered>[]) =>
      answersBefore({ decision, before: said });
    expect(told('no', yes)).toEqual([yes]);
    expect(told('later', yes)).toEqual([yes]);
    expect(told('yes', yes)).toEqual([]);
    expect(told('yes', yes, no, moved)).toEqual([yes, moved]);
  });

  it('R905: who asks for more time has not answered yet', () => {
    const findings = ['a', 'b', 'c'].map((id) => ({ id }));
    const given = (findingId: string, decision: 'yes' | 'no' | 'later') => ({ findingId, decision });
    expect(answeredIn(findings, [given('a', 'later'), given('b', 'later'), given('c', 'later')])).toBe(0);
    expect(answeredIn(findings, [given('a', 'no'), given('c', 'yes'), given('d', 'yes')])).toBe(2);
  });

  it('R1038: it is called answered while each finding has an answer, whatever its state says, and where none is owed as that says', () => {
    const findings = ['a', 'b'].map((id) => ({ id }));
    const given = (findingId: string, decision: 'yes' | 'later') => ({ findingId, decision });
    const all = [given('a', 'yes'), given('b', 'yes')];
    const some = [given('a', 'yes'), given('b', 'later')];
    for (const state of ['published', 'answered'] as const) {
      expect(stateByAnswers(state, { findings, responses: all })).toBe('answered');
      expect(stateByAnswers(state, { findings, responses: some })).toBe('published');
      expect(stateByAnswers(state, { findings: [], responses: [] })).toBe(state);
    }
    for (const state of ['open', 'signed', 'destroyed'] as const)
      expect(stateByAnswers(state, { findings, responses: all })).toBe(state);
  });

  it('R257: the last word is the newest of all, also an answer that was corrected after its promise was kept', () => {
    const published = '2030-01-01';
    const deed = { state: 'done', texts: [], signedBy: 'Dana', day: '2030-04-01' } as const;
    const last = (response: { day: string; deed: typeof deed | null } | null, ...changes: string[]) =>
      lastWordOf({ published, response, changes: changes.map((day) => ({ day })) });
    expect(last(null)).toBe(published);
    expect(last({ day: '2030-03-01', deed: null })).toBe('2030-03-01');
    expect(last({ day: '2030-03-01', deed })).toBe('2030-04-01');
    expect(last({ day: '2030-05-01', deed })).toBe('2030-05-01');
    expect(last({ day: '2030-05-01', deed }, '2030-06-01', '2030-02-01')).toBe('2030-06-01');
  });

  it('R903: the farthest day that an answer may name is ten years away', () => {
    expect(farthestDay('2030-02-28')).toBe('2040-02-28');
    expect('2040-02-29' <= farthestDay('2030-03-01')).toBe(true);
    expect('2999-12-31' <= farthestDay('2030-03-01')).toBe(false);
  });

  it('R254: no day in between is lost or told twice', () => {
    const day = fc
      .integer({ min: 10_957, max: 40_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 5_000 }), (from, days) => {
        const to = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
        expect(daysBetween(from, to)).toBe(days);
        expect(daysBetween(to, from)).toBe(0);
        expect(isDay(from)).toBe(true);
      }),
    );
    for (const no of ['', '2030-02-30', '2030-13-01', 'tomorrow', '2030-1-1', '2030-01-01T00:00'])
      expect(isDay(no), no).toBe(false);
  });

  it('R1147: a year that was typed in part is none', () => {
    for (const no of ['0027-06-30', '0202-06-30', '1999-12-31']) expect(isDay(no), no).toBe(false);
    expect(isDay('2000-01-01')).toBe(true);
  });

  it('R256: a choice that nobody knows shows everything, and one that fits nothing shows nothing', () => {
    const entry = (state: (typeof ledgerStates)[number]) => ({ stand: { state } });
    const parts = [
      { releaseId: 'a', entries: [entry('late'), entry('done')] },
      { releaseId: 'b', entries: [entry('no')] },
    ] as never;
    const shown = (query: string) =>
      chosenParts(parts, choiceOf(`http://x/answers${query}`, parts)).map(({ releaseId, entries }) => [
        releaseId,
        entries.length,
      ]);
    expect(shown('')).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(shown('?state=ever&of=nobody')).toEqual(shown(''));
    expect(shown('?state=late')).toEqual([['a', 1]]);
    expect(shown('?state=late&of=b')).toEqual([]);
    expect(shown('?of=b')).toEqual([['b', 1]]);
  });
});

describe('the scorecard', () => {
  const tally = fc.record({
    yes: fc.integer({ min: 0, max: 200 }),
    partly: fc.integer({ min: 0, max: 200 }),
    no: fc.integer({ min: 0, max: 200 }),
  });

  it('R260: no number under ten, each a multiple of five, none by subtraction, no small group of one mind', () => {
    fc.assert(
      fc.property(tally, (counts: MarkTally) => {
        const line = scoreLine('safe', counts);
        const all = counts.yes + counts.partly + counts.no;
        const told = [line.children, ...Object.values(line.marks)].filter((each) => each !== null);
        for (const number of told) {
          expect(number).toBeGreaterThanOrEqual(10);
          expect(number % 5).toBe(0);
        }
        const hidden = marks.filter((mark) => line.marks[mark] === null);
        expect(hidden).not.toHaveLength(1);
        if (all < 10) expect(told).toEqual([]);
        const most = Math.max(counts.yes, counts.partly, counts.no);
        if (all < 50 && most > all * 0.9) expect(hidden).toHaveLength(3);
      }),
      { numRuns: 2_000 },
    );
  });

  it('R214, R260: hides what the told marks would narrow to less than ten, also of a line that an older rule told', () => {
    expect(scoreLine('safe', { yes: 25, partly: 3, no: 2 })).toEqual({
      requirement: 'safe',
      children: 30,
      marks: { yes: null, partly: null, no: null },
    });
    fc.assert(
      fc.property(tally, (counts: MarkTally) => {
        const line = scoreLine('safe', counts);
        expect(auditAnswers([[scoreAsTold('1', line)]])).toEqual([]);
        expect(scorecard([line])).toContainEqual(line);
      }),
      { numRuns: 1_000 },
    );
    const older = { requirement: 'safe', children: 30, marks: { yes: 25, partly: null, no: null } } as const;
    expect(scorecard([older])).toContainEqual(scoreLine('safe', { yes: 25, partly: 3, no: 2 }));
  });

  it('R260: a line is told again only after ten more children', () => {
    expect([9, 10, 19, 20].map((children) => mayRenew(children, 10))).toEqual([false, false, false, true]);
    expect([9, 10].map((children) => mayRenew(children, 0))).toEqual([false, true]);
    expect(mayRenew(3, 20)).toBe(false);
  });

  it('R706: it is told again only where nobody can work out what those said who came between', () => {
    const line = (children: number, yes: number | null, no: number | null = null): ScoreLine => ({
      requirement: 'safe',
      children,
      marks: { yes, partly: null, no },
    });
    // Of ten to fourteen who came six to fourteen said yes.
    expect(leavesOpen(line(20, 10), line(30, 20))).toBe(false);
    // At most four of them said no.
    expect(leavesOpen(line(40, 15, 10), line(60, 30, 10))).toBe(false);
    expect(leavesOpen(line(20, 10), line(45, 30))).toBe(true);
    expect(leavesOpen(line(10, null), line(20, 10))).toBe(true);
    // No children can have said both: some changed their minds.
    expect(leavesOpen(line(20, 15), line(30, 10))).toBe(false);
    // Of fifty it may be told that all are of one mind.
    expect([70, 75].map((all) => leavesOpen(line(20, 10), line(all, all - 10)))).toEqual([false, true]);
  });

  it('R706: whoever tries every way in which both could be true finds none of fewer than ten who came', () => {
    const few = fc.record({ yes: fc.nat(11), partly: fc.nat(4), no: fc.nat(11) });
    const ways = ({ children, marks: told }: ScoreLine) => {
      const most = (children ?? 0) + 4;
      const fits = (count: number, number: number | null) =>
        number === null || (count >= number && count <= number + 4);
      const found: MarkTally[] = [];
      for (let yes = 0; yes <= most; yes += 1)
        for (let partly = 0; yes + partly <= most; partly += 1)
          for (let no = 0; yes + partly + no <= most; no += 1)
            if (
              fits(yes + partly + no, children) &&
              marks.every((mark) => fits({ yes, partly, no }[mark], told[mark]))
            )
              found.push({ yes, partly, no });
      return found;
    };
    let open = 0;
    fc.assert(
      fc.property(few, few, (before: MarkTally, came: MarkTally) => {
        const now = {
          yes: before.yes + came.yes,
          partly: before.partly + came.partly,
          no: before.no + came.no,
        };
        const [first, second] = [scoreLine('safe', before), scoreLine('safe', now)];
        if (first.children === null || !leavesOpen(first, second)) return;
        open += 1;
        const earlier = ways(first);
        const least = { yes: 100, partly: 100, no: 100 };
        const most = { yes: 0, partly: 0, no: 0 };
        for (const late of ways(second))
          for (const early of earlier) {
            if (late.yes < early.yes || late.partly < early.partly || late.no < early.no) continue;
            for (const mark of marks) {
              least[mark] = Math.min(least[mark], late[mark] - early[mark]);
              most[mark] = Math.max(most[mark], late[mark] - early[mark]);
            }
          }
        for (const mark of marks)
          expect(least[mark] >= 10 || most[mark] - least[mark] >= 10, JSON.stringify([first, second])).toBe(
            true,
          );
      }),
      { numRuns: 25 },
    );
    expect(open).toBeGreaterThan(0);
  });

  it('R707: a page knows whether it tells other lines than what was signed', () => {
    const [early, late] = [
      scoreLine('safe', { yes: 20, partly: 20, no: 20 }),
      scoreLine('safe', { yes: 40, partly: 40, no: 40 }),
    ];
    const card = scorecard([early]);
    expect(toldSince(card, scorecard([early]))).toBe(false);
    expect(toldSince([], scorecard([]))).toBe(false);
    expect(toldSince(card, scorecard([late]))).toBe(true);
    expect(toldSince([], card)).toBe(true);
  });

  it('R261: has nine lines, also when none was told', () => {
    expect(requirements).toHaveLength(9);
    const line = scoreLine('safe', { yes: 20, partly: 20, no: 20 });
    const card = scorecard([line]);
    expect(card.map(({ requirement }) => requirement)).toEqual(requirements);
    expect(card.filter(({ children }) => children !== null)).toEqual([line]);
  });
});

describe('R257: the feed', () => {
  const feed = (text: string) =>
    atomFeed({
      title: text,
      subtitle: `of ${text}`,
      author: text,
      language: 'en',
      address: 'https://example.org/answers.atom',
      page: 'https://example.org/answers',
      day: '2030-01-01',
      entries: [
        {
          id: newId((length) => new Uint8Array(length).fill(7)),
          title: text,
          language: 'ar',
          content: text,
          day: '2030-02-01',
          address: 'https://example.org/said/x#y',
        },
      ],
    });

  it('R1257: says of the title alone in which language a finding is: the rest of an entry is in that of the feed', () => {
    const said = [...feed('words').matchAll(/<(\w+)[^>]* xml:lang="(\w+)"/g)].map(([, name, tag]) => [
      name,
      tag,
    ]);
    expect(said).toEqual([
      ['feed', 'en'],
      ['title', 'ar'],
    ]);
  });

  it('holds any text as text: its elements are the same whatever is in them', () => {
    const elements = (xml: string) => xml.match(/<\/?[a-z?][^>]*>/g);
    const usual = elements(feed('words'));
    const hostile = [
      '</title><script>alert(1)</script>',
      ']]>',
      '<!--',
      '&lt;',
      '"\'',
      '\u0000\uD800x',
      '=1+1',
    ];
    for (const text of hostile) expect(elements(feed(text))).toEqual(usual);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(elements(feed(text))).toEqual(usual);
        expect(/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(xmlText(text))).toBe(false);
      }),
    );
    expect(xmlText('\u0008a\uD83D')).toBe('\uFFFDa\uFFFD');
    expect(xmlText('نعم 好 😀')).toBe('نعم 好 😀');
  });

  it('tells no time finer than a day, and the same name for the same finding', () => {
    const times = feed('x').match(/<updated>[^<]*/g) ?? [];
    expect(times).toHaveLength(2);
    for (const time of times) expect(time).toBe('<updated>2030-02-01T00:00:00Z');
    const id = newId((length) => Uint8Array.from({ length }, (_, at) => at));
    expect(urnOf(id)).toBe('urn:uuid:00010203-0405-0607-0809-0a0b0c0d0e0f');
  });
});
