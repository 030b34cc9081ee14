import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { QueueRow } from '../../../app/components/staff/queue-row.tsx';
import { StaffShell } from '../../../app/components/staff/staff-shell.tsx';
import { DataTable } from '../../../app/components/table/data-table.tsx';
import { Fold } from '../../../app/components/words/message.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { ActivityPrompts } from '../../../app/routes/staff/activities/activity-prompts.tsx';
import { GivenBackToStaff, type StaffGivenBack } from '../../../app/routes/staff/given-back.tsx';
import { speakerOf } from '../../support/house/stage.ts';
import { type Form, filled, formsOf, wordsOf } from '../../support/pages/forms.ts';
import { styleSheet } from '../../support/pages/style-sheets.ts';

function drawn<P extends object>(part: FunctionComponent<P>, props: P, language = 'en'): string {
  return renderToStaticMarkup(
    SpeakerProvider({ speaker: speakerOf(language), children: createElement(part, props) }),
  );
}

const sheet = (name: string) => styleSheet(name).replace(/\/\*.*?\*\//gs, '');

/** What of a style sheet holds where every condition of `test` does: blocks by their condition. */
function mediaBlocks(css: string, test: (condition: string) => boolean): string[] {
  return css.split(/^@media /m).flatMap((part) => {
    const condition = part.slice(0, part.indexOf('{'));
    const end = part.search(/^\}/m);
    return test(condition) ? [part.slice(part.indexOf('{') + 1, end)] : [];
  });
}

describe('R986: on paper', () => {
  it('no theme of a screen is printed', () => {
    const base = sheet('base.css');
    const screens = mediaBlocks(base, (condition) => condition.startsWith('screen')).join('');
    for (const theme of [':root:not([data-theme])', '[data-theme="dark"]', '[data-theme="contrast"]'])
      expect(screens).toContain(`${theme} {`);
    // Nothing of a theme stands outside of that.
    expect(base).not.toMatch(/^\[data-theme=/m);
  });

  it('what belongs to the page is printed although it is folded, under its name', () => {
    const fold = (printed: boolean) => drawn(Fold, { summary: 's', printed, children: 'all of it' });
    expect(fold(true)).toContain('class="fold printed"');
    expect(fold(false)).toContain('class="fold"');
    const print = mediaBlocks(sheet('base.css'), (each) => each.startsWith('print')).join('');
    expect(print).toMatch(/\.fold:not\(\.printed\) > summary \{\s+display: none;/);
    expect(print).toMatch(/\.printed::details-content \{\s+content-visibility: visible;/);
  });

  it('no column scrolls by itself: what stands below its end would be on no sheet', () => {
    const desk = (of: (condition: string) => boolean) => mediaBlocks(sheet('staff.css'), of).join('');
    const scrolls = /\.at-desk \{\s+block-size: 100dvh|\.desk-grid > section \{\s+overflow-y: auto/g;
    expect(desk((each) => each.startsWith('screen')).match(scrolls)).toHaveLength(2);
    expect(desk((each) => !each.startsWith('screen'))).not.toMatch(scrolls);
  });

  it('the beam is drawn, and a page of staff names its consultation where no card is cut out of it', () => {
    expect(mediaBlocks(sheet('base.css'), (each) => each.startsWith('print')).join('')).toMatch(
      /\.beam-bar \{\s+print-color-adjust: exact;/,
    );
    const print = mediaBlocks(sheet('staff.css'), (each) => each.startsWith('print')).join('');
    expect(print).toMatch(/\.staff:not\(:has\(\.pile, \.key-sheet\)\) \.staff-bar \{\s+display: flex;/);
  });
});

describe('R888: the links between pages of a consultation', () => {
  const stage = (name: string, count: number) => ({
    name,
    links: Array.from({ length: count }, (_, at) => ({ href: `/${name}${at}`, label: `${name} ${at}` })),
  });
  const shell = (...stages: readonly ReturnType<typeof stage>[]) =>
    drawn(StaffShell, { demo: false, title: 'x', links: stage('first', 2).links, stages, children: null });

  it('stand under what is done there, where they are more than one line', () => {
    const many = shell(stage('prepare', 6), stage('invite', 0), stage('conclude', 2));
    expect([...many.matchAll(/class="stage-name">(\w+)</g)].map(([, name]) => name)).toEqual([
      'prepare',
      'conclude',
    ]);
    expect(many.match(/<a href="\/(first|prepare|conclude)\d"/g)).toHaveLength(10);
  });

  it('stand in one line without it, where they are few or of one kind', () => {
    expect(shell(stage('prepare', 3), stage('conclude', 3))).not.toContain('stage-name');
    expect(shell(stage('prepare', 9))).not.toContain('stage-name');
    expect(shell(stage('prepare', 9)).match(/<a href="\/prepare\d"/g)).toHaveLength(9);
  });
});

describe('R987: a page of staff on a phone', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ href: `/${at}`, label: `page ${at}`, waits: at === 3 }));
  const shell = (count: number, more: ReturnType<typeof links> = []) =>
    drawn(StaffShell, { demo: false, title: 'x', links: links(count), more, children: null });

  it('folds its many links, and never one where somebody waits', () => {
    expect(shell(9)).toContain('<details class="pages-fold">');
    expect(shell(9)).toContain('<a href="/3" class="waits">');
    expect(shell(4)).not.toContain('<details');
    expect(shell(9, links(2))).not.toContain('pages-fold');
    const css = mediaBlocks(sheet('staff.css'), (each) => each.includes('max-width: 47.99rem')).join('');
    expect(css).toContain(':is(a:not([aria-current], .waits), .stage-name)');
  });

  it('names each cell of a row that can be acted on', () => {
    const table = { caption: 'c', rows: [{ key: 'r', cells: { a: 'A', b: 'B', c: 'C' } }] };
    const columns = [
      { key: 'a', head: 'First' },
      { key: 'b', head: 'Second' },
      { key: 'c', head: 'Acts', plain: true },
    ];
    const stacked = drawn(DataTable, { ...table, columns, stacks: true });
    expect(stacked).toContain('<td data-head="Second">B</td><td>C</td>');
    expect(drawn(DataTable, { ...table, columns })).not.toContain('data-head');
  });
});

describe('R952: the link of a row of a queue', () => {
  const row = { href: '/x', wait: '12 min', name: 'Copper Kite', lang: 'en', line: 'You are all so mean.' };
  const named = (props: Partial<typeof row> & { rule?: string; ownLine?: boolean }) => {
    const html = drawn(QueueRow, { ...row, ...props });
    const ids = /<a [^>]*aria-labelledby="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
    return ids.map((id) =>
      wordsOf(
        html
          .split(`id="${id}"`)[1]
          ?.replace(/^[^>]*>/, '')
          .split('</')[0] ?? '',
      ),
    );
  };

  it('is read aloud with how long it waits and why, and with no word of a child', () => {
    expect(named({ rule: 'Telephone number' })).toEqual(['Copper Kite', '12 min', 'Telephone number']);
    expect(named({})).toEqual(['Copper Kite', '12 min']);
    // Several messages of one team have one name: the day is what tells them apart.
    expect(named({ rule: 'new', line: '3 May', ownLine: true })).toEqual([
      'Copper Kite',
      '12 min',
      'new',
      '3 May',
    ]);
  });
});

describe('R953: a form that came back from a session that slept', () => {
  const id = 'mhFf7XUnP_-bYpIuLEnIDg';
  const fields: StaffGivenBack['staffGivenBack'] = [
    ['id', id],
    ['revision', '3'],
    ['decision', 'refuse'],
    ['reason', 'contact'],
    ['place', '12-20'],
    ['words', 'dom'],
    ['seen.imprint.en', 'Who ran this site before, in many words.'],
    ['was', 'An older title'],
    ['beside', `paused ${id}`],
    ['change.2.findings', `${id} ${id}`],
    ['zone', 'Europe/Vienna'],
    ['alike', 'yes'],
  ];
  const back = (staffGivenBack: StaffGivenBack['staffGivenBack']) =>
    drawn(GivenBackToStaff, { form: { staffGivenBack, prove: true } });
  const shown = (html: string) =>
    [...html.matchAll(/<textarea[^>]* name="([^"]*)"/g)].map(([, name]) => name);

  it('shows every word that was typed, also where it is one, and nothing that the page had said', () => {
    expect(shown(back(fields))).toEqual(['words']);
    for (const field of [
      ['reason', 'unsafe'],
      ['name', 'amal'],
      ['day', '2026-12-01'],
      ['time', '10:30'],
      ['length', '45'],
      ['comment.older', 'yes'],
      [`answer.${id}.en`, 'no'],
      ['part.best.finding', 'none'],
      ['step.1.minutes', '10'],
      ['option.1.en.older', 'red'],
      ['seed.1.en', 'cars'],
      ['prompt.en.younger', 'why'],
      ['heading.en.older', 'parks'],
      ['venue.1.name', 'gym'],
      ['for.en.older', 'fun'],
      ['change.2.en.older', 'trees'],
      ['origin', 'parliament'],
      ['from', 'unicef'],
      ['plain.en.younger', 'lamps'],
      ['older', 'ok'],
      ['undertaking.day', '2026-12-01'],
      ['sheets', '12'],
      ['slowAfterMinutes', '9'],
      ['ask.1.en', 'games'],
      [`text-${id}`, 'swings'],
      [`box-${id}-1`, '2'],
      ['unheard-of', 'كلمة'],
    ] as const)
      expect(shown(back([...fields, field])), field[0]).toContain(field[0]);
  });

  it('loses none of it, seen or not', () => {
    const sent = filled(formsOf(back(fields))[0] as Form, {});
    expect([...sent]).toEqual(fields.map(([name, value]) => [name, value]));
  });
});

describe('R987: what is asked', () => {
  const languages = [
    { tag: 'en', endonym: 'English' },
    { tag: 'ar', endonym: 'العربية' },
    { tag: 'fr', endonym: 'Français' },
  ];
  const prompts = languages.flatMap(({ tag }) =>
    (['younger', 'older'] as const).map((level) => ({ language: tag, level, prompt: `${tag} ${level}` })),
  );
  const asked = (runs: boolean, language?: string) =>
    drawn(
      ActivityPrompts,
      { activity: { id: 'a', groupOf: '', prompts }, among: [], languages, hints: [], runs },
      language,
    );

  it('stands whole while it is prepared, each wording under the name of its language', () => {
    const page = asked(false);
    expect(page).not.toContain('<details');
    for (const { endonym } of languages) expect(page).toContain(endonym);
  });

  it('stands in the language of whoever reads once it is open, the others behind a word', () => {
    const [seen = '', folded = ''] = asked(true, 'ar').split('<details');
    expect(seen).toContain('ar older');
    expect(seen).not.toContain('en older');
    expect(folded).toContain('en older');
    expect(folded).toContain('fr younger');
  });
});
