import { type DutyRole, dutyRoles, lookMs, lossMs } from '../core/staff/duty.ts';

/** Somebody who may be on duty there. */
export type OnDuty = {
  readonly consultationId: string;
  readonly staffId: string;
  readonly roles: readonly DutyRole[];
};

/**
 * Who is at the desks now, in memory and nowhere else. A live page counts while its connection stands; a page without script
 * for five minutes after it was loaded. A start of the program counts as if everybody had just been there.
 */
export type Duty = {
  /** A live page came. `line` names its connection. */
  readonly arrive: (line: string, person: OnDuty) => void;
  readonly depart: (line: string) => void;
  /** Somebody loaded a desk. Whoever has a live page there counts by that alone. */
  readonly look: (person: OnDuty) => void;
  /** Somebody is at a desk of another process, which says so every few seconds. */
  readonly elsewhere: (person: OnDuty) => void;
  /** Who is at the desks of this process now. */
  readonly here: () => readonly OnDuty[];
  /** A moderator and a safeguarding lead are there, or were within the last minute. */
  readonly isCovered: (consultationId: string) => boolean;
  /** Which of the two is not there at this moment. */
  readonly missing: (consultationId: string) => readonly DutyRole[];
};

/** Milliseconds for which a word of another process holds: three of its words. */
const elsewhereMs = 15_000;

/** `clock`: milliseconds since 1970. */
export function createDuty(clock: () => number): Duty {
  const dutyLines = new Map<string, OnDuty>();
  const deskLooks = new Map<string, OnDuty & { readonly untilMs: number }>();
  const lastOnDuty = new Map<string, number>();
  const startedMs = clock();

  const keyOf = ({ consultationId, staffId }: OnDuty) => `${consultationId}/${staffId}`;
  const hasLine = (person: OnDuty) => [...dutyLines.values()].some((each) => keyOf(each) === keyOf(person));

  function note(person: OnDuty, ms: number): void {
    for (const role of person.roles) {
      const key = `${person.consultationId}/${role}`;
      lastOnDuty.set(key, Math.max(lastOnDuty.get(key) ?? 0, ms));
    }
  }

  /** With a live page, or one without script that was loaded a short while ago. */
  function isThere(consultationId: string, role: DutyRole): boolean {
    const nowMs = clock();
    const looks = [...deskLooks.values()].filter(({ untilMs }) => untilMs > nowMs);
    return [...dutyLines.values(), ...looks].some(
      (each) => each.consultationId === consultationId && each.roles.includes(role),
    );
  }

  /** Milliseconds since 1970 at which this role was last there: now, while it is. */
  function lastOf(consultationId: string, role: DutyRole): number {
    const nowMs = clock();
    for (const [key, look] of deskLooks) {
      note(look, Math.min(nowMs, look.untilMs));
      if (look.untilMs <= nowMs) deskLooks.delete(key);
    }
    if (isThere(consultationId, role)) return nowMs;
    return lastOnDuty.get(`${consultationId}/${role}`) ?? startedMs;
  }

  return {
    arrive(line, person) {
      dutyLines.set(line, person);
      deskLooks.delete(keyOf(person));
      note(person, clock());
    },
    depart(line) {
      const person = dutyLines.get(line);
      if (!person) return;
      dutyLines.delete(line);
      note(person, clock());
    },
    look(person) {
      if (!hasLine(person)) deskLooks.set(keyOf(person), { ...person, untilMs: clock() + lookMs });
    },
    elsewhere(person) {
      deskLooks.set(`elsewhere/${keyOf(person)}`, { ...person, untilMs: clock() + elsewhereMs });
    },
    here() {
      const nowMs = clock();
      const looks = [...deskLooks].filter(
        ([key, { untilMs }]) => untilMs > nowMs && !key.startsWith('elsewhere/'),
      );
      return [...dutyLines.values(), ...looks.map(([, look]) => look)];
    },
    isCovered: (consultationId) =>
      dutyRoles.every((role) => clock() - lastOf(consultationId, role) <= lossMs),
    missing: (consultationId) => dutyRoles.filter((role) => !isThere(consultationId, role)),
  };
}
