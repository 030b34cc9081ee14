import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StonesChart } from '../../../app/components/release/stones-chart.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import type { ReportDocument } from '../../../server/report/blocks.ts';
import { asHtml } from '../../../server/report/html.ts';
import { asSvg } from '../../../server/report/svg.ts';
import { speakerOf } from '../../support/house/stage.ts';

const answers = ['agree', 'disagree', 'pass', 'unclear'] as const;

it('R1295: the stones of the four answers are four drawings, without their colours', () => {
  const one = {
    about: { words: 'Cars drive too fast.' },
    count: String,
    unit: '',
    table: { summary: '', answer: '', children: '' },
  };
  const page = renderToStaticMarkup(
    SpeakerProvider({
      speaker: speakerOf('en'),
      children: createElement(StonesChart, {
        ...one,
        groups: answers.map((kind) => ({ key: kind, kind, label: kind, children: 5 })),
      }),
    }),
  );
  const stones = [...page.matchAll(/<li><svg[^>]*class="st ([a-z]+)".*?<\/svg>/g)];
  expect(stones.map(([, kind]) => kind)).toEqual(answers);
  const css = readFileSync('app/styles/base/help.css', 'utf8');
  const drawn = stones.map(([svg, kind = '']) => {
    // An outline in dashes is no colour.
    const dashes = new RegExp(`\\.st\\.${kind} \\{[^}]*stroke-dasharray`).test(css);
    return `${dashes} ${svg.replace(/ class="[^"]*"/g, '')}`;
  });
  expect(new Set(drawn).size).toBe(answers.length);
});

it('R1295: so are the bars of the page and the picture that a release is taken along in, without colour and shade', () => {
  const row = (bar: (typeof answers)[number], children: number | null) => ({
    label: { words: bar, lang: 'en' },
    counts: [{ cell: bar, children, told: '' }],
    bar,
  });
  const document: ReportDocument = {
    title: 'Votes',
    titleLanguage: 'en',
    language: 'en',
    direction: 'ltr',
    day: '2026-12-01',
    subject: '',
    apart: ' · ',
    pageWord: String,
    blocks: [
      {
        kind: 'table',
        about: { words: 'Votes', lang: 'en' },
        name: 'Votes',
        head: ['', ''],
        chart: true,
        rows: [...answers.map((bar) => row(bar, 5)), row('pass', null)],
      },
    ],
  };
  for (const drawn of [asHtml(document), asSvg(document)]) {
    const bars = [
      ...drawn.matchAll(
        /<rect x="\d+"[^>]* stroke-width="2"[^>]*\/>(?:<rect[^>]* height="\d+" fill="[^"]*"\/>)?/g,
      ),
    ];
    const looks = bars.map(([bar]) =>
      bar.replace(/ (?:y|fill-opacity)="[^"]*"/g, '').replace(/(fill|stroke)="(?!none)[^"]*"/g, '$1="ink"'),
    );
    expect(new Set(looks).size).toBe(answers.length + 1);
  }
});
