import { type ComponentProps, createElement, type ReactNode, useState } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Button } from '../../../app/components/form/button.tsx';
import { ChoiceGroup } from '../../../app/components/form/choice.tsx';
import { ErrorSummary, Field } from '../../../app/components/form/field.tsx';
import { AnswerHeading, Notice } from '../../../app/components/words/notice.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { useNowAndThen } from '../../../app/live/use-now-and-then.ts';
import { useTold } from '../../../app/live/use-told.ts';
import { useWriting } from '../../../app/live/use-writing.ts';
import { PlaceFields } from '../../../app/routes/child/part/design-places.tsx';
import { LineTold } from '../../../app/routes/child/room/line-told.tsx';
import { speakerOf } from '../../support/house/stage.ts';
import { openLivePage } from '../../support/pages/live-page.ts';

const settles = () => new Promise((resolve) => setTimeout(resolve, 50));

it('R975: news in the same words as before changes its line, and a page that is drawn again does not', async () => {
  const words = '1 new message';
  const page = await openLivePage(() => {
    const [about, tell] = useState<object | null>(null);
    const [, again] = useState(0);
    return { line: useTold(about ? words : '', about), tell, again };
  });
  await settles();
  expect(page.now().line).toBe('');
  const lines: string[] = [];
  for (let time = 1; time <= 3; time += 1) {
    page.now().tell({});
    await settles();
    lines.push(page.now().line);
    page.now().again(time);
    await settles();
    expect(page.now().line).toBe(lines.at(-1));
  }
  expect(lines.map((line) => line.trim())).toEqual([words, words, words]);
  expect(lines[0]).not.toBe(lines[1]);
  expect(lines[1]).not.toBe(lines[2]);
});

it('R967: how many wait is told at most every ten seconds, and also where more come all the time', async () => {
  const page = await openLivePage(() => {
    const [count, come] = useState(0);
    return { line: useNowAndThen(count === 0 ? null : `${count} waiting`), come };
  });
  await settles();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  // What ends last is begun first: the page needs them to close.
  onTestFinished(() => void vi.useRealTimers());
  const drawn = () => new Promise((resolve) => setImmediate(resolve));
  const lines = [page.now().line];
  for (let second = 1; second <= 32; second += 1) {
    page.now().come(second);
    for (let time = 0; time < 4; time += 1) await drawn();
    vi.advanceTimersByTime(1_000);
    for (let time = 0; time < 4; time += 1) await drawn();
    if (page.now().line !== lines.at(-1)) lines.push(page.now().line);
  }
  expect(lines.map((line) => Number.parseInt(line, 10) || 0)).toEqual([0, 2, 12, 22, 32]);
});

describe('R976: a button that is off for a while', () => {
  const drawn = (props: Partial<ComponentProps<typeof Button>>) =>
    renderToStaticMarkup(createElement(Button, props as ComponentProps<typeof Button>, 'Send'));
  const off = { offBecause: 'It is on its way' };

  it('is the same element on and off, so that it keeps the focus', () => {
    const elements = (page: string) => page.split('Send')[0]?.match(/<\w+/g);
    expect(elements(drawn({ offBecause: undefined }))).toEqual(['<span', '<button']);
    expect(elements(drawn(off))).toEqual(['<span', '<button']);
    expect(elements(drawn({}))).toEqual(['<button']);
  });

  it('is off for who listens on a page that lives, and off altogether where only its form would go', () => {
    const living = drawn({ ...off, keepsFocus: true });
    expect(living).toContain('aria-disabled="true"');
    expect(living).not.toMatch(/ disabled/);
    expect(drawn(off)).toMatch(/ disabled=""/);
    expect(drawn({ offBecause: undefined, keepsFocus: true })).not.toMatch(/disabled/);
    for (const page of [living, drawn(off)]) expect(page).toContain('It is on its way');
  });
});

it('R976: where the question about words goes, what sends words has the focus, unless something else has it', async () => {
  const body = {};
  const focused = { activeElement: body as object, body };
  vi.stubGlobal('document', focused);
  onTestFinished(() => void vi.unstubAllGlobals());
  const asked = { asking: { kind: 'care' }, typed: 'Words.', sent: false, chosen: null } as const;
  const focus = vi.fn();
  const page = await openLivePage(() => {
    const [question, ask] = useState<typeof asked | null>(null);
    const asking = { asked: question, holdsBack: () => false, ask: () => undefined, settle: () => undefined };
    const live = { line: 'live', waits: false, post: () => undefined } as const;
    const writing = useWriting(live, asking, { open: true, first: 'first' });
    Object.assign(writing.form, {
      current: { querySelector: (what: string) => (what === 'textarea' ? { value: '' } : { focus }) },
    });
    return ask;
  });
  const comesAndGoes = async () => {
    page.now()(asked);
    await settles();
    page.now()(null);
    await settles();
  };
  await settles();
  expect(focus, 'a page that was just loaded').not.toHaveBeenCalled();
  await comesAndGoes();
  expect(focus.mock.calls).toEqual([[{ preventScroll: true }]]);
  focused.activeElement = { nodeName: 'A' };
  await comesAndGoes();
  expect(focus).toHaveBeenCalledTimes(1);
});

const drawn = (element: ReactNode) =>
  renderToStaticMarkup(SpeakerProvider({ speaker: speakerOf('en'), children: element }));

describe('R914: whoever sent a form is at its answer', () => {
  const errors = [{ name: 'text', text: 'Write something.' }];

  it('what is wrong has the focus as its page comes, and so has what was done', () => {
    for (const answer of [
      createElement(ErrorSummary, { title: 'Look again', errors }),
      createElement(Notice, { live: true, title: 'Your answer counts.' }),
    ])
      expect(drawn(answer)).toMatch(/^<div(?=[^>]* tabindex="-1")[^>]* autofocus=""/);
  });

  it('the heading has it where all of the page is the answer, and not where a notice below says what is wrong', () => {
    expect(drawn(AnswerHeading({ children: 'It has arrived' }))).toMatch(/^<h1 tabindex="-1" autofocus="">/);
    expect(drawn(AnswerHeading({ plain: true, children: 'It has arrived' }))).toMatch(/^<h1>/);
  });

  it('a field has it that alone says why, and no other', () => {
    const field = { name: 'words', label: 'Words', error: 'They open nothing.' };
    expect(drawn(createElement(Field, { ...field, autoFocus: true }))).toMatch(/<input[^>]* autofocus=""/);
    expect(drawn(createElement(Field, field))).not.toContain('autofocus');
  });

  it('how things stand is read out where it changes, and takes the focus from nothing', () => {
    const stands = drawn(createElement(Notice, { stands: true, title: 'It is paused.' }));
    expect(stands).toContain('role="status"');
    expect(stands).not.toMatch(/autofocus|tabindex/);
    expect(drawn(createElement(Notice, { title: 'They owe you an answer.' }))).not.toMatch(/role|autofocus/);
  });

  it('R916: the place in which a lost line is told is there before, and empty', () => {
    const told = (line: 'live' | 'lost') =>
      drawn(createElement(LineTold, { line, held: false, lost: 'offline' }));
    expect(told('live')).toMatch(/^<div role="status" tabindex="-1"><\/div>$/);
    expect(told('lost')).toMatch(/^<div role="status"[^>]*><div [^>]*id="lost"/);
    expect(told('lost').match(/role=/g)).toHaveLength(1);
  });

  it('R1010: that a room does without a line is read out in that place, and nothing is held for it', () => {
    const barred = drawn(
      createElement(LineTold, {
        line: 'unknown',
        held: false,
        lost: 'offline',
        barred: 'Nothing new comes.',
      }),
    );
    expect(barred).toMatch(
      /^<div role="status" tabindex="-1"><div [^>]*>.*Nothing new comes\..*<\/div><\/div>$/,
    );
    expect(barred).not.toContain('id="lost"');
  });

  it.each([
    [
      'an answer',
      createElement(ChoiceGroup, {
        ...{ legend: 'Your answer', name: 'choice', chosen: '0' },
        choices: [{ value: '0', label: 'A film' }],
      }),
    ],
    [
      'a place on a picture',
      createElement(PlaceFields, {
        places: [{ position: 1, words: 'A film', lang: 'en' }],
        chosen: '1',
        error: undefined,
      }),
    ],
  ])('R645: that %s is chosen is no part of its name', (_, field) => {
    const page = drawn(field);
    const [, label = ''] = /<label[^>]*>(.*?)<\/label>/.exec(page) ?? [];
    const heard = label.replace(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/g, '').replace(/<[^>]*>/g, '');
    expect(heard).toMatch(/^(1 . )?A film$/);
    expect(label).toContain('checked=""');
  });

  it('a group of answers is heard with what is wrong with it, as a field is', () => {
    const group = { legend: 'Your answer', hint: 'Choose one.', error: 'Nothing is chosen.', name: 'choice' };
    const choices = [{ value: '0', label: 'A film' }];
    const page = drawn(createElement(ChoiceGroup, { ...group, choices }));
    const [, ids = ''] = /<fieldset[^>]*aria-describedby="([^"]*)"/.exec(page) ?? [];
    expect(ids.split(' ').map((id) => new RegExp(`id="${id}">([^<]*)`).exec(page)?.[1])).toEqual([
      group.hint,
      group.error,
    ]);
  });
});
