import type { Migration } from '../migrate.ts';

/**
 * Sessions that somebody leads in a room: their steps, what is said at each, and how the room stands now. Nothing of it is a child's: which
 * words are put at the top is an id, and of what waits to be shown together the contribution itself has no number yet.
 */
export const sessions: Migration = {
  version: 17,
  statements: [
    `create table room_session (
      activity_id text primary key not null,
      revision integer not null,
      state text not null check (state in ('ready', 'running', 'over')),
      step integer not null check (step >= 0),
      until_minute integer not null,
      gathers integer not null check (gathers in (0, 1)),
      pace_minutes integer not null check (pace_minutes between 0 and 60),
      spotlight text not null,
      spotlight_change integer not null,
      closing_by text not null,
      closing_approved_by text not null default '' check (closing_approved_by = '' or closing_approved_by <> closing_by)
    ) strict, without rowid`,
    `create table session_step (
      activity_id text not null,
      position integer not null check (position between 1 and 12),
      kind text not null check (kind in ('talk', 'write', 'break')),
      minutes integer not null check (minutes between 1 and 120),
      primary key (activity_id, position)
    ) strict, without rowid`,
    `create table session_words (
      activity_id text not null,
      position integer not null check (position between 0 and 12),
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (activity_id, position, language, level)
    ) strict, without rowid`,
  ],
};
