import { io, type Socket } from 'socket.io-client';
import { leavesAll } from '../../support/house/left-in.ts';
import { connectLive, type LiveClient } from '../../support/house/live-client.ts';
import { readyHelp } from '../../support/house/ready-help.ts';
import { joinAsChild, openConsultation, printCodes, signInCrew } from '../../support/pages/journeys.ts';
import { cpuSeconds } from '../../support/processes/process-cpu.ts';
import { startProduct, swiftDesk } from '../../support/processes/product.ts';
import { startBare } from './bare-server.ts';
import { type Driven, drive, type Room } from './drive.ts';

export type Shape = { readonly rooms: number; readonly children: number };

/** One server under load: drives `messages` through rooms of `size` children and answers CPU seconds and what was heard. */
export type Side = {
  readonly run: (load: {
    rooms: 'small' | 'large';
    messages: number;
    together: number;
  }) => Promise<Driven & { cpu: number }>;
  readonly close: () => Promise<void>;
};

/** The product as a user starts it: `rooms` rooms with the children shared out, and one room with all of them. */
export async function openProductSide(
  shape: Shape,
  tick: (done: number, all: number) => void,
): Promise<Side> {
  const product = await startProduct({ prepare: readyHelp, env: swiftDesk });
  const crew = await signInCrew(product);
  const prompts = Array.from({ length: shape.rooms + 1 }, (_, index) => `Room ${index + 1}`);
  const consultation = await openConsultation(crew, { title: 'Fan-out', rooms: prompts, questions: [] });
  const codes = await printCodes(crew.organiser, consultation.id, shape.children);
  const children: LiveClient[] = [];
  for (const code of codes.slice(0, shape.children)) {
    children.push(await connectLive(await joinAsChild(product.origin, code), { as: 'child' }));
    tick(children.length, shape.children);
  }
  const large = consultation.rooms.at(-1) ?? '';
  const small: Room<LiveClient>[] = consultation.rooms.slice(0, -1).map((activity, index) => ({
    activity,
    sockets: children.filter((_, child) => child % shape.rooms === index),
  }));
  const rooms = { small, large: [{ activity: large, sockets: children }] };
  for (const room of [...rooms.small, ...rooms.large]) {
    for (const child of room.sockets) {
      const entered = await child.ask('room:enter', { activity: room.activity, after: 0 });
      if (!entered.ok) throw new Error(`A child could not enter: ${entered.code}.`);
    }
  }

  const desk = await connectLive(crew.moderator, { as: 'staff' });
  // A room hears of a decision before the desk has its answer.
  const unanswered = new Set<Promise<unknown>>();
  desk.listen((heard) => {
    if (heard.name !== 'desk:changed') return;
    for (const change of heard.event.changes) {
      if (change.kind !== 'waiting') continue;
      const { id, revision, findings } = change.item;
      const answer = desk.ask('contribution:decide', {
        consultation: consultation.id,
        id,
        revision,
        decision: 'publish',
        leaves: leavesAll({ findings }),
      });
      unanswered.add(answer);
      void answer.then((settled) => {
        unanswered.delete(answer);
        // Nobody decides it again, and its room would wait for ever.
        if (!settled.ok) throw new Error(`A decision was refused: ${settled.code}.`);
      });
    }
  });
  const queue = await desk.ask('desk:enter', { consultation: consultation.id, after: 0 });
  if (!queue.ok) throw new Error(`The desk could not be entered: ${queue.code}.`);

  let from = 0;
  let posts = 0;
  const begun = Date.now();
  return {
    async run({ rooms: which, messages, together }) {
      // Each child has a pace (8 posts in 10 s) and is not to be driven past it: a refusal costs as well.
      posts += messages / shape.children;
      const early = begun + (posts / 6) * 10_000 - Date.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const before = cpuSeconds(product.pid());
      from += Math.ceil(messages / rooms[which].length);
      const driven = await drive<LiveClient>({
        from,
        rooms: rooms[which],
        messages,
        together,
        async send(child, { id, activity, text }) {
          const answer = await child.ask('contribution:post', { id, activity, text, language: 'en' });
          if (!answer.ok) throw new Error(`A post was refused: ${answer.code}.`);
        },
        hear(child, heard) {
          const listener = ({ items }: { items: readonly { id: string }[] }) =>
            heard(items.map((item) => item.id));
          child.socket.on('room:changed', listener);
          return () => child.socket.off('room:changed', listener);
        },
      });
      return { ...driven, cpu: cpuSeconds(product.pid()) - before };
    },
    async close() {
      await Promise.all(unanswered);
      for (const live of [...children, desk]) live.close();
      await product.remove();
    },
  };
}

/** The bare Socket.IO server in a process of its own, with the same rooms. */
export async function openBareSide(shape: Shape): Promise<Side> {
  const { pid, port, stop } = await startBare();
  const connect = (room: number): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = io(`http://127.0.0.1:${port}`, {
        path: '/live',
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        query: { rooms: `small-${room},large` },
      });
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', reject);
    });
  const children: Socket[] = [];
  for (let child = 0; child < shape.children; child += 1) children.push(await connect(child % shape.rooms));
  const rooms = {
    small: Array.from({ length: shape.rooms }, (_, index) => ({
      activity: `small-${index}`,
      sockets: children.filter((_, child) => child % shape.rooms === index),
    })),
    large: [{ activity: 'large', sockets: children }],
  };
  return {
    async run({ rooms: which, messages, together }) {
      const before = cpuSeconds(pid);
      const driven = await drive<Socket>({
        rooms: rooms[which],
        messages,
        together,
        async send(child, message) {
          await child.emitWithAck('say', message);
        },
        hear(child, heard) {
          const listener = ({ id }: { id: string }) => heard([id]);
          child.on('said', listener);
          return () => child.off('said', listener);
        },
      });
      return { ...driven, cpu: cpuSeconds(pid) - before };
    },
    async close() {
      for (const child of children) child.disconnect();
      stop();
    },
  };
}
