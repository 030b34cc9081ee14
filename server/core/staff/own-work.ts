import type { AuditDeed } from '../privacy/audit-deeds.ts';

/**
 * What makes somebody an author of what two people sign, by what the log has as done. A person has other roles later and stays one person (decision
 * 157): who wrote a part of it signs it for another no more, whoever pressed last.
 */
export const ofPreparing = [
  'activity:drop',
  'activity:order',
  'activity:write',
  'assessment:write',
  'consultation:attributes',
  'consultation:consent',
  'consultation:create',
  'consultation:edit',
  'consultation:prepared',
  'consultation:terms',
  'design:picture',
  'design:places',
  'document:plain',
  'document:write',
  'room:divide',
  'seed:propose',
  'source:write',
] as const satisfies readonly AuditDeed[];

export const ofAssessing = ['assessment:write'] as const satisfies readonly AuditDeed[];

/** Of the texts of a law that changed, in the log of the site. */
export const ofVersions = ['version:explain', 'version:write'] as const satisfies readonly AuditDeed[];

export const ofAnalysing = [
  'consultation:tables',
  'finding:drop',
  'finding:write',
  'point:name',
  'point:remove',
  'point:tell',
  'quote:choose',
  'release:draft',
] as const satisfies readonly AuditDeed[];
