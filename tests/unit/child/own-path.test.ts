import { describe, expect, it } from 'vitest';
import { answerOwed } from '../../../app/routes/child/answer-owed.ts';
import { partSteps, wholeSteps } from '../../../app/routes/child/part/path-steps.ts';
import { waitsForRelease } from '../../../app/routes/child/words/place-of.ts';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import { owedBy } from '../../../server/core/analysis/ledger.ts';
import type { Place } from '../../../server/usecases/room/read-place.ts';
import { speakerOf } from '../../support/house/stage.ts';

const speaker = speakerOf('en');
const { t } = speaker;

/** A text of two parts and all of it, with a question each in these states. */
const placeOf = (state: string, ...states: readonly string[]) =>
  ({
    row: { state, languages: ['en'] },
    state: state === 'open' || state === 'paused' ? state : 'closed',
    documentLanguage: 'en',
    sections: ['1', '2'].map((anchor) => ({ anchor, heading: `Part ${anchor}`, plain: [] })),
    activities: states.map((each, at) => ({
      id: `q${at}`,
      kind: 'question',
      anchor: ['1', '2', ''][at],
      state: each,
      prompts: [],
    })),
    own: [],
  }) as unknown as Place;

describe('the path of a child', () => {
  it('R884: a question that rests or is over says so, and nothing leads on to it', () => {
    const open = placeOf('open', 'paused', 'open', 'closed');
    const parts = partSteps(open, speaker);
    expect(parts.map((each) => each.open)).toEqual([false, true]);
    expect(parts[0]?.note).toContain(t('part.paused'));
    expect(parts[1]?.note).not.toContain(t('part.paused'));
    expect(wholeSteps(open, speaker)[0]?.note).toContain(t('part.closed'));
    expect(partSteps(placeOf('paused', 'open', 'open'), speaker).some((each) => each.open)).toBe(false);
    expect(partSteps(placeOf('open'), speaker).map(({ note }) => note)).toEqual(
      [1, 2].map((number) => t('home.part', { number })),
    );
  });

  it('R885: an answer is owed until it is given, and from its day on it is late', () => {
    const at = (day: string) => ({ now: () => Date.parse(`${day}T12:00:00Z`) });
    const owed = { owed: '2030-03-01' };
    expect(answerOwed(at('2030-02-01'), owed)).toEqual({ day: '2030-03-01', late: false });
    expect(answerOwed(at('2030-03-05'), owed)).toEqual({ day: '2030-03-01', late: true });
    expect(answerOwed(at('2030-03-05'), { owed: null })).toBeNull();
  });

  it('R885, R905: more time moves the day and is no answer; where nothing is owed one nothing is late', () => {
    const of = { answerDay: '2030-03-01', owes: true, findings: [{ id: 'a' }, { id: 'b' }] };
    const said = (findingId: string, decision: 'yes' | 'later', dueDay: string) => ({
      findingId,
      decision,
      dueDay,
    });
    expect(owedBy({ ...of, responses: [] })).toBe('2030-03-01');
    const [yes, later] = [said('a', 'yes', '2031-01-01'), said('b', 'later', '2030-06-01')];
    expect(owedBy({ ...of, responses: [yes] })).toBe('2030-03-01');
    expect(owedBy({ ...of, responses: [yes, later] })).toBe('2030-06-01');
    expect(owedBy({ ...of, responses: [said('a', 'later', ''), later] })).toBe('2030-03-01');
    expect(owedBy({ ...of, responses: [yes, said('b', 'yes', '2031-01-01')] })).toBeNull();
    expect(owedBy({ ...of, findings: [], responses: [] })).toBe('2030-03-01');
    expect(owedBy({ ...of, owes: false, findings: [], responses: [] })).toBeNull();
    expect(owedBy({ ...of, answerDay: '', responses: [] })).toBeNull();
  });

  it('R887: words about how it was are shown to nobody before the release that they come with', () => {
    const item = { activityId: processActivity, state: 'published' } as const;
    expect(waitsForRelease('analysed', item)).toBe(true);
    expect(waitsForRelease('published', item)).toBe(false);
    expect(waitsForRelease('analysed', { ...item, state: 'held' })).toBe(false);
    expect(waitsForRelease('closed', { ...item, activityId: 'another' })).toBe(false);
  });
});
