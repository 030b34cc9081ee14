import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Server, type Socket } from 'socket.io';
import { onTestFinished } from 'vitest';
import type { Answers, ClientMessages, Refusal, ServerEvents } from '../../../server/core/wire/events.ts';
import type { Message, MessageName } from '../../../server/core/wire/messages.ts';

type LiveSocket = Socket<ClientMessages, ServerEvents>;

export type LivePage<T> = {
  /** What the hook answered last. */
  readonly now: () => T;
  /** Its connection, once it is there. */
  readonly socket: () => LiveSocket;
  /** All it asked by this name. */
  readonly asked: <N extends MessageName>(name: N) => readonly Message<N>[];
  /** Answers the first of these that waits for an answer. */
  readonly answer: <N extends MessageName>(name: N, answer: Answers[N] | Refusal) => void;
  /** How many of these wait for an answer. */
  readonly waits: (name: MessageName) => number;
  /** Its connection goes, and no other opens. */
  readonly bar: () => void;
  /** Before the test ends, which closes it. */
  readonly close: () => Promise<void>;
};

/** Of a browser what React and a connection look for; what a hook renders is nothing. */
function standIn(port: number, pathname: string) {
  const nothing = () => undefined;
  const node = { nodeType: 9, addEventListener: nothing, removeEventListener: nothing };
  const container = { ...node, nodeType: 1, nodeName: 'DIV', tagName: 'DIV', ownerDocument: node };
  const events = new EventTarget();
  const globals: Record<string, unknown> = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
    window: { HTMLIFrameElement: class {}, event: undefined },
    location: { protocol: 'http:', host: `127.0.0.1:${port}`, port: `${port}`, pathname },
    // What a test put there stays.
    document: globalThis.document ?? { querySelector: () => null, getElementById: () => null },
    fetch: async () => new Response(JSON.stringify({ ticket: 'a ticket' })),
  };
  const before = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return {
    container: container as unknown as Element,
    remove() {
      for (const [name, was] of before)
        if (was) Object.defineProperty(globalThis, name, was);
        else Reflect.deleteProperty(globalThis, name);
    },
  };
}

function Page({ runs }: { runs: () => void }) {
  runs();
  return null;
}

/** A page at `path` that is nothing but this hook, alive, and the server that it is connected to, which answers when the test does. Both end with the test. */
export async function openLivePage<T>(hook: () => T, path = '/here'): Promise<LivePage<T>> {
  const http = createServer();
  const io = new Server<ClientMessages, ServerEvents>(http, { path: '/live', transports: ['websocket'] });
  let socket: LiveSocket | undefined;
  const asked: { name: string; message: unknown; reply: ((answer: unknown) => void) | undefined }[] = [];
  io.on('connection', (connected) => {
    socket = connected;
    connected.onAny((name: string, message: unknown, reply: (answer: unknown) => void) => {
      asked.push({ name, message, reply });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const stand = standIn((http.address() as AddressInfo).port, path);
  let answered: T | undefined;
  const root = createRoot(stand.container);
  const runs = () => {
    answered = hook();
  };
  root.render(createElement(Page, { runs }));
  const of = (name: string) => asked.filter((each) => each.name === name);
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    root.unmount();
    // React ends the effects of a page after it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await io.close();
    stand.remove();
  };
  onTestFinished(close);
  return {
    now() {
      if (answered === undefined) throw new Error('It is not there yet.');
      return answered;
    },
    socket() {
      if (!socket) throw new Error('It is not connected yet.');
      return socket;
    },
    asked: (name) => of(name).map(({ message }) => message as never),
    answer(name, answer) {
      const waiting = of(name).find(({ reply }) => reply);
      if (!waiting) throw new Error(`Nobody waits for ${name}.`);
      waiting.reply?.(answer);
      waiting.reply = undefined;
    },
    waits: (name) => of(name).filter(({ reply }) => reply).length,
    bar() {
      io.engine.opts.allowRequest = (_, allow) => allow('barred', false);
      socket?.disconnect(true);
    },
    close,
  };
}
