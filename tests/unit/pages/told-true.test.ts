import { describe, expect, it } from 'vitest';
import { catalogue, wholeLanguages } from '../../../locales/index.ts';
import { speakerOf } from '../../support/house/stage.ts';

const levels = ['younger', 'older'] as const;

describe.each(levels)('what a page says of words (%s)', (level) => {
  const { t } = speakerOf('en', level);

  it('R1166: that what children said is signed, and that answers came later: not that nothing of the page can change', () => {
    expect(t('release.frozen')).toMatch(/what children said/i);
    expect(t('release.frozen')).toContain('came later');
    expect(t('said.lead')).not.toMatch(/every page/i);
  });

  it('R259: of words about how it was that a part may be hidden, where they are asked for and where they stand', () => {
    expect(t('how.more.note')).toMatch(/hide a part/);
    expect(t('how.more.note')).not.toContain('word for word');
    expect(t('score.words.lead')).toMatch(/hidden/);
    expect(t('score.words.lead')).not.toContain('changed');
  });

  it('R1167: not that a person reads right now, that nobody wrote, or that a question is asked that was', () => {
    expect(t('state.waiting')).toBe('Waits for a person to read it');
    for (const key of ['room.first', 'vote.none', 'vote.none.next', 'words.none'] as const)
      expect(t(key)).not.toMatch(/nobody|first/i);
    expect(t('propose.open')).toBe('Your question went to other children.');
  });

  it('R1168: that the same words are here already, and not who said them', () => {
    expect(t('reason.repeat')).toMatch(/words are here already/);
    expect(t('reason.repeat')).not.toMatch(/^You/);
  });
});

it('R642: whoever is too late to take a decision back reads where to decide anew, and not that the child has read it', () => {
  for (const { tag } of wholeLanguages) {
    const { t } = speakerOf(tag);
    expect(t('refusal.undo-too-late'), tag).toContain(t('place.shown'));
  }
  expect(speakerOf('en').t('refusal.undo-too-late')).not.toContain('has read');
});

it('R769: on pages for children who reads is a trained adult, whoever sits there has a seat, and a room rests', () => {
  const strings = Object.values(catalogue.en?.child ?? {});
  expect(strings.filter((text) => /moderator/i.test(text))).toEqual([]);
  const { t } = speakerOf('en');
  for (const key of [
    'erase.will.seat',
    'held.table.participant',
    'refusal.kiosk-full',
    'refusal.kiosk-over',
  ] as const)
    expect(t(key)).toMatch(/\bseats?\b/);
  for (const key of ['paused', 'paused.rests'] as const) expect(t(key)).toMatch(/room rests/);
  expect(t('help.words.next')).not.toMatch(/moderator/i);
  for (const key of ['landing.open', 'open.title', 'open.none'] as const)
    expect(t(key)).toContain('words on a sheet');
});

it('R814, R182: who sets limits reads that words in rooms count, and not that another person reads during a break', () => {
  const { t } = speakerOf('en');
  expect(t('desk-limits.waits.what')).toContain('oldest text in a live room');
  for (const { tag } of wholeLanguages) {
    const said = speakerOf(tag).t('desk-limits.hard.what');
    expect(said, tag).not.toMatch(/[;؛；]/);
  }
});

it('R1166, R98: a younger child reads who said it, and that it is erased here, in every language', () => {
  const [es, fr] = [speakerOf('es', 'younger'), speakerOf('fr', 'younger')];
  expect(es.t('release.frozen')).toContain('niñas y niños');
  expect(fr.t('release.frozen')).toContain('les enfants ont dit');
  for (const key of ['erase.done.what', 'erase.done.what.server'] as const)
    expect(fr.t(key)).toContain('effacé ici.');
});

it('R116: whoever has no words on a sheet reads of no code', () => {
  const code = /\b(?:without a code|sin código|sans code)\b|без кода|دون رمز|bila maneno ya kuingia/i;
  for (const { tag } of wholeLanguages)
    for (const level of levels) {
      const { t } = speakerOf(tag, level);
      for (const key of ['why.without-carer.public', 'why.without-carer.go', 'why.forms-only'] as const)
        expect(t(key), tag).not.toMatch(code);
      for (const key of ['vote.word.apart', 'release.ways.public', 'release.ways.note'] as const)
        expect(t(key), tag).not.toMatch(code);
    }
});
