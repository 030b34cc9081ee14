import { type MessageName, messages } from '../../../server/core/wire/messages.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import { nastyJson, nastyText, wrongUtf8 } from './nasty.ts';
import { frame } from './wire.ts';

export type Packet = {
  readonly kind: string;
  readonly bytes: Buffer;
  /** It begins something and does not end it: nothing can answer, and whoever sent it goes away. */
  readonly unfinished?: boolean;
};

const sendable = Object.keys(messages) as readonly MessageName[];

/** Events that a page may send, some that it may not, and some that mean something to the library. */
const events = [
  ...sendable,
  'room:changed',
  'connect',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  '__proto__',
  'constructor',
  'toString',
  '',
];

/** One packet that no page sends. `ids` are real ones: some packets are right but for one thing. */
export function malformed(random: Seeded, ids: readonly string[]): Packet {
  const kind = random.pick(kinds);
  const made = makers[kind](random, ids);
  return { kind, ...made };
}

const text = (words: string) => ({ bytes: frame(words) });
const ack = (random: Seeded) =>
  random.pick(['', '', String(random.below(1_000)), '-1', '99999999999999999999']);

type Made = { bytes: Buffer; unfinished?: boolean };

const makers = {
  engine: (random) =>
    text(
      random.pick([
        '9',
        '9abc',
        '',
        '0{"sid":"x"}',
        '5',
        '6',
        '3',
        '3x',
        '2probe',
        'b',
        'b!!!!',
        'bAAAA',
        '7',
        'x',
      ]) + random.pick(['', '\u0000', nastyText(random).slice(0, 200)]),
    ),
  socket: (random) =>
    text(
      `4${random.pick(['', '7', '9', '0/other,', '0/,', '0{"token":1}', '0[', '2', '2[', '2[]', '2{}', '2["a"', '2["",1]', '2[1]', '2[null]', '2[["a"]]', '2/x,["a"]', '3', '3["x"]', '3999[]', '30[]', '4{"message":1}', '4', '5-["x"]', '51-', '5x-["a"]', '599999999999-["x"]', '6-[]', '61-[{"_placeholder":true,"num":0}]', '2-1["a"]', '2 1["a"]', '299999999999999999999999["a",1]'])}`,
    ),
  attachments: (random) => {
    const head = frame(
      `451-["contribution:post",{"_placeholder":true,"num":${random.pick(['0', '99', '-1', '"0"'])}}]`,
    );
    const body = frame(wrongUtf8(random), { opcode: 2 });
    return { bytes: random.chance(0.5) ? Buffer.concat([head, body]) : Buffer.concat([body, head]) };
  },
  event: (random, ids) =>
    text(
      `42${ack(random)}[${JSON.stringify(random.pick(events))},${Array.from({ length: random.below(4) }, () => nastyJson(random, ids)).join(',') || 'null'}]`,
    ),
  known: (random, ids) => {
    const name = random.pick(sendable);
    return text(`42${random.below(1_000)}[${JSON.stringify(name)},${nearly(name, { random, ids })}]`);
  },
  broken: (random, ids) => {
    const whole = `42${ack(random)}[${JSON.stringify(random.pick(events))},${nastyJson(random, ids)}]`;
    return text(whole.slice(0, random.below(whole.length)));
  },
  huge: (random) =>
    text(`42["contribution:post",{"v":1,"text":"${'x'.repeat(60_000 + random.below(400_000))}"}]`),
  utf8: (random) => ({
    bytes: frame(
      Buffer.concat([
        Buffer.from('42["contribution:post",{"v":1,"text":"'),
        wrongUtf8(random),
        Buffer.from('"}]'),
      ]),
    ),
  }),
  binary: (random) => ({ bytes: frame(wrongUtf8(random), { opcode: 2 }) }),
  frames: (random) =>
    random.pick([
      () => ({ bytes: frame('42["a"]', { masked: false }) }),
      () => ({ bytes: frame('42["a"]', { rsv: 1 + random.below(7) }) }),
      () => ({ bytes: frame('42["a"]', { opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) }) }),
      () => ({ bytes: frame('42["a"]', { opcode: 0 }) }),
      () => ({ bytes: frame(Buffer.alloc(126), { opcode: random.pick([8, 9, 10]) }) }),
      () => ({ bytes: frame('x', { opcode: 9, fin: false }) }),
      () => ({ bytes: frame(Buffer.from([0, random.below(256)]), { opcode: 8 }) }),
      () => ({ bytes: frame(Buffer.from([3]), { opcode: 8 }) }),
      () => ({
        bytes: frame('42["a"]', { claims: random.pick([1n << 40n, (1n << 63n) + 5n]) }),
        unfinished: true,
      }),
      () => ({ bytes: frame('42["a"', { fin: false }), unfinished: true }),
      () => ({ bytes: Buffer.concat([frame('42["a"', { fin: false }), frame('42["b"]')]) }),
      () => ({ bytes: Buffer.concat([frame('ping', { opcode: 9 }), frame('pong', { opcode: 10 })]) }),
    ])(),
  bytes: (random) => ({
    bytes: Buffer.from(Array.from({ length: 2 + random.below(80) }, () => random.below(256))),
    unfinished: true,
  }),
} satisfies Record<string, (random: Seeded, ids: readonly string[]) => Made>;

/** Most are about messages: there is most to stumble over, and few of them end the connection. */
const kinds = [
  'engine',
  'socket',
  'attachments',
  'event',
  'event',
  'event',
  'known',
  'known',
  'known',
  'known',
  'broken',
  'huge',
  'utf8',
  'binary',
  'frames',
  'bytes',
] as const satisfies readonly (keyof typeof makers)[];

type Parts = { readonly random: Seeded; readonly id: () => string };

const someText = (random: Seeded) => nastyText(random).slice(0, 8_000);

/** What a page would send under each name, of ids that are mostly real. */
const shapes: Readonly<Record<MessageName, (parts: Parts) => Record<string, unknown>>> = {
  'room:enter': ({ random, id }) => ({ activity: id(), after: random.below(50) }),
  'room:earlier': ({ random, id }) => ({ activity: id(), before: 1 + random.below(50) }),
  'turn:ask': ({ random, id }) => ({ activity: id(), wants: random.chance(0.5) }),
  'room:answer': ({ random, id }) => ({ activity: id(), poll: id(), choice: random.below(7) }),
  'projector:enter': ({ id }) => ({ consultation: id(), activity: id() }),
  'session:enter': ({ id }) => ({ consultation: id(), activity: id() }),
  'listening:enter': ({ id }) => ({ consultation: id() }),
  'contribution:post': ({ random, id }) => ({
    id: random.id(),
    activity: id(),
    text: someText(random),
    language: 'en',
  }),
  'contribution:revise': ({ random, id }) => ({
    id: id(),
    revision: 1 + random.below(3),
    text: someText(random),
    language: 'en',
  }),
  'contribution:withdraw': ({ id }) => ({ id: id() }),
  'contribution:report': ({ id }) => ({ id: id() }),
  'vote:cast': ({ random, id }) => ({
    statement: id(),
    choice: random.pick(['agree', 'disagree', 'pass', 'unclear', 'x']),
  }),
  'poll:answer': ({ random, id }) => ({ activity: id(), choice: [random.below(14)] }),
  'statements:next': ({ id }) => ({ activity: id(), but: [id(), id()], holds: [id()] }),
  'desk:enter': ({ id }) => ({ consultation: id(), after: 0 }),
  'desk:rooms': ({ id }) => ({ consultation: id() }),
  'contribution:claim': ({ id }) => ({ consultation: id(), id: id() }),
  'contribution:decide': ({ id }) => ({
    consultation: id(),
    id: id(),
    revision: 1,
    decision: 'refuse',
    reason: 'x',
    hidden: [{ start: 9, end: 1 }],
    leaves: [{ start: 9, end: 1 }],
  }),
  'contribution:undo': ({ id }) => ({ consultation: id(), id: id() }),
};

/** A message that is right but for one thing, if at all; now and then another is sent under its name. */
function nearly(
  name: MessageName,
  { random, ids }: { readonly random: Seeded; readonly ids: readonly string[] },
): string {
  const id = () =>
    random.chance(0.8) ? random.pick(ids) : random.chance(0.5) ? random.id() : nastyText(random);
  const shape = shapes[random.chance(0.8) ? name : random.pick(sendable)];
  const message: Record<string, unknown> = { ...shape({ random, id }), v: 1 };
  if (random.chance(0.5))
    message[random.pick(Object.keys(message))] = random.pick([
      null,
      -1,
      1.5,
      [],
      {},
      nastyText(random),
      true,
    ]);
  return JSON.stringify(message);
}
