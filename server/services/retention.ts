import { confirmRetention, readRetention } from '../usecases/retention/confirm-retention.ts';
import { destroyConsultation } from '../usecases/retention/destroy-consultation.ts';
import { noteAuditHeads } from '../usecases/retention/note-audit-heads.ts';
import {
  anyDestroyed,
  readCertificate,
  readDestructions,
  readKeptUntil,
} from '../usecases/retention/read-destructions.ts';
import { readGone } from '../usecases/retention/read-gone.ts';
import { readPutBack } from '../usecases/retention/read-put-back.ts';
import { clockHolds, runRetention } from '../usecases/retention/run-retention.ts';
import type { Binders } from './binders.ts';

/** What goes on its day, and what is left to show for it. */
export function retentionServices({ bind }: Binders) {
  return {
    run: bind(runRetention),
    clockHolds: bind(clockHolds),
    noteHeads: bind(noteAuditHeads),
    destroy: bind(destroyConsultation),
    read: bind(readRetention),
    confirm: bind(confirmRetention),
    destructions: bind(readDestructions),
    anyDestroyed: bind(anyDestroyed),
    certificate: bind(readCertificate),
    keptUntil: bind(readKeptUntil),
    gone: bind(readGone),
    putBack: bind(readPutBack),
  };
}
