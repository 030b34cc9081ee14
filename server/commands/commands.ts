import { notedHead, verifyAudit } from '../../db/audit.ts';
import { isOfSite, ofSite } from '../../db/of-site.ts';
import { keptIds, verifyKept } from '../../db/queries/retention/kept-log.ts';
import { organisations, staffById, staffOf } from '../../db/queries/staff/staff.ts';
import { withoutSeat } from '../core/safeguarding/cases.ts';
import { trainingTopics } from '../core/staff/duty.ts';
import { longestName } from '../core/staff/field-limits.ts';
import { type Grant, type Role, roles } from '../core/staff/roles.ts';
import type { RefusalCode } from '../core/wire/refusals.ts';
import { exitCodes } from '../env.ts';
import type { House } from '../house.ts';
import { listDatabases } from './databases.ts';
import { runKeeping } from './keeping.ts';
import { runMoving } from './moving.ts';
import { answer, answerBoth, type CommandAnswer, failed, type Options, parseOptions } from './options.ts';
import { usage } from './usage.ts';
import { type CommandWait, whoWrote } from './who.ts';

export type CommandRequest = { readonly words: readonly string[]; readonly origin: string };

const system = { kind: 'system', name: 'command-line' } as const;

/** Runs one command inside the process that holds the data folder, whichever that is. `wait` is there while a server runs. */
export async function runCommand(
  house: House,
  request: CommandRequest,
  wait?: CommandWait,
): Promise<CommandAnswer> {
  const [area, verb, ...rest] = request.words;
  if (area === 'databases') return listDatabases(house);
  if (area === 'waiting') return waitingHelp(house, parseOptions(request.words.slice(1)));
  if (area === 'who') return whoWrote(house, parseOptions(request.words.slice(1)), wait);
  const options = parseOptions(rest);
  const kept = await runKeeping(house, verbOf(request.words));
  if (kept !== undefined) return kept;
  const moved =
    area === 'consultation'
      ? await runMoving(house, { verb: verb ?? '', options, origin: request.origin })
      : undefined;
  if (moved !== undefined) return moved;
  switch (`${area} ${verb}`) {
    case 'staff invite':
      return inviteStaff(house, options, request.origin);
    case 'staff roles':
      return changeRoles(house, options);
    case 'staff list':
      return listStaff(house);
    case 'staff link':
      return linkStaff(house, options, request.origin);
    case 'audit verify':
      return verifyChain(house, options.free[0]);
    case 'receipt verify': {
      const outcome = await house.services.privacy.verifyReceipt(system, { line: options.free[0] ?? '' });
      return outcome.ok
        ? { lines: ['signed by this organisation', outcome.value.body], exitCode: 0 }
        : failed('This is no receipt of this organisation.');
    }
    default:
      return { lines: usage, exitCode: exitCodes.usage };
  }
}

/** `backup` and `restore` may stand without a second word. */
function verbOf([area = '', verb = '', ...rest]: readonly string[]) {
  const alone = area === 'restore' || (area === 'backup' && verb !== 'keys');
  return alone
    ? { area, verb: '', options: parseOptions(verb === '' ? rest : [verb, ...rest]) }
    : { area, verb, options: parseOptions(rest) };
}

/** Why nobody was invited: what is typed wrong has its own code. */
const typedWrong: Partial<Record<RefusalCode, string>> = {
  'field-missing': 'A name and at least one role are needed: --name "NAME" --role ROLE.',
  'field-too-long': `The name, or the body, is longer than ${longestName} characters.`,
};
const noConsultation = 'There is no such consultation.';
const wrongRole = `A role is one of: ${roles.join(', ')}.`;

/** Undefined where one of them is none. */
function rolesIn(options: Options): readonly Role[] | undefined {
  const wanted = options.named.get('role') ?? [];
  const known = wanted.filter((role): role is Role => (roles as readonly string[]).includes(role));
  return known.length === wanted.length ? known : undefined;
}

const notInvited: Partial<Record<RefusalCode, string>> = {
  'roles-apart': 'One person may not hold these roles together.',
  'not-found': noConsultation,
  'try-again': 'The person was not written down. Try again.',
};

async function inviteStaff(house: House, options: Options, origin: string): Promise<CommandAnswer> {
  const known = rolesIn(options);
  if (!known) return failed(wrongRole);
  const outcome = await house.services.staff.invite(system, {
    name: options.named.get('name')?.[0] ?? '',
    grants: known.map((role) => ({ role, consultationId: options.named.get('consultation')?.[0] ?? '' })),
    body: options.named.get('body')?.[0] ?? '',
  });
  if (outcome.ok) {
    if (options.switches.has('trained')) {
      const day = new Date(house.deps.clock()).toISOString().slice(0, 10);
      const { staffId } = outcome.value;
      await house.services.staff.recordTraining(system, { staffId, topics: trainingTopics, day });
    }
    return answer(`${origin}/staff/enter/${outcome.value.token}`);
  }
  const wrong = typedWrong[outcome.code];
  if (wrong !== undefined) return { lines: [wrong], exitCode: exitCodes.usage };
  return failed(notInvited[outcome.code] ?? `Refused: ${outcome.code}.`);
}

const notChanged: Partial<Record<RefusalCode, string>> = {
  'roles-apart':
    'One person may not hold these roles, together or one after the other: an overseer is invited anew.',
  'last-administrator': 'One administrator has to remain.',
  'stale-revision': 'Somebody changed these roles just now. Look, and try again.',
};

/** What somebody does from now on, for whoever has no other administrator to do it. */
async function changeRoles(house: House, options: Options): Promise<CommandAnswer> {
  const staffId = options.free[0] ?? '';
  const where = options.named.get('consultation')?.[0] ?? '';
  const known = rolesIn(options);
  if (!known) return failed(wrongRole);
  const only = options.switches.has('only');
  const outcome = await house.services.staff.changeRoles(system, { staffId, where, roles: known, only });
  const person = await staffById(house.databases.control, staffId);
  if (outcome.ok) return answer(`${person?.name ?? ''}: ${heldBy(person?.grants ?? [])}`);
  if (!person || person.state === 'revoked') return failed(noPerson(person?.state));
  return failed(
    outcome.code === 'not-found' ? noConsultation : (notChanged[outcome.code] ?? `Refused: ${outcome.code}.`),
  );
}

const noPerson = (state: string | undefined) =>
  state === 'revoked' ? 'Access was taken away from this person: invite anew.' : 'There is no such person.';

/** Each with the consultation that it holds in; everywhere without one. */
const heldBy = (grants: readonly Grant[]) =>
  grants
    .map(({ role, consultationId }) => (consultationId === '' ? role : `${role}@${consultationId}`))
    .join(' ');

/** A link for whoever lost the last one. Whoever may not come in any more is on the list, and gets none. */
async function linkStaff(house: House, options: Options, origin: string): Promise<CommandAnswer> {
  const staffId = options.free[0] ?? '';
  const anew = options.switches.has('anew');
  const outcome = await house.services.staff.renewLink(system, { staffId, anew });
  if (outcome.ok) return answer(`${origin}/staff/enter/${outcome.value.token}`);
  return failed(noPerson((await staffById(house.databases.control, staffId))?.state));
}

async function listStaff(house: House): Promise<CommandAnswer> {
  const control = house.databases.control;
  const lines: string[] = [];
  for (const organisation of await organisations(control)) {
    for (const person of await staffOf(control, organisation.id)) {
      lines.push([person.staffId, person.state, person.name, heldBy(person.grants)].join('\t'));
    }
  }
  return { lines, exitCode: 0 };
}

/**
 * Every log of the site, or the one that is named: how long it is, or the first entry that is not what was written. Of a consultation that is
 * destroyed, the lines that are kept.
 */
async function verifyChain(house: House, named: string | undefined): Promise<CommandAnswer> {
  const { databases } = house;
  const kept = await keptIds(databases.control);
  const known = [...new Set([...ofSite, ...databases.ids(), ...kept])];
  if (named !== undefined && !known.includes(named)) return failed('There is no such consultation.');
  const lines: string[] = [];
  let broken = false;
  for (const id of named === undefined ? known : [named]) {
    const says = named === undefined ? `${id}: ` : '';
    const db = isOfSite(id) ? databases[id] : await databases.consultation(id).catch(() => undefined);
    const check = db
      ? await verifyAudit(db, await notedHead(databases.control, db))
      : kept.includes(id)
        ? await verifyKept(databases.control, id)
        : undefined;
    if (check?.ok) lines.push(`${says}${check.entries} ${db ? 'entries' : 'kept lines'}, chain intact`);
    else {
      broken = true;
      lines.push(
        check ? `${says}The chain breaks at entry ${check.firstBad}.` : `${says}It cannot be opened.`,
      );
    }
  }
  return { lines, exitCode: broken ? 1 : 0 };
}

/** Minutes after which `waiting` fails where nothing else is said: an hour. */
const waitsTooLong = 60;

/** Letters and cases that wait for leads, by place, without a number or a word of any, and places that cannot be read: for whatever wakes people. */
async function waitingHelp(house: House, options: Options): Promise<CommandAnswer> {
  const after = Number(options.named.get('after')?.[0] ?? waitsTooLong);
  if (!Number.isFinite(after) || after < 0) return failed('Say after how many minutes: --after MINUTES.');
  const outcome = await house.services.safeguarding.waitingHelp(system, {});
  if (!outcome.ok) return failed('What waits could not be read.');
  const { waiting, unreadable } = outcome.value;
  const said = answerBoth(options, { waiting, unreadable }, [
    ...waiting.map(
      ({ place, count, oldestMinutes }) =>
        `${place === withoutSeat ? 'letters' : place}: ${count} waiting, the first for ${oldestMinutes} minutes`,
    ),
    ...unreadable.map(
      (id) => `${id === withoutSeat ? 'letters' : id}: cannot be read, so nobody knows who waits there`,
    ),
    ...(waiting.length + unreadable.length === 0 ? ['Nobody waits for help.'] : []),
  ]);
  const late = waiting.some(({ oldestMinutes }) => oldestMinutes >= after);
  return { ...said, exitCode: late || unreadable.length > 0 ? 1 : 0 };
}
