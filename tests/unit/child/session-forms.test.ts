import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from '../../../app/components/form/field.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import type { RefusedForm } from '../../../app/routes/staff/refused.tsx';
import { AgendaForm, ClosingForms } from '../../../app/routes/staff/room/session-agenda.tsx';
import { AskForm, askField } from '../../../app/routes/staff/room/session-ask.tsx';
import { agendaField, closingField, stepsIn } from '../../../app/routes/staff/room/session-fields.ts';
import { unsentIn } from '../../../app/routes/staff/room/session-kept.ts';
import { SessionNow, StepNow } from '../../../app/routes/staff/room/session-now.tsx';
import { Turns } from '../../../app/routes/staff/room/session-turns.tsx';
import { noSession, unfitAgenda } from '../../../server/core/room/agenda.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import { speakerOf } from '../../support/house/stage.ts';

function drawn<P extends object>(part: FunctionComponent<P>, props: P): string {
  return renderToStaticMarkup(
    SpeakerProvider({ speaker: speakerOf('en'), children: createElement(part, props) }),
  );
}

const tags = ['ar', 'en'];
const languages = [
  { tag: 'ar', endonym: 'العربية' },
  { tag: 'en', endonym: 'English' },
];
const tongues = tags.flatMap((language) => ['younger', 'older'].map((level) => ({ language, level })));
const typed = (values: Readonly<Record<string, string>>) => new URLSearchParams(values);
const words = (position: number, body = 'We talk.') =>
  Object.fromEntries(tongues.map(({ language, level }) => [`words.${position}.${language}.${level}`, body]));
const refusedAt = (fields: URLSearchParams, field: string): RefusedForm => ({
  refused: { code: 'field-missing', field },
  typed: [...fields],
});

describe('R716, R840: a refused form of a session points to the first field that has to change', () => {
  const first = { 'step.1.kind': 'talk', 'step.1.minutes': '10', ...words(1) };
  it.each([
    ['words without a kind', { 'step.5.kind': '', ...words(5) }, 'step.5.kind'],
    ['minutes', { 'step.5.kind': 'talk', 'step.5.minutes': '61', ...words(5) }, 'step.5.minutes'],
    [
      'a language that is missing',
      { 'step.5.kind': 'talk', 'step.5.minutes': '5', ...words(5), 'words.5.en.older': ' ' },
      'words.5.en.older',
    ],
    ['nothing at all', { 'step.1.kind': '', ...words(1, '') }, 'step.1.kind'],
  ])('of the steps: %s', (_, more, field) => {
    const fields = typed({ ...first, ...more });
    expect(unfitAgenda(stepsIn(fields, tags), tongues)).not.toBeNull();
    expect(agendaField(fields, tags)).toBe(field);
    const page = drawn(AgendaForm, {
      here: '/here',
      session: noSession('room'),
      trace: '',
      languages,
      back: refusedAt(fields, field),
    });
    expect(page).toContain(`id="field-${field}-error"`);
    // All that was typed stands, and is open.
    if (Object.keys(more).some((name) => name.startsWith('words.5')))
      expect(page).toMatch(/<details class="fold" open=""><summary>Step 5/);
  });

  it('of the words at the end, in a language of the consultation', () => {
    expect(closingField(typed(words(0)), tags)).toBe('words.0.ar.younger');
    const { 'words.0.en.younger': _, ...without } = words(0);
    expect(closingField(typed(without), tags)).toBe('words.0.en.younger');
    expect(closingField(typed({}), ['sw'])).toBe('words.0.sw.younger');
  });

  it('of a quick question: the question, two answers, and each answer that was begun', () => {
    const whole = Object.fromEntries(
      [0, 1, 3].flatMap((at) => tags.map((tag) => [`ask.${at}.${tag}`, 'Yes'])),
    );
    expect(askField(typed({}), ['sw'])).toBe('ask.0.sw');
    expect(askField(typed({ ...whole, 'ask.0.en': '' }), tags)).toBe('ask.0.en');
    expect(askField(typed({ ...whole, 'ask.4.ar': 'Later' }), tags)).toBe('ask.4.en');
    expect(askField(typed({ ...whole, 'ask.3.ar': '', 'ask.3.en': '' }), tags)).toBe('ask.2.ar');
    expect(askField(typed({ ...whole, 'ask.1.en': 'x'.repeat(81) }), tags)).toBe('ask.1.en');
  });
});

describe('R716: what was typed stands, wherever the session is by now', () => {
  const at = (state: 'ready' | 'running' | 'over') => ({ ...noSession('room'), revision: 3, state });
  const off = (page: string, label: string) =>
    new RegExp(`<button[^>]*disabled=""[^>]*>${label}<`).test(page);
  const { t } = speakerOf('en');

  it('steps that came while it ran are there with their button off', () => {
    const refused = refusedAt(typed({ act: 'agenda', 'step.2.kind': 'talk', ...words(2, 'Mine.') }), '');
    const drawnAt = (state: 'ready' | 'running') =>
      drawn(AgendaForm, { here: '/here', session: at(state), trace: '', languages, back: refused });
    expect(drawnAt('running').match(/>Mine\.</g)).toHaveLength(4);
    expect(off(drawnAt('running'), t('session.agenda.save'))).toBe(true);
    expect(off(drawnAt('ready'), t('session.agenda.save'))).toBe(false);
  });

  it('a quick question that came while another was asked, or after the end, is there with its button off', () => {
    const fields = typed({ act: 'ask', 'ask.0.en': 'Mine?', 'ask.1.en': 'Yes' });
    const poll = { id: 'p', state: 'open' as const, question: [], answers: [], told: null };
    const drawnAt = (state: 'running' | 'over', asked: typeof poll | null, refused?: RefusedForm) =>
      drawn(AskForm, { here: '/here', session: at(state), poll: asked, languages, back: refused });
    const refused = refusedAt(fields, '');
    for (const page of [drawnAt('running', poll, refused), drawnAt('over', null, refused)]) {
      expect(page).toContain('value="Mine?"');
      expect(off(page, t('session.ask.do'))).toBe(true);
    }
    expect(off(drawnAt('running', null, refused), t('session.ask.do'))).toBe(false);
    expect(drawnAt('running', poll)).not.toContain('name="ask.0.en"');
    expect(drawnAt('over', null)).not.toContain('name="ask.0.en"');
    expect(drawnAt('running', poll)).toContain('value="tell"');
  });
});

it('R777: of a quick question the boxes of other languages are folded until one of them is wrong', () => {
  const drawnAs = (refused?: RefusedForm) =>
    drawn(AskForm, {
      here: '/here',
      session: { ...noSession('room'), state: 'running' },
      poll: null,
      languages,
      back: refused,
    });
  const [own = '', folded = ''] = drawnAs().split('<details class="fold">');
  expect(own).toContain('name="ask.5.en"');
  expect(own).not.toContain('name="ask.0.ar"');
  expect(folded).toContain('name="ask.5.ar"');
  const fields = typed({ act: 'ask', 'ask.0.en': 'Mine?' });
  expect(drawnAs(refusedAt(fields, 'ask.0.ar'))).toContain('<details class="fold" open="">');
});

it('R522: who wrote the words at the end reads that somebody else agrees, and has no button that is always refused', () => {
  const session = { ...noSession('room'), closing: [{ language: 'en', level: 'older', body: 'Thanks.' }] };
  const drawnAs = (wrote: boolean) =>
    drawn(ClosingForms, {
      here: '/here',
      session,
      trace: '',
      languages,
      back: undefined,
      saved: false,
      may: { lead: true, agree: true },
      wrote,
    });
  const { t } = speakerOf('en');
  expect(drawnAs(false)).toContain('value="agree"');
  expect(drawnAs(true)).not.toContain('value="agree"');
  expect(drawnAs(true)).toContain(t('quotes.own'));
});

it('R716: what is wrong with no field of a page leads to none', () => {
  const said = (name: string) => drawn(ErrorSummary, { title: 'x', errors: [{ name, text: 'Not yours.' }] });
  expect(said('day')).toContain('<a href="#field-day">Not yours.</a>');
  expect(said('')).toContain('<li>Not yours.</li>');
});

it('R841: after the last step comes no other: what ends the session is called so', () => {
  const step = { kind: 'talk', minutes: 10, words: [] } as const;
  const drawnAt = (at: number) =>
    drawn(SessionNow, {
      here: '/here',
      session: { ...noSession('room'), state: 'running', step: at, steps: [step, step] },
      leads: true,
      inGroup: false,
      minute: 0,
      timeZone: 'UTC',
      tags,
    });
  for (const [at, acts] of [
    [1, ['next', 'more', 'stop']],
    [2, ['more', 'stop']],
  ] as const)
    expect([...drawnAt(at).matchAll(/name="beside"[^>]* value="lead (\w+)"/g)].map(([, act]) => act)).toEqual(
      acts,
    );
});

describe('R845: two lead one session', () => {
  it('a quick question in which somebody types stays with its button off when another asks one', () => {
    const poll = { id: 'p', state: 'open' as const, question: [], answers: [], told: null };
    const page = drawn(AskForm, {
      here: '/here',
      session: { ...noSession('room'), state: 'running' },
      poll,
      languages,
      back: undefined,
      stays: true,
    });
    expect(page).toContain('name="ask.0.en"');
    expect(page).toMatch(/<button[^>]*disabled=""/);
  });
});

it('R847: the page of whoever leads says what is asked, how long about is left, that the time is over, and what comes', () => {
  const { t } = speakerOf('en');
  const talk = {
    kind: 'talk',
    minutes: 10,
    words: [{ language: 'en', level: 'older', body: 'And then?' }],
  } as const;
  const rest = { kind: 'break', minutes: 5, words: [] } as const;
  const session = {
    ...noSession('room'),
    state: 'running',
    step: 1,
    untilMinute: 110,
    steps: [talk, rest],
  } as const;
  const drawnAt = (minute: number, step = 1) =>
    drawn(StepNow, { session: { ...session, step }, minute, timeZone: 'UTC', tags });
  expect(drawnAt(103)).toContain(t('session.left', { time: '7 minutes' }));
  expect(drawnAt(103)).toContain('And then?');
  expect(drawnAt(103)).toContain(t('session.comes', { kind: t('session.kind.break'), time: '5 minutes' }));
  for (const minute of [110, 120]) expect(drawnAt(minute)).toContain(t('session.left.none'));
  expect(drawnAt(103, 2)).toContain(t('session.comes.none'));
});

it('R843, R1001: in a break, and while all write, nobody is called, the row stands and the page says why', () => {
  const { t } = speakerOf('en');
  const steps = [
    { kind: 'talk', minutes: 10, words: [] },
    { kind: 'break', minutes: 5, words: [] },
    { kind: 'write', minutes: 5, words: [] },
  ] as const;
  const drawnAt = (step: number, gathers = false) =>
    drawn(Turns, {
      here: '/here',
      session: { ...noSession('room'), state: 'running', step, steps, gathers },
      words: namesIn('en'),
      led: null,
      waiting: [{ place: 0, name: { adjective: 0, motif: 0, palette: 0 } }],
    });
  for (const step of [1, 2]) expect(drawnAt(step)).toContain('<li>');
  expect(drawnAt(1)).toContain('value="call"');
  expect(drawnAt(2)).not.toContain('value="call"');
  expect(drawnAt(2)).toContain(t('session.turns.break'));
  expect(drawnAt(3, true)).toContain('<li>');
  expect(drawnAt(3, true)).not.toContain('value="call"');
  expect(drawnAt(3, true)).toContain(t('session.turns.write'));
  expect(drawnAt(3)).toContain('value="call"');
  expect(drawnAt(3)).not.toContain(t('session.turns.write'));
});

describe('R1003: what is typed and not sent', () => {
  const steps = [
    { kind: 'talk', minutes: 12, words: [{ language: 'en', level: 'older', body: 'We talk.' }] },
  ] as const;
  const stored = { steps, closing: [{ language: 'en', level: 'younger', body: 'Thank you.' }] };
  const asStored = {
    'step.1.kind': 'talk',
    'step.1.minutes': '12',
    'words.1.en.older': 'We talk.',
    'words.1.ar.older': '',
    'step.2.kind': '',
    'step.2.minutes': '10',
    'words.0.en.younger': ' Thank you. ',
    'ask.0.en': '',
    day: '',
    time: '',
    length: '45',
    minutes: '2',
  };
  const unsent = (more: Readonly<Record<string, string>>) =>
    unsentIn([...typed({ ...asStored, ...more })], stored);

  it('is what stands in a box and is stored nowhere; a page as it came has nothing of it', () => {
    expect(unsent({})).toEqual([]);
    expect(unsentIn([], stored)).toEqual([]);
    expect(unsent({ 'words.1.ar.older': 'x' })).toEqual(['agenda']);
    expect(unsent({ 'words.1.en.older': '' })).toEqual(['agenda']);
    expect(unsent({ 'step.2.kind': 'break' })).toEqual(['agenda']);
    expect(unsent({ 'step.1.minutes': '13' })).toEqual(['agenda']);
    expect(unsent({ 'words.0.en.younger': 'Thanks.' })).toEqual(['closing']);
    expect(unsent({ 'ask.3.en': 'Later', time: '15:00' })).toEqual(['ask', 'plan']);
    expect(unsent({ length: '30' })).toEqual(['plan']);
  });

  it('opens its own part alone when the page comes back, and every other one stands as it is stored', () => {
    const back = {
      refused: { code: 'try-again', field: '' },
      typed: [...typed({ 'words.0.en.younger': 'Thanks.' })],
    } as const;
    const session = { ...noSession('room'), ...stored };
    const props = { here: '/here', session, trace: 'before', languages, back };
    const agenda = drawn(AgendaForm, props);
    expect(agenda).toContain('<details class="fold" name="step">');
    expect(agenda).toContain('>We talk.<');
    const closing = drawn(ClosingForms, {
      ...props,
      may: { lead: true, agree: false },
      saved: false,
      wrote: true,
    });
    expect(closing).toContain('>Thanks.<');
    expect(closing).toContain('name="was.closing" value="before"');
  });
});
