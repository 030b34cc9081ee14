import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { keysOfHeard } from '../../../app/routes/staff/room/heard-keys.ts';
import { rowSaid, Turns } from '../../../app/routes/staff/room/session-turns.tsx';
import { catalogue } from '../../../locales/index.ts';
import { noSession } from '../../../server/core/room/agenda.ts';
import { nameOf } from '../../../server/core/room/pseudonyms.ts';
import type { Heard } from '../../../server/core/wire/listening.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { blankLed } from '../../support/pages/blank-room.ts';

const name = (motif: number) => ({ adjective: 0, motif, palette: 0 }) as const;
const row = [1, 2, 3].map((motif, place) => ({ place, name: name(motif) }));
const led = { ...blankLed, state: 'running', speaks: name(0) } as const;

describe('R1305: the row of who wants the word, by ear', () => {
  it('is no line that is read out: one beside it is, which says who has the word and how many wait', () => {
    const page = renderToStaticMarkup(
      SpeakerProvider({
        speaker: speakerOf('en'),
        children: createElement(Turns, {
          here: '/here',
          session: { ...noSession('room'), state: 'running' },
          words: namesIn('en'),
          led,
          waiting: row,
        }),
      }),
    );
    expect(page).toContain(nameOf(name(3), namesIn('en')));
    expect(page).not.toContain('aria-live');
    // Nothing is told yet: the line is there before, and fills now and then.
    expect(page.match(/<p class="unseen" role="status"><\/p>/g)).toHaveLength(1);
  });

  it.each(Object.keys(catalogue))('says both in %s', (language) => {
    const { t } = speakerOf(language);
    const words = namesIn(language);
    const said = (speaks: typeof led | null, waits: number) =>
      rowSaid(t, { words, led: speaks, waiting: row.slice(0, waits) });
    const has = t('led.speaks', { name: nameOf(name(0), words) });
    expect(said(null, 0)).toBe(t('session.turns.none'));
    expect(said(led, 3)).toBe(
      t('list.sentences', { first: has, second: t('session.turns.waiting', { count: 3 }) }),
    );
    expect(said(null, 1)).toBe(t('session.turns.waiting', { count: 1 }));
    expect(said(null, 3)).not.toBe(said(null, 1));
  });
});

describe('R1306: words that are heard in a listening', () => {
  const words = (text: string, language = 'en'): Heard['words'][number] => ({ language, parts: [{ text }] });

  it('keep their place in the page when others come before them or go, and no two are one', () => {
    const [bus, park] = [words('More buses.'), words('A park.')];
    const [ofBus, ofPark] = keysOfHeard([bus, park]);
    expect(keysOfHeard([words('New.'), bus, park]).slice(1)).toEqual([ofBus, ofPark]);
    expect(keysOfHeard([park])).toEqual([ofPark]);
    const many = [bus, bus, words('More buses.', 'fr'), park, bus];
    expect(new Set(keysOfHeard(many)).size).toBe(5);
    expect(keysOfHeard(many)[0]).toBe(ofBus);
  });
});
