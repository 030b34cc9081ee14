import type { Child, Staff } from '../core/staff/roles.ts';

/** Milliseconds between asking for a ticket and connecting with it. */
const ticketMs = 60_000;
/** Tickets that nobody used are forgotten beyond this many; the oldest go first. */
const mostTickets = 20_000;

/** Where the processes of a site leave for each other what is handed out once (guard/once.ts). */
type Once = {
  readonly put: (secret: string, text: string, ms: number, onLost: () => void) => boolean;
  readonly take: (secret: string) => Promise<string | null | undefined>;
};

/** As `identify` takes it: the process at which a ticket is shown may never have seen a page of this child. */
export type SeatAt = { readonly shared?: boolean; readonly tells?: boolean };

export type TicketHolder =
  | (Child & SeatAt & { readonly session: string })
  | (Staff & { readonly session: string });

/** `shared`: it was put where the other processes find it; `lost`: it was not kept there. */
type Issued = { readonly holder: TicketHolder; readonly dueMs: number; shared: boolean; lost: boolean };

export type Tickets = {
  readonly issue: (holder: TicketHolder) => string;
  /** Uses a ticket up. */
  readonly take: (ticket: string) => Promise<TicketHolder | undefined>;
};

/**
 * Single-use and short-lived. A page gets one by a same-origin POST with its cookie, so that a page of another
 * site cannot open a socket in a child's name even where a browser sends cookies with it. Kept in memory; with `once` also where the other
 * processes of a site find it, so that it opens one connection at whichever process a proxy chooses. While that store gives no answer,
 * or keeps nothing, each process accepts the tickets that it issued.
 */
export function createTickets(options: {
  readonly clock: () => number;
  readonly token: () => string;
  readonly once?: Once | undefined;
}): Tickets {
  const { clock, once } = options;
  const openTickets = new Map<string, Issued>();
  return {
    issue(holder) {
      for (const [ticket, { dueMs }] of openTickets) {
        if (dueMs >= clock() && openTickets.size < mostTickets) break;
        openTickets.delete(ticket);
      }
      const ticket = options.token();
      const issued: Issued = { holder, dueMs: clock() + ticketMs, shared: false, lost: false };
      const onLost = () => {
        issued.lost = true;
      };
      issued.shared = once?.put(ticket, JSON.stringify(holder), ticketMs, onLost) ?? false;
      openTickets.set(ticket, issued);
      return ticket;
    },
    async take(ticket) {
      const found = openTickets.get(ticket);
      openTickets.delete(ticket);
      if (found && found.dueMs < clock()) return undefined;
      if (!once || (found && !found.shared)) return found?.holder;
      const kept = await once.take(ticket);
      // Asked even where it is known to be lost: a word of that may have come of a line that broke, and it lies there all the same.
      if (kept === undefined || (kept === null && found?.lost)) return found?.holder;
      // Sealed by a process of this site. Null: it was used, at this one or at another.
      return kept === null ? undefined : (JSON.parse(kept) as TicketHolder);
    },
  };
}
