import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { isOfKiosk } from '../../../server/core/room/kiosk.ts';

/** A box in which somebody writes, or six words that somebody copies. A code at the door takes a moment, and is typed from a sheet. */
const box = /<Field\b|<textarea/;
/** What stands around every page, and what a box is made of. */
const everywhere = /\/(child-page|child-shell|page-foot|form\/field)\.tsx$/;
/** What they give is the answer to a form, to which no address leads back, or many things are chosen before they are sent. */
const answers = ['/here/phrase', '/here/poll/:id', '/here/check'];

/** A module of the pages with all that it draws. */
function drawn(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || everywhere.test(file) || !existsSync(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, names = '', path = ''] of source.matchAll(
    /^import (?!type)([^;]*?) from '(\.[^']+\.tsx)'/gms,
  ))
    if (/\b[A-Z]/.test(names)) drawn(resolve(dirname(file), path), seen);
  return seen;
}

it('R409: every page of a kiosk that has a box says that a child writes there', async () => {
  const [asked, silent]: [string[], string[]] = [[], []];
  for (const { path = '', file } of await routes) {
    if (!isOfKiosk(path.replaceAll(/:\w+/g, 'x')) || !file.endsWith('.tsx')) continue;
    const page = join('app', file);
    const writes = [...drawn(page)].some((each) => box.test(readFileSync(each, 'utf8')));
    if (!writes && !answers.includes(path)) continue;
    asked.push(path);
    if (!/handle: Handle = \{[^}]*writes: true/.test(readFileSync(page, 'utf8'))) silent.push(path);
  }
  expect(asked).toEqual(expect.arrayContaining(['/help/back', '/wrong/back', '/here/room/:id', ...answers]));
  expect(silent).toEqual([]);
});
