import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import type { Database } from '../../db/database.ts';
import { directoryEntries, organisations, staffOf } from '../../db/queries/staff/staff.ts';
import { codeFragment } from '../core/room/join-codes.ts';
import type { Role } from '../core/staff/roles.ts';
import { type Env, originsOf, StartRefusal } from '../env.ts';
import type { Product } from '../product.ts';
import { isDamage } from '../usecases/if-readable.ts';
import { demoLeadCode } from './help.ts';
import { seedPast } from './past.ts';
import { demoPhrases } from './phrase.ts';
import { demoSystem, seedDemo } from './seed.ts';

const demoRoles: readonly { readonly name: string; readonly roles: readonly Role[] }[] = [
  { name: 'Noor', roles: ['administrator'] },
  { name: 'Ilse', roles: ['organiser'] },
  { name: 'Tariq', roles: ['approver'] },
  { name: 'Maya', roles: ['moderator', 'safeguarding-lead'] },
  { name: 'Ravi', roles: ['moderator'] },
  { name: 'Sara', roles: ['safeguarding-lead'] },
  { name: 'Bram', roles: ['safeguarding-lead'] },
  { name: 'Jonas', roles: ['analyst', 'facilitator'] },
  { name: 'Amal', roles: ['overseer'] },
  { name: 'Dana', roles: ['decision-maker'] },
  { name: 'Luis', roles: ['translator'] },
];

/** Lies in the data folder of a demo while it is seeded: one that was stopped meanwhile is not whole. `setup/demo-folder.mjs` looks for it. */
const halfName = '.half-made';

const nothing = async () => undefined;

/**
 * What is printed after the start. A demo seeds itself and prints a code and a link for each role; production says how to begin. Of several
 * processes on the same demo one does that, or each would print links in the place of the others'. Answers what goes on after it was printed.
 */
export async function welcome(env: Env, product: Product): Promise<() => Promise<void>> {
  const origin = originsOf(env)[0] ?? '';
  const say = (line = '') => process.stdout.write(`${line}\n`);
  const begins = await hasNobody(product.house.databases.control);
  // Said until somebody is let in: the start that made the keys may have ended before it could say so.
  if (begins) {
    say();
    say(`The keys of this installation were made: ${env.KEYRING}, wrapped by a master key.`);
    say(
      'If either is lost, all data is lost, and nobody can bring it back. Copy both, and keep the copies apart, with another person.',
    );
  }
  if (!env.DEMO || env.SITE_JOBS === '0') {
    say(`Due Weight serves ${origin}`);
    if (!env.DEMO && begins)
      say('Invite the first member of staff: npx due-weight staff invite --name "NAME" --role administrator');
    return nothing;
  }
  const { services, databases } = product.house;
  const half = join(env.DATA_DIR, halfName);
  if (existsSync(half))
    throw new StartRefusal(
      `The demo in ${env.DATA_DIR} was stopped while it was made: npm run demo:reset starts it again.`,
    );
  if ((await directoryEntries(databases.control)).length === 0) writeFileSync(half, '');
  const { consultationId, as, staff } = await seedDemo(product.house, demoRoles, { picture: true });
  const finish = env.DEMO_PAST ? await unlessDamaged(seedPast(product.house, as)) : nothing;
  rmSync(half, { force: true });
  const issued = await unlessDamaged(
    services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'Demo',
      language: 'en',
      size: 20,
    }),
  );

  say();
  say(`  Due Weight, demo:  ${origin}`);
  say();
  if (!issued || !finish) {
    say(
      '  A consultation of this demo cannot be read, and all else is served. To start over: npm run demo:reset',
    );
    say();
  }
  if (issued && !issued.ok) {
    say('  No child can join: every consultation of this demo is closed, or had its last day.');
    say(`  What stays of those that were destroyed:  ${origin}/gone`);
    say('  To start over: npm run demo:reset');
    say();
  }
  if (issued?.ok) {
    const [first = [], ...more] = issued.value.codes;
    const address = `${origin}/enter#${codeFragment(first)}`;
    say(`  A child joins with the words:  ${first.join(' ')}`);
    say(`  or opens:  ${address}`);
    say();
    say((await QRCode.toString(address, { type: 'terminal', small: true })).replace(/^/gm, '  '));
    say('  More codes, each for one child:');
    for (const code of more.slice(0, 4)) say(`    ${code.join(' ')}`);
    say();
  }
  if (env.DEMO_PAST) {
    say(`  A consultation that is over, with the answers to it, in a moment:  ${origin}/answers`);
    say(`  What happened to the words of a made-up child of it: open ${origin}/back and type`);
    for (const words of Object.values(demoPhrases())) say(`    ${words.join(' ')}`);
    say();
  }
  say(`  Every safeguarding lead of this demo opens its key with:  ${demoLeadCode}`);
  say();
  say('  Staff, one-time links (open each in a window of its own):');
  const widest = Math.max(...staff.map(({ label }) => label.length));
  for (const person of staff) {
    const link = await services.staff.renewLink(demoSystem, { staffId: person.staffId });
    if (link.ok) say(`    ${person.label.padEnd(widest)} ${origin}/staff/enter/${link.value.token}`);
  }
  say();
  return finish ?? nothing;
}

async function hasNobody(control: Database): Promise<boolean> {
  const people = await Promise.all((await organisations(control)).map(({ id }) => staffOf(control, id)));
  return people.flat().length === 0;
}

/** Undefined where a database cannot be read: others are served all the same. */
async function unlessDamaged<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
