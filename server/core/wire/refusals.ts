/**
 * Every code with which the product says no. Each is a text key `refusal.<code>` in every language (a test holds the
 * two lists together) and an entry of docs/protocol.md.
 */
export const refusalCodes = [
  'activity-closed',
  'activity-unknown',
  'already-decided',
  'already-signed',
  'code-opens-nothing',
  'consultation-not-open',
  'document-empty',
  'field-missing',
  'gate-not-ready',
  'id-taken',
  'language-unknown',
  'link-opens-nothing',
  'last-administrator',
  'message-malformed',
  'not-allowed',
  'not-found',
  'not-ready',
  'one-person-alone',
  'points-unsorted',
  'protocol-version',
  'reason-needed',
  'redaction-empty',
  'room-paused',
  'signed-out',
  'stale-revision',
  'state-forbids',
  'taken-by-another',
  'text-empty',
  'text-too-long',
  'text-unreadable',
  'tls-needed',
  'too-fast',
  'try-again',
  'undo-too-late',
  'wrong-origin',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
