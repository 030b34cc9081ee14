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
