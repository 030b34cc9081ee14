import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import type { Outcome } from '../../../server/core/outcome.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
import type { ClientMessages, ServerEvents } from '../../../server/core/wire/events.ts';
import { demoSystem, seedDemo } from '../../../server/demo/seed.ts';
import { readEnv } from '../../../server/env.ts';
import { createAskLimiter, createErrLimiter, createStaffAskLimiter } from '../../../server/house/guards.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { createLive } from '../../../server/live/io.ts';
import type { Others } from '../../../server/live/tell-numbers.ts';
import { createTickets, type TicketHolder } from '../../../server/live/tickets.ts';
import { tempFolder } from '../processes/temp.ts';
import { screeningWorker } from '../processes/threads.ts';

export type TestHouse = House & {
  readonly folder: string;
  readonly consultationId: string;
  readonly staffWho: (role: Role) => Promise<Staff>;
  /** Somebody else with this role. */
  readonly otherWho: (role: Role, than: Staff) => Promise<Staff>;
  readonly join: (language?: string) => Promise<Child>;
  readonly remove: () => Promise<void>;
};

const crew: readonly { name: string; roles: readonly Role[] }[] = [
  { name: 'Noor', roles: ['administrator'] },
  { name: 'Ilse', roles: ['organiser'] },
  { name: 'Tariq', roles: ['approver'] },
  { name: 'Maya', roles: ['moderator', 'safeguarding-lead'] },
  { name: 'Ravi', roles: ['moderator'] },
  { name: 'Jonas', roles: ['analyst', 'facilitator'] },
  { name: 'Amal', roles: ['overseer'] },
  { name: 'Sami', roles: ['decision-maker'] },
];

/**
 * A folder with the data and keys of a test house that was made and closed again: houses of this machine begin with a copy of it.
 * Undefined outside of Vitest, where each makes its own.
 */
const made = process.env.TEST_HOUSE;
/** Settings with which a house would have been made otherwise. */
const makesOthers = ['DEMO', 'LIBSQL_URL'];

/**
 * A real house on a folder of its own, with one open consultation and a person for each role; `settings` as the environment gives
 * them. Houses are alike in keys and ids, but for one that is made `anew`: as two machines, or two sites, are not.
 */
export async function openTestHouse(
  settings: Readonly<Record<string, string>> = {},
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<TestHouse> {
  const folder = tempFolder('house');
  if (made !== undefined && !anew && !makesOthers.some((name) => name in settings))
    cpSync(made, folder.path, { recursive: true });
  const env = readEnv({
    DATA_DIR: join(folder.path, 'data'),
    KEYRING: join(folder.path, 'keyring.json'),
    DEMO: '1',
    ...settings,
  });
  const house = await openHouse(env, {
    workerFile: screeningWorker,
    // The same hash at a hundredth of its cost; the figure `guessing` runs the product's own.
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });
  const { consultationId } = await seedDemo(house, crew);
  const organisationId = (await need(house.services.consultation.read(demoSystem, { consultationId }))).row
    .organisationId;
  // Everybody has signed in once: what hangs on a link that works for two days would change with the clock of a test.
  await house.databases.control.write([{ sql: `update staff set state = 'active'`, args: [] }]);
  // Somebody is at the desk, or its rooms would rest.
  house.deps.duty.arrive('a desk', {
    consultationId,
    staffId: 'somebody',
    roles: ['moderator', 'safeguarding-lead'],
  });
  let codes: (readonly string[])[] = [];

  async function personWho(role: Role, than?: Staff): Promise<Staff> {
    const people = await staffOf(house.databases.control, organisationId);
    const person = people.find(
      ({ staffId, grants }) => staffId !== than?.staffId && grants.some((grant) => grant.role === role),
    );
    if (!person) throw new Error(`nobody else is ${role}`);
    const { state: _state, ...staff } = person;
    // As it is right after it has signed in.
    return { ...staff, freshFactor: true };
  }

  return {
    ...house,
    folder: folder.path,
    consultationId,
    staffWho: (role) => personWho(role),
    otherWho: (role, than) => personWho(role, than),
    async join(language = 'en') {
      if (codes.length === 0) {
        const issued = await need(
          house.services.consultation.issueCodes(demoSystem, {
            consultationId,
            label: 'test',
            language: 'en',
            size: 50,
          }),
        );
        codes = [...issued.codes];
      }
      const visitor = { kind: 'visitor' } as const;
      const { session } = await need(
        house.services.room.join(visitor, {
          consultationId,
          code: codeFragment(codes.pop() ?? []),
          nonce: crypto.randomUUID(),
          language,
          level: 'older',
        }),
      );
      return (await need(house.services.room.identify(visitor, { consultationId, session }))).actor;
    },
    async remove() {
      await house.close();
      folder.remove();
    },
  };
}

/** A second process beside a house whose databases are on a server: a data folder of its own, the same keyring. */
export async function openBeside(
  first: TestHouse,
  settings: Readonly<Record<string, string>>,
): Promise<TestHouse> {
  const folder = tempFolder('beside');
  const env = readEnv({
    DATA_DIR: join(folder.path, 'data'),
    KEYRING: join(first.folder, 'keyring.json'),
    DEMO: '1',
    ...settings,
  });
  const house = await openHouse(env, {
    workerFile: screeningWorker,
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });
  const { consultationId } = first;
  house.deps.duty.arrive('a desk', {
    consultationId,
    staffId: 'somebody',
    roles: ['moderator', 'safeguarding-lead'],
  });
  return {
    ...first,
    ...house,
    folder: folder.path,
    async remove() {
      await house.close();
      folder.remove();
    },
  };
}

/** The value of an outcome that the test takes for granted. */
export async function need<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`refused: ${settled.code}`);
  return settled.value;
}

export type TestSocket = Socket<ServerEvents, ClientMessages> & {
  readonly heard: readonly (readonly [string, unknown])[];
};

export type TestLive = {
  readonly connect: (
    holder: Child | Staff,
    options?: { origin?: string; ticket?: string; session?: string },
  ) => Promise<TestSocket>;
  /** A ticket to connect with later. */
  readonly ticketOf: (holder: Child | Staff, session?: string) => Promise<string>;
  readonly hasDesk: (consultationId: string) => boolean;
  readonly close: () => Promise<void>;
};

/** The live adapter on a real port. Each socket keeps everything it heard. `expects`: a fault that the test brings about. */
export async function openTestLive(
  house: TestHouse,
  {
    others,
    expects = () => false,
  }: { readonly others?: Others; readonly expects?: (fault: unknown) => boolean } = {},
): Promise<TestLive> {
  const http = createServer();
  const tickets = createTickets({ clock: house.deps.steady, token: () => crypto.randomUUID() });
  const faults: unknown[] = [];
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const live = createLive(http, {
    services: house.services,
    tickets,
    origins: [origin],
    mayAsk: {
      child: createAskLimiter().take,
      staff: createStaffAskLimiter(readEnv({}).STAFF_ASKS_A_SECOND).take,
    },
    mayErr: createErrLimiter().take,
    others,
    fault: (error) => void (expects(error) || faults.push(error)),
  });
  const sockets: Socket[] = [];
  /** In a child's own session where a test has one; else in one of its own, so that no two children share their idle minutes. */
  async function ticketOf(holder: Child | Staff, named?: string): Promise<string> {
    const session =
      holder.kind === 'staff'
        ? (named ?? (await staffSession(house, holder)))
        : await childSession(house, holder, named ?? `seat of ${holder.participantId}`);
    return tickets.issue({ ...holder, session } as TicketHolder);
  }

  return {
    ticketOf,
    hasDesk: live.hasDesk,
    async connect(holder, options = {}) {
      const ticket = options.ticket ?? (await ticketOf(holder, options.session));
      const heard: [string, unknown][] = [];
      const socket = Object.assign(
        io(origin, {
          path: '/live',
          transports: ['websocket'],
          forceNew: true,
          reconnection: false,
          query: { ticket },
          extraHeaders: { origin: options.origin ?? origin },
        }),
        { heard },
      ) as unknown as TestSocket;
      sockets.push(socket);
      socket.onAny((name: string, event: unknown) => heard.push([name, event]));
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await live.close();
      if (faults.length > 0) throw faults[0];
    },
  };
}

/** A session of this child by this name; it begins where there is none. */
export async function childSession(
  house: TestHouse,
  { consultationId, participantId }: Child,
  session: string,
): Promise<string> {
  const hash = house.deps.secrets.of(consultationId).hash('seat', session);
  const db = await house.databases.consultation(consultationId);
  await db?.write([
    {
      sql: 'insert or ignore into participant_session (hash, participant_id) values (?1, ?2)',
      args: [hash, participantId],
    },
  ]);
  return session;
}

/** A session that this person begins; one more, where it has some. */
export async function staffSession(house: TestHouse, staff: Staff): Promise<string> {
  const { token } = await need(house.services.staff.renewLink(demoSystem, { staffId: staff.staffId }));
  return (await need(house.services.staff.enter({ kind: 'visitor' }, { token }))).session;
}

/** Resolves with the next event of a name that is `wanted`; the test's own time-out is the only clock. */
export function next<N extends keyof ServerEvents>(
  socket: TestSocket,
  name: N,
  wanted: (event: Parameters<ServerEvents[N]>[0]) => boolean = () => true,
): Promise<Parameters<ServerEvents[N]>[0]> {
  return new Promise((resolve) => {
    // What was gathered before may still be on its way: that is not what is waited for.
    const hear = (event: Parameters<ServerEvents[N]>[0]) => {
      if (!wanted(event)) return;
      (socket.off as (name: string, listener: unknown) => void).call(socket, name, hear);
      resolve(event);
    };
    (socket.on as (name: string, listener: unknown) => void).call(socket, name, hear);
  });
}

/** Of the packets of a room: those in which these words come or go. A room is told in packets, and an earlier one may come first. */
export function about(id: string): (event: Parameters<ServerEvents['room:changed']>[0]) => boolean {
  return ({ items, removed }) => removed.includes(id) || items.some((item) => item.id === id);
}
