import { setTimeout as pause } from 'node:timers/promises';
import type { OwnContribution, SharedContribution } from '../../server/core/wire/views.ts';
import type { Problems } from '../support/figures/figure-run.ts';
import { connectLive, type Heard, type LiveClient } from '../support/house/live-client.ts';
import type { Client } from '../support/pages/client.ts';

/** A child's page that keeps all it hears, in order. */
export type Witness = {
  readonly who: string;
  readonly client: Client;
  readonly live: () => LiveClient;
  readonly shared: SharedContribution[];
  readonly own: OwnContribution[];
  readonly other: Heard[];
  readonly seq: () => number;
  /** Leaves the line, and comes back as a page does: a new ticket, then what it missed. */
  readonly drop: () => void;
  readonly comeBack: () => Promise<void>;
  /** Everything that was shared before the server answered this has been heard after it. */
  readonly fence: () => Promise<void>;
};

const lateMs = 2_000;
const sharedKeys = 'id,language,name,parts,seq';

/** Connects and enters the room. `deaf` names one event, counted from 1, that this checker loses on purpose. */
export async function openWitness(options: {
  who: string;
  client: Client;
  room: string;
  problems: Problems;
  deaf?: number;
}): Promise<Witness> {
  const { who, client, room, problems } = options;
  const shared: SharedContribution[] = [];
  const own: OwnContribution[] = [];
  const other: Heard[] = [];
  let seq = 0;
  let events = 0;
  let entered = false;
  let early: Heard[] = [];
  let heardUpTo: { readonly seq: number; readonly come: () => void } | undefined;

  function take(items: readonly SharedContribution[]): void {
    for (const item of items) {
      if (Object.keys(item).sort().join() !== sharedKeys)
        problems.add('shape', `${who} was sent ${Object.keys(item)}`);
      shared.push(item);
    }
  }

  function hear(heard: Heard): void {
    if (heard.name === 'own:changed') own.push(heard.event.item);
    // Where it votes: a sentence came, or was refused after all, and is looked for by its answer.
    else if (heard.name === 'statements:changed') return;
    else if (heard.name !== 'room:changed') other.push(heard);
    else if (!entered) early.push(heard);
    else {
      const { event } = heard;
      events += 1;
      if (event.activity !== room || event.removed.length > 0)
        problems.add('foreign', `${who}: ${JSON.stringify(event)}`);
      if (event.since > seq)
        problems.add('gap', `${who} knew ${seq} and heard ${event.since} to ${event.seq}`);
      // A packet that gathered while this page entered begins with what the answer told.
      const held = seq;
      seq = event.seq;
      if (heardUpTo && seq >= heardUpTo.seq) heardUpTo.come();
      if (events !== options.deaf) take(event.items.filter((item) => item.seq > held));
    }
  }

  let live = await enter();

  /** The page's way: connect, ask for what came after the last number it knows, then take what arrived meanwhile. */
  async function enter(): Promise<LiveClient> {
    entered = false;
    early = [];
    const connected = await connectLive(client, { as: 'child', hear });
    const answer = await connected.ask('room:enter', { activity: room, after: seq });
    if (!answer.ok) throw new Error(`${who} could not enter: ${answer.code}`);
    take(answer.items);
    seq = answer.seq;
    entered = true;
    for (const heard of early) if (heard.name === 'room:changed' && heard.event.seq > seq) hear(heard);
    return connected;
  }

  return {
    who,
    client,
    live: () => live,
    shared,
    own,
    other,
    seq: () => seq,
    drop: () => live.close(),
    async comeBack() {
      live = await enter();
    },
    async fence() {
      const answer = await live.ask('room:enter', { activity: room, after: seq });
      // What was published a moment ago is gathered, and comes after the answer. What never comes is missing where it is compared.
      if (answer.ok && answer.seq > seq)
        await Promise.race([
          new Promise<void>((come) => {
            heardUpTo = { seq: answer.seq, come };
          }),
          pause(lateMs, undefined, { ref: false }),
        ]);
    },
  };
}

/** Words of a contribution as the children's audience gets them. */
export function sharedText(item: SharedContribution): string {
  return item.parts.map((part) => ('text' in part ? part.text : `[${part.hidden}]`)).join('');
}
