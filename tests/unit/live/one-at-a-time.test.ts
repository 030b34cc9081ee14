import { expect, it } from 'vitest';
import { oneAtATime } from '../../../app/live/one-at-a-time.ts';

it('R1269: what changes while a page asks has it asked once more, after its answer, and once however much changed', async () => {
  const answers: (() => void)[] = [];
  const heard: number[] = [];
  const ask = oneAtATime(async () => {
    const which = answers.length;
    await new Promise<void>((resolve) => answers.push(resolve));
    heard.push(which);
  });
  ask();
  ask();
  ask();
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await expect.poll(() => answers.length).toBe(2);
  expect(heard).toEqual([0]);
  answers[1]?.();
  await expect.poll(() => heard).toEqual([0, 1]);
  ask();
  expect(answers).toHaveLength(3);
});

it('R1269: a page asks again after an answer that failed', async () => {
  let asked = 0;
  const ask = oneAtATime(async () => {
    asked += 1;
    if (asked === 1) throw new Error('lost');
  });
  await expect((async () => ask())()).rejects.toThrow('lost');
  ask();
  expect(asked).toBe(2);
});
