import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ofPreparing } from '../../../server/core/staff/own-work.ts';

const folder = 'server/usecases';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
  each.endsWith('.ts'),
);

it('R1194: whatever changes a draft that two people sign stands in the log as part of it', () => {
  const changing = files
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ source }) => /\btouchConsultation\(/.test(source));
  const unnamed = changing.filter(({ source }) => !ofPreparing.some((deed) => source.includes(`'${deed}'`)));
  expect(unnamed.map(({ name }) => name)).toEqual([]);
  expect(changing.map(({ name }) => name)).toContain(join('session', 'small-groups.ts'));
});
