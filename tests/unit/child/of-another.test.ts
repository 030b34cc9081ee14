import { describe, expect, it } from 'vitest';
import { isOfAnother } from '../../../server/core/room/seat-mark.ts';
import { pageSources } from '../../support/pages/page-sources.ts';

it('R1009: a page is somebody else’s by its mark alone, and by none where it was made for nobody', () => {
  expect(isOfAnother('aaaa', [])).toBe(false);
  expect(isOfAnother('aaaa', ['', null, undefined])).toBe(false);
  expect(isOfAnother('aaaa', ['aaaa', 'aaaa'])).toBe(false);
  expect(isOfAnother('aaaa', ['aaaa', 'bbbb'])).toBe(true);
});

describe('R1009: the pages of a child', () => {
  /** They bring a child in or let it out, whoever it is. */
  const doors = ['join.tsx', 'back.tsx', 'why-page.tsx', 'leave.tsx'];
  const pages = pageSources('child').filter(({ name }) => !doors.includes(name));

  it('have no form that does not say whose page it stands in, but for the way out', () => {
    const forms = pages.flatMap(({ name, text }) =>
      [...text.matchAll(/<form\b[^>]*>/g)].map(([tag]) => [name, tag]),
    );
    expect(forms).toEqual([['erase.tsx', '<form method="post" action="/leave">']]);
    expect(pages.filter(({ text }) => text.includes('<PageForm')).length).toBeGreaterThan(20);
  });

  it('take no form without asking whose page it stood in', () => {
    const asks = /\b(seatedToSend|unlessOthers|take[A-Z]\w+)\(/;
    const take = pages.filter(({ text }) => /\bfunction action\b/.test(text));
    expect(take.length).toBeGreaterThan(12);
    expect(take.filter(({ text }) => !asks.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
