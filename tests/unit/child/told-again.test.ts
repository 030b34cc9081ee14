import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CallLines } from '../../../app/components/public/call-lines.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { whyNotTold } from '../../../app/routes/child/help/help-box.ts';
import { HelpCase } from '../../../app/routes/child/help/help-case.tsx';
import { TellBox } from '../../../app/routes/child/help/tell-box.tsx';
import { ViewAgain } from '../../../app/routes/child/help/view-again.tsx';
import { Comments } from '../../../app/routes/public/comments.tsx';
import type { HelpLine } from '../../../server/core/safeguarding/helplines.ts';
import type { OwnCase } from '../../../server/usecases/safeguarding/own-case.ts';
import { speakerOf } from '../../support/house/stage.ts';

function drawn<P extends object>(part: FunctionComponent<P>, props: P, language = 'en'): string {
  return renderToStaticMarkup(
    SpeakerProvider({ speaker: speakerOf(language), children: createElement(part, props) }),
  );
}

const { t } = speakerOf('en');
const told = 'At home somebody hits me.';
const off = /<button[^>]*disabled=""/;

describe('R723: what is told where nobody could open it any more', () => {
  const box = { draft: 'text', fields: null, typed: told, error: undefined };

  it('stands in its box, with its button off, the reason beside it and nothing promised', () => {
    const page = drawn(TellBox, { ...box, ready: false });
    expect(page).toContain(`>${told}</textarea>`);
    expect(page).toMatch(off);
    expect(page).toContain(t('refusal.team-not-ready'));
    expect(page).not.toContain(t('help-me.locked'));
    const usual = drawn(TellBox, { ...box, ready: true });
    expect(usual).not.toMatch(off);
    expect(usual).toContain(t('help-me.locked'));
  });

  it('stands in the box of its case too, of both parts, and of no other', () => {
    const own: OwnCase = {
      id: 'c',
      state: 'sealed',
      day: '2026-01-02',
      language: 'en',
      lines: [],
      remedies: [],
    };
    const page = (part: 'told' | 'reach' | undefined, ready = false) =>
      drawn(HelpCase, {
        own,
        ready,
        typed: part && { [part]: told },
        draft: undefined,
        formId: 'f',
      });
    for (const part of ['told', 'reach'] as const) {
      expect(page(part)).toContain(`>${told}</textarea>`);
      expect(page(part).match(/<textarea/g)).toHaveLength(2);
      expect(page(part).split(told)).toHaveLength(2);
      expect(page(part)).toMatch(off);
      expect(page(part)).toContain(t('refusal.team-not-ready'));
    }
    expect(page(undefined)).not.toContain('<textarea');
    expect(page('told', true)).not.toMatch(off);
  });

  it('is no mistake of whoever wrote it, once the page says so', () => {
    expect(whyNotTold('team-not-ready', false)).toBeUndefined();
    expect(whyNotTold('team-not-ready', true)).toBe('refusal.team-not-ready');
    expect(whyNotTold('text-too-long', false)).toBe('refusal.text-too-long');
  });
});

describe('R237: a false alarm that was not taken as a view', () => {
  const again = { draft: 'text', caseId: 'c', typed: told };

  it('keeps its words in a box that sends them as the view of that case', () => {
    const page = drawn(ViewAgain, { ...again, code: 'too-fast' });
    expect(page).toContain(`>${told}</textarea>`);
    expect(page).toContain('name="intent" value="view"');
    expect(page).toContain('name="case" value="c"');
    expect(page).toContain(t('refusal.too-fast'));
    expect(page).not.toMatch(off);
  });

  it('R710: at rest it says so and no mistake; where it is over its words can be copied', () => {
    const rests = drawn(ViewAgain, { ...again, code: 'room-paused' });
    expect(rests).toContain(t('paused.next'));
    expect(rests).not.toContain('class="error"');
    expect(rests).not.toMatch(off);
    // After the last day to take part it may go on, or not: the words stay in their box.
    const perhaps = drawn(ViewAgain, { ...again, code: 'consultation-not-open' });
    expect(perhaps).toContain(t('refusal.consultation-not-open'));
    expect(perhaps).not.toMatch(off);
    const over = drawn(ViewAgain, { ...again, code: 'activity-closed' });
    expect(over).toContain(`>${told}</textarea>`);
    expect(over).toMatch(off);
    expect(over).toContain(t('ask.over'));
  });
});

describe('words of others on a page', () => {
  it('languages of a line to call stand apart', () => {
    const line = {
      country: 'DE',
      kind: 'child',
      name: 'A',
      number: '1',
      dials: '1',
      languages: ['en', 'fr'],
    } as HelpLine;
    expect(drawn(CallLines, { lines: [line] })).toContain('English, French');
  });

  it('what a comment is about says its own language and direction', () => {
    const comment = {
      ...{ id: 'm', language: 'en', signedBy: 'O', day: '2026-01-02' },
      texts: { younger: 'Y', older: 'O' },
    };
    const about = { words: 'شوارع آمنة', lang: 'ar' };
    expect(drawn(Comments, { comments: [{ ...comment, about }] })).toContain(
      '<span lang="ar" dir="auto">شوارع آمنة</span>',
    );
    expect(drawn(Comments, { comments: [comment] })).not.toContain('kicker');
  });
});
