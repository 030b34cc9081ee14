import type { Log } from '../log.ts';
import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

const everyMs = 600_000;
const clock = { kind: 'system', name: 'retention' } as const;

/**
 * Destroys what has had its last day: at the start and every ten minutes. What waits for a person, cannot be destroyed or
 * cannot be opened is said in the log each time, until somebody looks. Then what is left of leads that were revoked goes, and of keys that they replaced; what children could take part
 * in until a day that is over is closed; how to reach children whose thirty days are over goes, letters that nobody answers any more, and complaints that are over; once a day where the audit
 * chains stand. Each by itself, so that one that fails keeps no other from going; and none that counts days while the clock is too far from the last run that was noted.
 */
export function startRetaining(
  services: Pick<Services, 'retention' | 'consultation' | 'safeguarding' | 'complaints'>,
  tell: {
    readonly log: Log;
    readonly fault: (error: unknown) => void;
    /** How many databases this run could not open. */
    readonly unreadable: (count: number) => void;
  },
): () => Promise<void> {
  /** Which one it was is said by its name, also to whoever does not know our files. The next run does it once more. */
  async function alone(code: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      tell.log.error({ event: 'retention-step-failed', code });
      tell.fault(error);
    }
  }

  let isFirst = true;

  async function retain(): Promise<void> {
    await alone('destruction', destroyWhatIsDue);
    // No day counts here: who was revoked is, whatever the clock says, and a key that was replaced opens nothing.
    await alone('revoked-leads', () => services.safeguarding.forgetFormerLeads(clock, {}));
    await alone('old-keys', () => services.safeguarding.forgetOldKeys(clock, {}));
    const asked = await services.retention.clockHolds(clock, {});
    if (!asked.ok || !asked.value.holds) return;
    await alone('closing', closeWhatIsDue);
    await alone('reach', () => services.safeguarding.forgetReachable(clock, {}));
    await alone('letters', () => services.safeguarding.forgetLetters(clock, {}));
    await alone('complaints', () => services.complaints.settle(clock, {}));
    await alone('audit-heads', noteHeads);
  }

  async function closeWhatIsDue(): Promise<void> {
    const run = await services.consultation.closeDue({ kind: 'system', name: 'clock' }, {});
    if (!run.ok) return;
    const { closed, rests, failed } = run.value;
    for (const consultation of closed) tell.log.info({ event: 'consultation-closed', consultation });
    for (const consultation of rests) tell.log.warn({ event: 'consultation-rests-for-sheets', consultation });
    // Children read that day: it is a fault each time, until it is closed.
    for (const { id, error } of failed) {
      tell.log.error({ event: 'closing-failed', consultation: id });
      tell.fault(error);
    }
  }

  async function noteHeads(): Promise<void> {
    const run = await services.retention.noteHeads(clock, { look: isFirst });
    if (!run.ok) return;
    isFirst = false;
    for (const consultation of run.value.older) tell.log.error({ event: 'consultation-older', consultation });
  }

  async function destroyWhatIsDue(): Promise<void> {
    const run = await services.retention.run(clock, {});
    if (!run.ok) return;
    const { destroyed, waits, waiting, failed, unreadable } = run.value;
    tell.unreadable(unreadable.length);
    for (const consultation of destroyed) tell.log.info({ event: 'consultation-destroyed', consultation });
    // Somebody was told this day: it is a fault each time, until it is gone.
    for (const { id, error } of failed) {
      tell.log.error({ event: 'destruction-failed', consultation: id });
      tell.fault(error);
    }
    for (const consultation of unreadable) tell.log.warn({ event: 'consultation-unreadable', consultation });
    if (waits) tell.log.warn({ event: 'retention-waits-for-a-person', count: waiting.length });
  }

  return lookEvery(everyMs, { look: retain, fault: tell.fault, firstMs: 0 });
}
