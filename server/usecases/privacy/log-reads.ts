import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/** How many numbers one entry names: a desk holds as many. */
const mostInEntry = 200;
/** Readers that are remembered at once; the oldest go first, and then an entry stands twice. */
const mostReaders = 2_000;

/** What staff reads of children's words is put down as one of these, and all of them are counted for the public report. Answers on paper say so themselves (print-replies.ts). */
export const readDeeds = [
  'desk:read',
  'listening:choose',
  'listening:hear',
  'paper:read',
  'paper:reply',
  'points:read',
  'proposals:read',
  'quotes:read',
] as const satisfies readonly AuditDeed[];

export type Read = {
  readonly consultationId: string;
  readonly actor: Actor;
  /** What was opened. A complaint is counted by itself, and to be there while somebody listens is no reading. */
  readonly deed: Exclude<(typeof readDeeds)[number], 'paper:reply'> | 'complaint:read' | 'listening:attend';
  readonly day: string;
  /** Contributions or sheets whose words are handed out. */
  readonly ids: readonly string[];
  /** Thousands are counted rather than named. */
  readonly counted?: boolean;
};

/**
 * The audit entries that have to be written before a person of staff is handed children's words that not everybody reads:
 * which contributions, by day. Each is named once a day and reader, so that a page loaded again writes nothing. Call `written`
 * after the commit. No word of a child is in an entry.
 */
export function readsToLog(
  deps: Deps,
  read: Read,
): { readonly statements: readonly Statement[]; readonly written: () => void } {
  const key = [read.consultationId, actorName(read.actor), read.deed].join(' ');
  const now = deps.reads.get(key);
  const known = now?.day === read.day ? now : { day: read.day, ids: new Set<string>() };
  const ids = [...new Set(read.ids)].filter((id) => !known.ids.has(id));
  const details = read.counted
    ? ids.length > 0
      ? [`texts ${ids.length}`]
      : []
    : Array.from({ length: Math.ceil(ids.length / mostInEntry) }, (_, index) =>
        ids.slice(index * mostInEntry, (index + 1) * mostInEntry).join(' '),
      );
  return {
    statements: details.map((detail) =>
      auditStatement({
        day: read.day,
        actor: actorName(read.actor),
        deed: read.deed,
        subject: read.consultationId,
        detail,
      }),
    ),
    written() {
      // Into the day there is: a live desk of hundreds of pages would copy all that its reader read for every few texts that come.
      // Of two first looks at once the second finds what the first one has put there.
      const held = deps.reads.get(key);
      const day = held?.day === read.day ? held : known;
      for (const id of ids) day.ids.add(id);
      deps.reads.delete(key);
      deps.reads.set(key, day);
      if (deps.reads.size > mostReaders) deps.reads.delete(deps.reads.keys().next().value ?? '');
    },
  };
}

/** Writes them, in a commit of its own, before the words are handed out. */
export async function logReads(deps: Deps, db: Database, read: Read): Promise<void> {
  const { statements, written } = readsToLog(deps, read);
  if (statements.length === 0) return;
  const result = await db.write([...statements]);
  if (!result.ok) throw new Error('What was read could not be written down.');
  written();
}
