import { describe, expect, it } from 'vitest';
import { heardIn, missedIn } from '../../../app/routes/child/room/room-heard.ts';
import type { Pseudonym } from '../../../server/core/room/pseudonyms.ts';
import type { Led } from '../../../server/core/wire/led.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { blankLed, blankRoom } from '../../support/pages/blank-room.ts';

const { t } = speakerOf('en');
const name: Pseudonym = { adjective: 0, motif: 0, palette: 0 };
const talk = { kind: 'talk', minutes: 5 } as const;
const running: Led = { ...blankLed, state: 'running', steps: [talk, talk], step: 1 };
const poll = { id: 'a', state: 'open', question: [], answers: [], told: null } as const;
/** What is heard beside that the room is open, and that nothing can be chosen, which are told only where it was not so. */
const heard = (led: Led | null, of: Partial<Parameters<typeof heardIn>[0]> = {}, calledBack = false) => {
  const all = new Map(heardAll(led, of, calledBack));
  for (const usual of ['open', 'no groups', 'no question']) all.delete(usual);
  return all;
};
const heardAll = (led: Led | null, of: Partial<Parameters<typeof heardIn>[0]>, calledBack = false) =>
  heardIn({ ...blankRoom, missed: undefined, led, ...of }, { t, words: namesIn('en'), name, calledBack });

const moderators: Readonly<Record<string, RegExp>> = {
  en: /moderator/,
  ar: /مشرف/,
  es: /modera/,
  fr: /modér/,
  ru: /модератор/,
  sw: /hakiki/,
  zh: /审核员/,
};

describe('R854: what whoever leads does, for who listens', () => {
  it('is a short sentence under what it is about, and a step like the one before is another', () => {
    expect([...heard(running).values()]).toEqual([t('led.now.talk')]);
    const [first] = heard(running).keys();
    expect(heard({ ...running, step: 2 }).has(first ?? '')).toBe(false);
    expect([...heard({ ...running, groups: true, speaks: name, poll }).values()]).toEqual([
      t('led.now.talk'),
      t('led.groups'),
      t('led.speaks.you'),
      t('led.poll'),
    ]);
    const answered = heard({ ...running, poll }, { polled: 0, asked: true });
    expect([...answered.values()]).toContain(t('led.poll.skipped'));
    expect([...answered.values()]).toContain(t('led.asked'));
    const writing = heard({ ...running, gathers: true }, { asked: true });
    expect([...writing.values()]).toContain(t('led.asked.write'));
    expect([...heard({ ...running, poll: { ...poll, state: 'told' } }).values()]).toContain(
      t('led.poll.told'),
    );
    expect([...heard({ ...running, state: 'over' }).values()]).toEqual([t('led.over')]);
    expect([...heard(null).values()]).toEqual([]);
  });

  it('also that small groups, or a question, are there no more; nobody who never had them hears so', () => {
    const said = (of: Partial<Led>) => [...heardAll({ ...running, ...of }, {}).values()];
    const over = [t('led.groups.over'), t('led.poll.over')];
    const has = (all: readonly string[]) => over.map((each) => all.includes(each));
    expect(has([...heardAll(null, {}).values()])).toEqual([true, true]);
    expect(has(said({}))).toEqual([true, true]);
    expect(has(said({ groups: true, poll }))).toEqual([false, false]);
    expect(has(said({ poll: { ...poll, state: 'told' } }))).toEqual([true, true]);
    expect(has(said({ groups: true, poll, state: 'over' }))).toEqual([true, true]);
  });

  it('R604: a small group that was called back says this and nothing of a moderator', () => {
    expect([...heard(null, { state: 'paused' }, true).values()]).toEqual([t('group.rests')]);
    expect([...heard(null, { state: 'paused' }).values()]).toEqual([t('paused.rests')]);
  });

  it('R180: that an adult has to come back is said where one is missing, and not where an adult paused it', () => {
    const why = (because: 'no-adult' | 'many-waiting' | null) => [
      ...heard(null, { state: 'paused', because }).values(),
    ];
    expect(why('no-adult')).toEqual([t('paused')]);
    expect(why('many-waiting')).toEqual([t('paused.many')]);
    expect(why(null)).toEqual([t('paused.rests')]);
  });

  it.each(Object.entries(moderators))(
    'R878: it is an adult who has to, not a moderator, in %s',
    (language, moderator) => {
      for (const level of ['older', 'younger'] as const) {
        const { t } = speakerOf(language, level);
        expect(t('paused')).not.toMatch(moderator);
      }
      expect(speakerOf(language).t('refusal.reader-needed')).toMatch(moderator);
    },
  );
});

describe('R796: that it goes on', () => {
  it('is a thing of its own, which was not there while the room or its group rested', () => {
    const going = t('goes-on');
    expect([...heardAll(running, {}).values()]).toContain(going);
    for (const [state, calledBack] of [
      ['paused', false],
      ['paused', true],
      ['closed', false],
    ] as const)
      expect(heardAll(running, { state }, calledBack).has('open')).toBe(false);
  });
});

describe('R851: what was not taken', () => {
  const missed = { act: 'quick', code: 'state-forbids' } as const;
  const came = { beside: 'group', code: 'groups-full' } as const;
  const why = (led: Led | null, of: typeof missed | null | undefined, form: typeof came | undefined) =>
    missedIn({ ...blankRoom, led, missed: of }, form, false);

  it('stands with what it is about, and above all where that is gone', () => {
    expect(why({ ...running, poll }, missed, came)).toEqual({ at: 'quick', why: 'refusal.state-forbids' });
    expect(why(running, missed, undefined)).toEqual({ at: null, why: 'refusal.state-forbids' });
    expect(why({ ...running, groups: true }, undefined, came)).toEqual({
      at: 'group',
      why: 'refusal.groups-full',
    });
    // What was taken since is news; what the form said is none.
    expect(why({ ...running, groups: true }, null, came)).toEqual({ at: null, why: undefined });
    expect([...heard({ ...running, poll }, { missed }).values()]).toContain(t('refusal.state-forbids'));
  });
});
