import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fault } from '../../prove/reading/fault.ts';

it('R76: the sentence that the proof of reading changes stands once among what is said in English', () => {
  const folder = new URL('../../../locales/en/', import.meta.url);
  const said = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  expect(said.split(fault.was)).toHaveLength(2);
});
