import * as z from 'zod/mini';
import { refuse } from '../core/outcome.ts';
import type { Answers, Refusal } from '../core/wire/events.ts';
import { type Message, type MessageName, messages } from '../core/wire/messages.ts';
import { protocolVersion } from '../core/wire/protocol-version.ts';
import type { RefusalCode } from '../core/wire/refusals.ts';
import type { LiveSocket } from './live-server.ts';

/** What goes back is shaped by who answers. */
type Reply = (answer: object) => void;

export type Answered<N extends MessageName> = (message: Message<N>) => Promise<Answers[N] | Refusal>;

/**
 * The one way to listen to a message: parsed by its schema, always answered, never thrown out of. A message without a
 * place for the answer is ignored; one that is not ours is refused by name and the process lives. Whoever sends many of either is let go.
 */
export function answer<N extends MessageName>(
  socket: LiveSocket,
  on: { readonly name: N; readonly does: Answered<N>; readonly fault: (error: unknown) => void },
): void {
  const schema: z.ZodMiniType = messages[on.name];
  // The typed `on` cannot follow a generic name; what arrives is unknown until the schema has seen it.
  const listen = socket.on.bind(socket) as (name: string, listener: (...args: unknown[]) => void) => void;
  listen(on.name, (...args) => {
    const reply = replyIn(args);
    if (!reply) return refuseUnread(socket);
    const parsed = z.safeParse(schema, args[0]);
    if (!parsed.success || args.length !== 2)
      return refuseUnread(socket, { code: codeOfMalformed(args[0]), reply });
    const does = async () => {
      if (!(await socket.data.mayAsk())) return refuseUnread(socket, { code: 'too-fast', reply });
      reply(await on.does(parsed.data as Message<N>));
    };
    does().catch((error: unknown) => {
      on.fault(error);
      reply(refuse('try-again'));
    });
  });
}

/** The place for the answer, which stands last. */
function replyIn(args: readonly unknown[]): Reply | undefined {
  const last = args.at(-1);
  return typeof last === 'function' ? (last as Reply) : undefined;
}

/**
 * Refuses what nobody looks at. Each costs nearly what a message costs, and no page of ours sends many: then the connection is closed, after
 * the last answer, and the page may come back when that is forgotten.
 */
function refuseUnread(
  socket: LiveSocket,
  unread?: { readonly code: RefusalCode; readonly reply: Reply },
): void {
  // A limiter answers every fault with yes.
  void socket.data.mayErr().then((may) => {
    unread?.reply(refuse(may ? unread.code : 'too-fast'));
    if (!may) socket.disconnect(true);
  });
}

/** A page of another version is told so, that it loads anew; anything else is simply not a message. */
function codeOfMalformed(message: unknown): RefusalCode {
  const version =
    typeof message === 'object' && message !== null && 'v' in message ? message.v : protocolVersion;
  return version === protocolVersion ? 'message-malformed' : 'protocol-version';
}

/** What nobody listens to here, a desk's message from a child or a name that no page uses, is answered, too: its sender is not left waiting. */
export function answerUnknown(socket: LiveSocket): void {
  socket.use(([name, ...args], next) => {
    if (socket.listenerCount(name) > 0) return next();
    const reply = replyIn(args);
    const code = Object.hasOwn(messages, name) ? 'not-allowed' : 'message-malformed';
    refuseUnread(socket, reply && { code, reply });
  });
}
