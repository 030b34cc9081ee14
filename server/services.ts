import type { DomainEvent } from './core/wire/events.ts';
import { analysisServices } from './services/analysis.ts';
import { createBinders, type Guards } from './services/binders.ts';
import { complaintServices } from './services/complaints.ts';
import { consultationServices } from './services/consultation.ts';
import { kioskServices } from './services/kiosk.ts';
import { listeningServices } from './services/listening.ts';
import { moderationServices } from './services/moderation.ts';
import { paperServices } from './services/paper.ts';
import { privacyServices } from './services/privacy.ts';
import { retentionServices } from './services/retention.ts';
import { roomServices } from './services/room.ts';
import { safeguardingServices } from './services/safeguarding.ts';
import { sessionServices } from './services/session.ts';
import { staffServices } from './services/staff.ts';
import { translationServices } from './services/translation.ts';
import type { Deps } from './usecases/deps.ts';

/** `elsewhere`: another process did it and told the others already. */
type Listener = (event: DomainEvent, from: 'here' | 'elsewhere') => void;

/**
 * The composition root: binds every use case to what it needs. Remix gets the result in its load context, sockets as an
 * argument, so that both call the very same functions. Events are announced here, after the commit.
 */
export function createServices(deps: Deps, guards: Guards) {
  const listeners = new Set<Listener>();
  const tell = (event: DomainEvent, from: 'here' | 'elsewhere') => {
    if (event.name === 'staff-changed' && event.session === undefined) deps.duty.gone(event.staffId);
    for (const listener of listeners) listener(event, from);
  };
  const binders = createBinders(deps, guards, (event) => tell(event, 'here'));
  const analysis = analysisServices(binders);
  let signing: Promise<unknown> = Promise.resolve();
  return {
    /** Told of everything that happened, in the order of the commits. Answers how to stop listening. */
    listen(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Resolves once no release is being signed any more of those that are now, however that ends. */
    signed: () => signing,
    /** Something happened in another process, and was read from the database here. */
    tellOfElsewhere: (event: DomainEvent) => tell(event, 'elsewhere'),
    staff: staffServices(binders),
    consultation: consultationServices(binders),
    room: roomServices(binders),
    moderation: moderationServices(binders),
    session: sessionServices(binders),
    listening: listeningServices(binders),
    safeguarding: safeguardingServices(binders),
    paper: paperServices(binders),
    kiosk: kioskServices(binders),
    privacy: privacyServices(binders),
    retention: retentionServices(binders),
    complaints: complaintServices(binders),
    analysis: {
      ...analysis,
      sign(...of: Parameters<typeof analysis.sign>) {
        const signs = analysis.sign(...of);
        signing = Promise.allSettled([signing, signs]).then(() => undefined);
        return signs;
      },
    },
    translation: translationServices(binders),
  };
}

export type Services = ReturnType<typeof createServices>;
