import { type ComponentProps, createElement, useState } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Button } from '../../app/components/button.tsx';
import { useTold } from '../../app/live/use-told.ts';
import { useWriting } from '../../app/live/use-writing.ts';
import { openLivePage } from '../support/live-page.ts';

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
