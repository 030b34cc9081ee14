import { StoreError } from '../../db/engine.ts';
import { liesIn } from '../../db/places.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { isAway, newestMoveOf } from '../../db/queries/retention/moves.ts';
import { isId, newId } from '../core/ids.ts';
import type { House } from '../house.ts';
import { makeReady, moveOut, type Sent } from '../moving/move-out.ts';
import { endOf, type MovingParts } from '../moving/parts.ts';
import { fingerprintOf, placeLine, readPlace } from '../moving/place.ts';
import { MoveRefusal } from '../moving/refusal.ts';
import { settleMove, takeBack } from '../moving/settle.ts';
import { refuseLetter, takeIn } from '../moving/take-in.ts';
import { refusalOf } from '../refusal-of.ts';
import { ifReadable } from '../usecases/if-readable.ts';
import { answerBoth, type CommandAnswer, failed, type Options } from './options.ts';

const system = { kind: 'system', name: 'command-line' } as const;

/** `consultation …`, inside the process that holds the data folder. */
export async function runMoving(
  house: House,
  request: { readonly verb: string; readonly options: Options; readonly origin: string },
): Promise<CommandAnswer | undefined> {
  const { verb, options, origin } = request;
  const parts: MovingParts = { deps: house.deps, databases: house.databases, keyring: house.keyring };
  try {
    switch (verb) {
      case 'place':
        return await sayPlace(parts, {
          address: options.named.get('address')?.[0] ?? origin,
          origins: house.origins,
          options,
        });
      case 'move':
        return await house.moves.run(() =>
          options.switches.has('back') ? back(parts, options) : send(house, parts, options),
        );
      case 'take':
        return await house.moves.run(() => take(parts, { origins: house.origins, options }));
      case 'settle':
        return await house.moves.run(() => settle(parts, options));
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof StoreError || error instanceof MoveRefusal) return failed(error.message);
    throw error;
  }
}

type Asked = { readonly origins: readonly string[]; readonly options: Options };

async function sayPlace(
  parts: MovingParts,
  { address, origins, options }: Asked & { readonly address: string },
): Promise<CommandAnswer> {
  if (!/^https?:/.test(address) || !URL.canParse(address))
    return failed(
      'Say under which address children will reach it: --address https://parks.consult.example.org.',
    );
  if (parts.databases.kind === 'server')
    return failed('The data lies on a libSQL server: this program moves files only.');
  const id = newId(parts.deps.random);
  const secret = parts.keyring.addPlace(id);
  const line = await placeLine(parts.deps.secrets, { id, secret, address });
  const { signing } = readPlace(line);
  return answerBoth(options, { line, fingerprint: fingerprintOf(signing) }, [
    line,
    `It is for one consultation and holds no secret. Compare by telephone: ${fingerprintOf(signing)}`,
    ...(origins.includes(new URL(address).origin)
      ? []
      : [`ORIGIN here does not name ${address} yet: add it, and start again, before anything is sent.`]),
  ]);
}

async function send(house: House, parts: MovingParts, options: Options): Promise<CommandAnswer> {
  const [consultationId = ''] = options.free;
  const to = options.named.get('to')?.[0] ?? '';
  if (!isId(consultationId) || to === '')
    return failed('Say which, for whom and where to: consultation move ID --place LINE --to DIR.');
  if (isInside(house, to))
    return failed('Data, keys, copies and what is moved each need a folder of their own.');
  const place = readPlace(options.named.get('place')?.[0] ?? '');
  if (place.signing === readOwn(parts)) throw new MoveRefusal('That is the line of this very machine.');
  await makeReady(parts, { consultationId, to });
  // Refused where it is not open: then what is sent is what stands.
  await house.services.consultation.move(system, { consultationId, to: 'paused' });
  let sent: Sent;
  try {
    sent = await moveOut(parts, { consultationId, place, to });
  } catch (error) {
    const said = error instanceof MoveRefusal || error instanceof StoreError ? error : refusalOf(error);
    if (!said) throw error;
    throw new MoveRefusal(`${said.message} ${await howItStands(parts, consultationId)}`.trim());
  } finally {
    // Whatever was reached: pages that stand open hear no more of it here.
    if (!parts.databases.ids().includes(consultationId)) {
      const at = { consultationId, state: 'paused', away: true } as const;
      house.services.tellOfElsewhere({ name: 'consultation-changed', ...at });
    }
  }
  return answerBoth(options, { ...sent, address: place.address, fingerprint: fingerprintOf(place.signing) }, [
    sent.folder,
    `Nobody is served from it until ${place.address} has taken it in. Compare by telephone: ${fingerprintOf(place.signing)}`,
    'There: due-weight consultation take DIR --from LINE, with a line of this machine. Then here: due-weight consultation settle LINE.',
  ]);
}

/** After a refusal in the middle, so that nobody leaves children waiting without knowing it. */
async function howItStands(parts: MovingParts, consultationId: string): Promise<string> {
  const move = await newestMoveOf(parts.databases.control, consultationId);
  if (move === undefined || !isAway(move)) return `It is served here${await stateOf(parts, consultationId)}.`;
  if (endOf(move) !== undefined) return '';
  const back =
    move.state === 'leaving'
      ? `, or take it back: due-weight consultation move ${consultationId} --back`
      : '';
  return `It is served nowhere now: type the same again${back}.`;
}

/** What follows that it is here: what came paused waits for a person; a draft, or what is closed, goes on as it stands. */
async function stateOf({ deps }: MovingParts, consultationId: string): Promise<string> {
  const row = await ifReadable(deps, consultationId, consultationRow);
  if (!row) return '';
  return row.state === 'paused' ? ', paused: an organiser opens it' : `, as it was: ${row.state}`;
}

async function back(parts: MovingParts, options: Options): Promise<CommandAnswer> {
  const [consultationId = ''] = options.free;
  await takeBack(parts, consultationId);
  const state = await stateOf(parts, consultationId);
  return answerBoth(options, { consultationId }, [`It is served here again${state}.`]);
}

async function take(parts: MovingParts, { origins, options }: Asked): Promise<CommandAnswer> {
  const [folder = ''] = options.free;
  const from = readPlace(options.named.get('from')?.[0] ?? '');
  if (folder === '') return failed('Say which folder: consultation take DIR --from LINE.');
  if (options.switches.has('refuse')) {
    const refused = await refuseLetter(parts, { folder, from });
    return answerBoth(options, refused, [
      refused.answer,
      'It is never taken in here. Tell the other machine that line.',
    ]);
  }
  const taken = await takeIn(parts, { folder, from, origins });
  if (!taken.isHere)
    return answerBoth(options, taken, [
      taken.answer,
      'It was taken in here, and has left since. Tell the other machine that line, and delete the folder.',
    ]);
  return answerBoth(options, taken, [
    taken.answer,
    `It is here${await stateOf(parts, taken.consultationId)}. Tell the other machine that line, and delete the folder.`,
    ...taken.invited.map(({ id, name }) => `${name} signs in again: due-weight staff link ${id}`),
    ...taken.joined.map(
      ({ id, name, roles }) => `${name} (${id}) is known here: ${roles.join(', ')} in it now.`,
    ),
    ...taken.apart.map(
      ({ id, name, roles }) =>
        `${name} (${id}) is not ${roles.join(', ')} in it here: nobody holds that beside its other roles.`,
    ),
  ]);
}

async function settle(parts: MovingParts, options: Options): Promise<CommandAnswer> {
  const settled = await settleMove(parts, options.free[0] ?? '');
  const { consultationId, address } = settled;
  if (settled.verdict === 'taken')
    return answerBoth(options, settled, [
      `It is at ${address}; its key here is destroyed, and every page here says where it went.`,
    ]);
  const said = parts.databases.ids().includes(consultationId)
    ? `It is served here again${await stateOf(parts, consultationId)}.`
    : 'It was given back then, and has left since.';
  return answerBoth(options, settled, [`${said} Delete the folder that was written for the other machine.`]);
}

function isInside(house: House, folder: string): boolean {
  const { dataDir, backupDir, keyBackupDir } = house.places;
  return [dataDir, backupDir, keyBackupDir].some(
    (other) => other !== undefined && (liesIn(other, folder) || liesIn(folder, other)),
  );
}

function readOwn(parts: MovingParts): string {
  return parts.keyring.signing.publicKey;
}
