import type { Problems } from '../../support/figures/figure-run.ts';
import type { Ear, Entry, Expected, Packet } from './ear.ts';

/** To which consultation an entry belongs; undefined for what nobody made. */
export type LaneOf = (ear: Ear, about: string) => string | undefined;

export type Compared = { readonly heard: number; readonly extra: number; readonly missing: number };

/**
 * Holds what a connection heard against the model: nothing more, nothing less, act after act in order. A desk may listen
 * to several consultations, whose acts are in no order to each other, so each consultation is compared by itself.
 */
export function compareEar(ear: Ear, how: { laneOf: LaneOf; problems: Problems }): Compared {
  const { laneOf, problems } = how;
  const lanes = new Map<string, { heard: Entry[]; expected: Expected[] }>();
  const lane = (about: string) => {
    const name = laneOf(ear, about) ?? 'nobody';
    const found = lanes.get(name) ?? { heard: [], expected: [] };
    lanes.set(name, found);
    return found;
  };
  for (const entry of ear.heard) lane(entry.about).heard.push(entry);
  for (const group of ear.expected) lane(group[0]?.entry.about ?? '').expected.push(group);

  let extra = 0;
  let missing = 0;
  for (const { heard, expected } of lanes.values()) {
    const all = expected.flat().map(({ entry }) => entry);
    const difference = differenceOf(heard, all);
    for (const entry of difference.extra) problems.add('extra', `${ear.label} heard ${keyOf(entry)}`);
    for (const entry of difference.missing)
      problems.add('missing', `${ear.label} did not hear ${keyOf(entry)}`);
    extra += difference.extra.length;
    missing += difference.missing.length;
    if (difference.extra.length + difference.missing.length === 0)
      compareOrder(ear, { heard: inPlace(heard), expected, problems });
  }
  return { heard: ear.heard.length, extra, missing };
}

/**
 * As a page takes it: what comes after a later number stands in its place where that later one showed the gap, since then the page asks and has
 * both. So it is with what several processes did at once, each of which tells its own first. A number that comes late and was missed by nobody
 * stays where it came, which is out of order.
 */
function inPlace(heard: readonly Entry[]): readonly Entry[] {
  type Line = {
    held: number;
    last: Packet | undefined;
    late: boolean;
    gaps: { after: number; to: number }[];
  };
  const lines = new Map<string, Line>();
  const placed: Entry[] = [];
  for (const entry of heard) {
    const { packet } = entry;
    if (!packet) {
      placed.push(entry);
      continue;
    }
    const line = lines.get(packet.of) ?? { held: -1, last: undefined, late: false, gaps: [] };
    lines.set(packet.of, line);
    if (packet !== line.last) {
      line.last = packet;
      line.late =
        packet.seq <= line.held &&
        line.gaps.some(({ after, to }) => after <= packet.since && packet.seq <= to);
      if (packet.since > line.held) line.gaps.push({ after: line.held, to: packet.since });
      line.held = Math.max(line.held, packet.seq);
    }
    const at = line.late
      ? placed.findIndex((each) => each.packet?.of === packet.of && each.packet.seq > packet.seq)
      : -1;
    placed.splice(at < 0 ? placed.length : at, 0, entry);
  }
  return placed;
}

function compareOrder(
  ear: Ear,
  what: { heard: readonly Entry[]; expected: readonly Expected[]; problems: Problems },
): void {
  let at = 0;
  for (const group of what.expected) {
    const slice = what.heard.slice(at, at + group.length).map(keyOf);
    at += group.length;
    const wanted = group.map(({ entry }) => keyOf(entry));
    if ([...slice].sort().join('\n') !== [...wanted].sort().join('\n')) {
      what.problems.add(
        'order',
        `${ear.label} heard ${slice.join(' | ')} where ${wanted.join(' | ')} belongs`,
      );
      return;
    }
    for (const audience of new Set(group.map((each) => each.audience))) {
      const own = new Set(
        group.filter((each) => each.audience === audience).map(({ entry }) => keyOf(entry)),
      );
      const order = slice.filter((key) => own.has(key)).join(' | ');
      audience.order ??= order;
      if (audience.order !== order)
        what.problems.add('order', `${ear.label} heard ${order}, others ${audience.order}`);
    }
  }
}

function differenceOf(
  heard: readonly Entry[],
  expected: readonly Entry[],
): { extra: Entry[]; missing: Entry[] } {
  const open = new Map<string, Entry[]>();
  for (const entry of expected) open.set(keyOf(entry), [...(open.get(keyOf(entry)) ?? []), entry]);
  const extra: Entry[] = [];
  for (const entry of heard) {
    if (open.get(keyOf(entry))?.pop() === undefined) extra.push(entry);
  }
  return { extra, missing: [...open.values()].flat() };
}

function keyOf({ about, says }: Entry): string {
  return `${about} ${says}`;
}
