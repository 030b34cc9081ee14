import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DesignPicture } from '../../../app/components/document/design-picture.tsx';
import { Pieces } from '../../../app/components/document/redline.tsx';
import { CountChart } from '../../../app/components/release/count-chart.tsx';
import { PointChart } from '../../../app/components/release/point-chart.tsx';
import { QueueRow } from '../../../app/components/staff/queue-row.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { LoneOpenings } from '../../../app/routes/staff/home/lone-openings.tsx';
import { DecisionForm } from '../../../app/routes/staff/moderation/desk-decision.tsx';
import type { Wrong } from '../../../app/routes/staff/moderation/desk-form.ts';
import type { DeskItem } from '../../../server/core/wire/views.ts';
import { speakerOf } from '../../support/house/stage.ts';

const drawn = (element: ReactNode) =>
  renderToStaticMarkup(SpeakerProvider({ speaker: speakerOf('en'), children: element }));

/** What a page says of itself to who listens: nothing that is kept from them, and nothing that is folded. */
const heard = (page: string) =>
  page.replace(/<(div|svg)[^>]*aria-hidden="true".*?<\/\1>/gs, '').replace(/<table.*?<\/table>/gs, '');

describe('R971: what eyes see twice is heard once', () => {
  const about = { words: 'Cars drive too fast.', lang: 'fr' };
  const cells = [
    { cell: 'agree', children: 20 },
    { cell: 'disagree', children: 15 },
  ];
  const votes = drawn(
    createElement(CountChart, { about, threshold: 10, table: { kind: 'statement', children: 35, cells } }),
  );
  const point = drawn(createElement(PointChart, { about, count: 15 }));

  it('the numbers of a chart, and that one stone is some children', () => {
    for (const number of ['20', '15'])
      expect(heard(votes).match(new RegExp(`\\b${number}\\b`, 'g'))).toHaveLength(1);
    expect(heard(votes)).not.toContain('role="img"');
    expect(heard(point).match(/\b15\b/g)).toHaveLength(1);
  });

  it('a picture that is pointed at, by the words and the list beside it and not by its numbers alone', () => {
    const places = [{ position: 1, x: 0, y: 0, width: 50, height: 50 }];
    const design = { width: 100, height: 100, places, alt: { words: 'Three switches', lang: 'en' } };
    const pointed = drawn(createElement(DesignPicture, { design, href: '/p', spot: () => null }));
    expect(heard(pointed).replace(/<[^>]*>/g, '')).toBe('');
    expect(heard(pointed)).not.toContain('Three switches');
    expect(drawn(createElement(DesignPicture, { design, href: '/p' }))).toMatch(
      /<svg[^>]* role="img" aria-label="Three switches"/,
    );
  });

  it('the table is named by what was asked, in its language, and so is the row of a point', () => {
    for (const page of [votes, point]) {
      const [, id = ''] = /<summary aria-describedby="([^"]+)"/.exec(page) ?? [];
      expect(page).toContain(`id="${id}" lang="fr" dir="auto">${about.words}</caption>`);
    }
    expect(point).toMatch(/<th scope="row"><bdi lang="fr">Cars drive too fast\.<\/bdi>/);
  });
});

it.each(['en', 'ar', 'zh'])(
  'R1006: in %s what came and what went are told where each begins and ends, in the language of the page',
  (language) => {
    const pieces = [
      { kind: 'same', text: 'Les voitures vont ' },
      { kind: 'removed', text: 'vite' },
      { kind: 'added', text: 'lentement' },
      { kind: 'added', text: '\n\n' },
    ] as const;
    const speaker = speakerOf(language);
    const page = renderToStaticMarkup(
      SpeakerProvider({ speaker, children: createElement(Pieces, { pieces }) }),
    );
    const told = (words: string) => `<bdi class="unseen" lang="${language}"> ${words} </bdi>`;
    const end = told(speaker.t('changed.end'));
    expect(page).toContain(`<del>${told(speaker.t('changed.del'))}vite${end}</del>`);
    expect(page).toContain(`<ins>${told(speaker.t('changed.ins'))}lentement${end}</ins>`);
    expect(page, 'a blank line is no word').toContain('<ins>\n\n</ins>');
    expect(speaker.t('changed.ins')).not.toBe(speaker.t('changed.del'));
  },
);

it('R952, R959, R1007: links of one name in a queue are told apart by how long they wait and why, and described by their words', () => {
  const row = (line: string, more: object) =>
    drawn(
      createElement(QueueRow, { href: '?item=1', name: 'Plum Boat', lang: 'ar', wait: 'new', line, ...more }),
    );
  const said = (page: string, by: string) =>
    (new RegExp(`${by}="([^"]+)"`).exec(page)?.[1] ?? '')
      .split(' ')
      .map(
        (id) =>
          new RegExp(`id="${id}"[^>]*>(?:<span aria-hidden="true">.*?</span><bdi[^>]*>)?([^<]*)`).exec(
            page,
          )?.[1],
      );
  const open = row('Why so long?', { rule: 'Telephone number' });
  expect(said(open, 'aria-labelledby')).toEqual(['Plum Boat', 'new', 'Arabic', 'Telephone number']);
  expect(said(open, 'aria-describedby')).toEqual(['Why so long?']);
  const covered = row('Words are covered', { ownLine: true });
  expect(said(covered, 'aria-labelledby')).toEqual(['Plum Boat', 'new', 'Arabic', 'Words are covered']);
  expect(covered).not.toContain('aria-describedby');
  const own = row('Why so long?', { lang: 'en' });
  expect(said(own, 'aria-labelledby'), 'R1007: of the page’s own language nothing is said').toEqual([
    'Plum Boat',
    'new',
  ]);
  expect(open, 'R1007: the words have a voice of their own').toMatch(/<p id="[^"]*line" [^>]*lang="ar"/);
  expect(said(row('?', { lang: 'und' }), 'aria-labelledby')[2]).toBe('Language not known');
  expect(covered, 'not said in the language of words that it covers').not.toContain('lang="ar"');
});

it('R967: that a decision was not taken is told in a place that was there before, and beside the decisions', () => {
  const item: DeskItem = {
    ...{ id: 'one', activityId: 'room', anchor: '1', revision: 1, change: 1, claim: null, findings: [] },
    ...{
      name: { adjective: 0, motif: 0, palette: 0 },
      language: 'en',
      text: 'Why?',
      severity: 0,
      sinceMinute: 10,
    },
    state: 'held',
  };
  const form = (wrong: Wrong | null) =>
    drawn(
      createElement(DecisionForm, {
        ...{ formRef: { current: null }, item, name: 'Plum Boat', answer: false, here: '/', alike: 0, wrong },
        ...{ typed: undefined, keys: true, live: true, sending: false, places: [] },
        ...{ onPlaces: () => undefined, onSubmit: () => undefined },
      }),
    );
  const told = form({ code: 'field-missing', field: 'decision' });
  expect(form(null)).toContain('<div role="status"></div>');
  expect(told.match(/role="status"/g)).toHaveLength(1);
  expect(told).toMatch(/<div role="status"><div[^>]* id="not-decided"[^>]*><h2>/);
  expect(told).toMatch(/<fieldset class="deeds"[^>]* aria-describedby="not-decided"/);
});

it('R1297: that the reason of a case which was opened alone is gone stands there in words', () => {
  const opening = (reason: string) => ({
    ...{ consultationId: 'c', caseId: 'a', part: 'told', staffId: 's', name: 'Lena', day: '2026-12-01' },
    reason,
    seen: 'trace',
  });
  const told = (reason: string) => drawn(createElement(LoneOpenings, { openings: [opening(reason)] }));
  expect(told('')).toContain(speakerOf('en').t('alone.reason.gone'));
  expect(told('A life is in danger.')).toContain('<bdi lang="">A life is in danger.</bdi>');
});
