import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Checks of the built product, each as it stands there and with the hole in it. */
const holes = [
  {
    name: 'no look at the consultation of a role',
    was: 'allowed.includes(grant.role) && (grant.consultationId === "" || grant.consultationId === subject.consultationId)',
    is: 'allowed.includes(grant.role)',
  },
  {
    name: 'one role more in the table',
    was: '"codes:issue": ["organiser", "facilitator"]',
    is: '"codes:issue": ["organiser", "facilitator", "analyst"]',
  },
  {
    name: 'no look at the organisation',
    was: 'if (subject.organisationId !== actor.organisationId) return false;',
    is: '',
  },
  {
    name: 'no look at who a person is that loses its access',
    was: 'if (!canTo(actor, "staff:revoke", person)) return refuse("not-allowed");',
    is: '',
  },
] as const;

/** A copy of the built product in which one check is gone. It lies where the same packages are found; `close` takes it away. */
export function openHole(seed: number): { from: string; name: string; close: () => void } {
  const hole = holes[(seed - 1) % holes.length] ?? holes[0];
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const from = mkdtempSync(join(cache, 'due-weight-hole-'));
  cpSync(join(root, 'build'), join(from, 'build'), { recursive: true });
  symlinkSync(join(root, 'public'), join(from, 'public'));
  symlinkSync(join(root, 'package.json'), join(from, 'package.json'));
  const file = join(from, 'build', 'server.js');
  const source = readFileSync(file, 'utf8');
  if (source.split(hole.was).length !== 2) throw new Error(`The check is not there once: ${hole.name}.`);
  writeFileSync(
    file,
    source.replace(hole.was, () => hole.is),
  );
  return { from, name: hole.name, close: () => rmSync(from, { recursive: true, force: true }) };
}
