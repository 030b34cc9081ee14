import { expect, type Page } from '@playwright/test';
import type { MessageName } from '../../../server/core/wire/messages.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';

/** The line of a page that lives, in the hands of a test. Before the page is opened. */
export async function holdLine(page: Page) {
  let cut: () => Promise<void> = async () => undefined;
  let back: () => void = () => undefined;
  let answers: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answers = resolve;
  });
  await page.routeWebSocket('**/live/**', (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      socket.send(frame);
      if (String(frame).startsWith('43')) answers();
    });
    cut = async () => {
      await server.close();
      await socket.close();
    };
  });
  return {
    /** The page asked something over its line, and had an answer. */
    answered: () => answered,
    /** No connection until `back`. */
    async lose(): Promise<void> {
      const over = new Promise<void>((resolve) => {
        back = resolve;
      });
      await page.route('**/ticket**', async (route) => {
        await over;
        await route.continue();
      });
      await cut();
    },
    back: () => back(),
  };
}

/** What a page asks in this frame: the number under which it hears the answer, and the name. */
function askedIn(frame: string | Buffer) {
  const [, ack = '', called] = /^42(\d+)\["([^"]+)"/.exec(String(frame)) ?? [];
  return { ack, called };
}

/** The frame in which it hears that this was refused. */
const refusal = (ack: string, code: RefusalCode) => `43${ack}${JSON.stringify([{ ok: false, code }])}`;

/** Answers to what a page sends under a name wait until the test lets them through. Before the page is opened. */
export async function slowAnswers(page: Page, name: MessageName) {
  const waiting: (() => void)[] = [];
  await page.routeWebSocket('**/live/**', (socket) => {
    const server = socket.connectToServer();
    const slow = new Set<string>();
    socket.onMessage((frame) => {
      const { ack, called } = askedIn(frame);
      if (called === name) slow.add(ack);
      server.send(frame);
    });
    server.onMessage((frame) => {
      const ack = /^43(\d+)\[/.exec(String(frame))?.[1] ?? '';
      if (slow.delete(ack)) waiting.push(() => socket.send(frame));
      else socket.send(frame);
    });
  });
  return {
    /** Once there is one to let through: a server at work takes its time. */
    async answer(): Promise<void> {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      for (const send of waiting.splice(0)) send();
    },
  };
}

/** Tells a page that what it sends under a name was refused. It reaches the server all the same, whose own answer never comes. */
export async function refuseInstead(page: Page, { name, code }: { name: MessageName; code: RefusalCode }) {
  const sent: Readonly<Record<string, unknown>>[] = [];
  const dropped = new Set<string>();
  let refuses = true;
  await page.routeWebSocket('**/live/**', (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const [, ack = '', packet = '[]'] = /^42(\d+)(\[.*)$/s.exec(String(frame)) ?? [];
      const [called, message] = JSON.parse(packet) as [MessageName, Readonly<Record<string, unknown>>];
      if (called === name) {
        sent.push(message);
        if (refuses) {
          dropped.add(ack);
          socket.send(refusal(ack, code));
        }
      }
      server.send(frame);
    });
    server.onMessage((frame) => {
      const ack = /^43(\d+)\[/.exec(String(frame))?.[1] ?? '';
      if (!dropped.delete(ack)) socket.send(frame);
    });
  });
  return {
    /** What the page sent under this name. */
    sent,
    /** Whether it is refused from now on. */
    refuse(on: boolean): void {
      refuses = on;
    },
  };
}

/** Tells a page, late enough that it is seen to wait, that what it sends under a name was refused: nothing of it reaches the server until `letThrough`. */
export async function refuseLate(page: Page, { name, code }: { name: MessageName; code: RefusalCode }) {
  let refuses = true;
  await page.routeWebSocket('**/live/**', (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const { ack, called } = askedIn(frame);
      if (called !== name || !refuses) return server.send(frame);
      setTimeout(() => socket.send(refusal(ack, code)), 300);
    });
    server.onMessage((frame) => socket.send(frame));
  });
  return {
    letThrough(): void {
      refuses = false;
    },
  };
}

/** What a page asks for in place, in the hands of a test: it finds no line, as in a tunnel. Before the page is opened. */
export async function holdRequests(page: Page) {
  await page.addInitScript(() => {
    const ask = window.fetch;
    window.fetch = (...asked) =>
      document.documentElement.dataset.noLine
        ? Promise.reject(new TypeError('Failed to fetch'))
        : ask(...asked);
  });
  const to = (noLine: boolean) =>
    page.evaluate((none) => {
      if (none) document.documentElement.dataset.noLine = 'yes';
      else delete document.documentElement.dataset.noLine;
    }, noLine);
  return { lose: () => to(true), back: () => to(false) };
}

/** From `bar()` in the page on no connection opens, as where a network lets nothing through but pages and forms. Before the page is opened. */
export async function barConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open: WebSocket[] = [];
    let barred = false;
    window.WebSocket = class extends WebSocket {
      constructor(to: string | URL, names?: string | string[]) {
        // The server closes whatever asks for a connection at any other address.
        super(barred ? String(to).replace('/live/', '/barred/') : to, names);
        open.push(this);
      }
    };
    Object.assign(window, {
      bar() {
        barred = true;
        for (const each of open) each.close();
      },
    });
  });
}
