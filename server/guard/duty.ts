import { type DutyRole, dutyRoles, lookMs, lossMs } from '../core/staff/duty.ts';

/** Somebody who may be on duty there. */
export type OnDuty = {
  readonly consultationId: string;
  readonly staffId: string;
  readonly roles: readonly DutyRole[];
};

/**
 * Who is at the desks now, in memory only. A live page counts while it is connected, a page without script
 * for five minutes after it was loaded. When the program starts, everybody counts as having just been there.
 */
export type Duty = {
  /** A live page came. `line` names its connection. */
  readonly arrive: (line: string, person: OnDuty) => void;
  readonly depart: (line: string) => void;
  /**
   * Somebody loaded a desk. Whoever has a live page there counts by that alone. `beside`: a page beside it, which has no connection of its own;
   * the live desk from which it was opened goes as it comes. `mostMs`: for longer its person is nobody on duty, as its training ends.
   */
  readonly look: (person: OnDuty, beside?: boolean, mostMs?: number) => void;
  /** Somebody is signed in nowhere any more, or may do something else: what it had loaded counts no more. A live page goes with its connection. */
  readonly gone: (staffId: string) => void;
  /** Somebody is at a desk of another process, which says so every few seconds. */
  readonly elsewhere: (person: OnDuty) => void;
  /** Told of everybody who comes to a desk of this process. Answers how to stop. */
  readonly listen: (listener: (person: OnDuty) => void) => () => void;
  /** Who is at the desks of this process now. */
  readonly here: () => readonly OnDuty[];
  /** Whether this person has a page there, at this process or another one. */
  readonly isHere: (person: Pick<OnDuty, 'consultationId' | 'staffId'>) => boolean;
  /** A moderator who has no break and a safeguarding lead are there, or were within the last minute. */
  readonly isCovered: (consultationId: string) => boolean;
  /** Which of the two is not there at this moment. */
  readonly missing: (consultationId: string) => readonly DutyRole[];
};

/** Milliseconds for which a word of another process holds: three of its words. */
const elsewhereMs = 15_000;

/**
 * Both clocks are monotonic (milliseconds from an arbitrary start), so that setting the machine's time makes nobody arrive or leave. `clock`
 * times what happens here; a demo may move it forward. `steady` times how old a message of another process is. `rests`: a person on a
 * break reads nothing, and meanwhile does not count as a moderator on duty.
 */
export function createDuty(
  clock: () => number,
  steady: () => number = clock,
  rests: (staffId: string) => boolean = () => false,
): Duty {
  const dutyLines = new Map<string, OnDuty>();
  const deskLooks = new Map<string, OnDuty & { readonly untilMs: number }>();
  /** At desks of other processes; `untilMs` by the steady clock. */
  const saidElsewhere = new Map<string, OnDuty & { readonly untilMs: number }>();
  const listeners = new Set<(person: OnDuty) => void>();
  const lastOnDuty = new Map<string, number>();
  const startedMs = clock();

  const keyOf = ({ consultationId, staffId }: Pick<OnDuty, 'consultationId' | 'staffId'>) =>
    `${consultationId}/${staffId}`;
  const hasLine = (person: OnDuty) => [...dutyLines.values()].some((each) => keyOf(each) === keyOf(person));

  const serves = (person: OnDuty, role: DutyRole) =>
    person.roles.includes(role) && !(role === 'moderator' && rests(person.staffId));

  function tell(person: OnDuty): void {
    for (const listener of listeners) listener(person);
  }

  function note(person: OnDuty, ms: number): void {
    for (const role of dutyRoles.filter((each) => serves(person, each))) {
      const key = `${person.consultationId}/${role}`;
      lastOnDuty.set(key, Math.max(lastOnDuty.get(key) ?? 0, ms));
    }
  }

  /** Those with a live page, or one without script that was loaded a short while ago, here and elsewhere. */
  function present(): readonly OnDuty[] {
    const [nowMs, steadyMs] = [clock(), steady()];
    const looks = [...deskLooks.values()].filter(({ untilMs }) => untilMs > nowMs);
    const others = [...saidElsewhere.values()].filter(({ untilMs }) => untilMs > steadyMs);
    return [...dutyLines.values(), ...looks, ...others];
  }

  const isThere = (consultationId: string, role: DutyRole) =>
    present().some((each) => each.consultationId === consultationId && serves(each, role));

  /** When this role was last there, by the clock of this process: now, while it is. */
  function lastOf(consultationId: string, role: DutyRole): number {
    const [nowMs, steadyMs] = [clock(), steady()];
    for (const [key, look] of deskLooks) {
      note(look, Math.min(nowMs, look.untilMs));
      if (look.untilMs <= nowMs) deskLooks.delete(key);
    }
    for (const [key, other] of saidElsewhere) {
      note(other, nowMs - Math.max(0, steadyMs - other.untilMs));
      if (other.untilMs <= steadyMs) saidElsewhere.delete(key);
    }
    const key = `${consultationId}/${role}`;
    // Kept, because nothing else tells when somebody begins a break.
    if (isThere(consultationId, role)) lastOnDuty.set(key, nowMs);
    return lastOnDuty.get(key) ?? startedMs;
  }

  return {
    arrive(line, person) {
      dutyLines.set(line, person);
      deskLooks.delete(keyOf(person));
      note(person, clock());
      tell(person);
    },
    depart(line) {
      const person = dutyLines.get(line);
      if (!person) return;
      dutyLines.delete(line);
      note(person, clock());
    },
    look(person, beside = false, mostMs = lookMs) {
      const isKnown = hasLine(person);
      if (isKnown && !beside) return;
      deskLooks.set(keyOf(person), { ...person, untilMs: clock() + Math.min(lookMs, mostMs) });
      if (!isKnown) tell(person);
    },
    gone(staffId) {
      const nowMs = clock();
      for (const [key, look] of deskLooks) {
        if (look.staffId !== staffId) continue;
        note(look, Math.min(nowMs, look.untilMs));
        deskLooks.delete(key);
      }
      // Its live pages there say again that they are, should any stay.
      for (const [key, other] of saidElsewhere) if (other.staffId === staffId) saidElsewhere.delete(key);
    },
    elsewhere(person) {
      saidElsewhere.set(keyOf(person), { ...person, untilMs: steady() + elsewhereMs });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    here() {
      const nowMs = clock();
      const looks = [...deskLooks.values()].filter(({ untilMs }) => untilMs > nowMs);
      return [...dutyLines.values(), ...looks];
    },
    isHere: (person) => present().some((each) => keyOf(each) === keyOf(person)),
    isCovered: (consultationId) =>
      dutyRoles.every((role) => clock() - lastOf(consultationId, role) <= lossMs),
    missing: (consultationId) => dutyRoles.filter((role) => !isThere(consultationId, role)),
  };
}
