import type { Migration } from '../migrate.ts';
import { sealedTables } from './safeguarding.ts';

/**
 * What is told in confidence by whoever has no seat, beside the complaints and under their key: sealed as every case is, and held
 * by six words alone. There is no participant that could stand here. While one waits, and only then, its minute is known.
 */
export const letters: Migration = {
  version: 2,
  statements: [
    `create table sealed_case (
      id text primary key not null,
      participant_id text not null check (participant_id = ''),
      kind text not null check (kind in ('letter', 'drill')),
      language text not null,
      state text not null check (state in ('sealed', 'opened', 'answered', 'closed', 'withdrawn')),
      day text not null
    ) strict, without rowid`,
    ...sealedTables,
    `create table letter_receipt (
      verifier blob primary key not null,
      case_id text not null
    ) strict, without rowid`,
    `create table waiting (
      kind text not null check (kind = 'case'),
      subject text not null,
      holder text not null,
      since_minute integer not null,
      due_minute integer not null,
      primary key (kind, subject, holder)
    ) strict, without rowid`,
  ],
};
