import type { Child, Staff } from '../core/staff/roles.ts';

/** Milliseconds between asking for a ticket and connecting with it. */
const ticketMs = 60_000;
/** Tickets that nobody used are forgotten beyond this many; the oldest go first. */
const mostTickets = 20_000;

export type TicketHolder = (Child & { readonly session: string }) | (Staff & { readonly session: string });

export type Tickets = {
  readonly issue: (holder: TicketHolder) => string;
  /** Uses a ticket up. */
  readonly take: (ticket: string) => TicketHolder | undefined;
};

/**
 * Single-use, short-lived, in memory. A page gets one by a same-origin POST with its cookie, so that a page of another
 * site can open no socket in a child's name even where a browser sends cookies with it.
 */
export function createTickets(options: {
  readonly clock: () => number;
  readonly token: () => string;
}): Tickets {
  const openTickets = new Map<string, { readonly holder: TicketHolder; readonly dueMs: number }>();
  return {
    issue(holder) {
      for (const [ticket, { dueMs }] of openTickets) {
        if (dueMs >= options.clock() && openTickets.size < mostTickets) break;
        openTickets.delete(ticket);
      }
      const ticket = options.token();
      openTickets.set(ticket, { holder, dueMs: options.clock() + ticketMs });
      return ticket;
    },
    take(ticket) {
      const found = openTickets.get(ticket);
      openTickets.delete(ticket);
      return found && found.dueMs >= options.clock() ? found.holder : undefined;
    },
  };
}
