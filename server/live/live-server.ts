import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Staff } from '../core/staff/roles.ts';
import type { ClientMessages, ServerEvents } from '../core/wire/events.ts';

/** What the server remembers of one connection. */
export type SocketData = {
  /** The hash of the session of this page. */
  seat: string;
  /** Of a child's page: the consultation it is in. */
  consultation?: string;
  /** Of a child's page: ids that it posted over this very connection, until they are shown. The page knows them as its own. */
  said: Set<string>;
  /** Of a page of staff: who it is, and by which session it came. */
  staff: Staff;
  session: string;
  /** Of a desk: the groups whose children this person knows. */
  knows: Set<string>;
  /** Of a decision-maker's page: ids of the words that it was handed. They are sent to nobody. */
  hears: ReadonlySet<string>;
  /** False: whoever holds this socket sent so much that nobody looks at that it is let go. */
  mayErr: () => Promise<boolean>;
  /** False: this child, or this person of the staff, asked for so much just now that it waits a moment. */
  mayAsk: () => Promise<boolean>;
};

export type LiveSocket = Socket<ClientMessages, ServerEvents, DefaultEventsMap, SocketData>;

export type LiveServer = Server<ClientMessages, ServerEvents, DefaultEventsMap, SocketData>;
