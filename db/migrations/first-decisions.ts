import type { Migration } from '../migrate.ts';

const counted = (day: string, bucket: string) =>
  `insert into decision_wait (day, wait_bucket, decisions) values (${day}, ${bucket}, 1)
        on conflict (day, wait_bucket) do update set decisions = decisions + 1;`;
/** What goes with a child is not counted on. */
const uncounted = (day: string, bucket: string) =>
  `update decision_wait set decisions = decisions - 1 where day = ${day} and wait_bucket = ${bucket};
      delete from decision_wait where decisions <= 0;`;

/**
 * What is decided first of words that nothing has happened to stands with them, so that a decision touches no further page of the file:
 * its change is always the second, from `held`, and the wait for it ends with it. All later ones stand in `decision`; the view has both. How long decisions took is
 * counted by the day as they are made: each page of a child asks for it, and an index over all decisions was read
 * through for that, row by row (decision 95). The view is for one contribution or for all of them: in a join it is read whole.
 */
export const firstDecisions: Migration = {
  version: 27,
  statements: [
    'alter table contribution add column first_state text',
    'alter table contribution add column first_reason text',
    'alter table contribution add column first_by text',
    'alter table contribution add column first_day text',
    'alter table contribution add column first_wait text',
    `create view every_decision (contribution_id, change, from_state, to_state, reason, staff_id, day, wait_bucket) as
      select contribution_id, change, from_state, to_state, reason, staff_id, day, wait_bucket from decision
      union all
      select id, 2, 'held', first_state, first_reason, first_by, first_day, first_wait from contribution where first_by is not null`,
    `create table decision_wait (
      day text not null,
      wait_bucket text not null,
      decisions integer not null,
      primary key (day, wait_bucket)
    ) strict, without rowid`,
    `insert into decision_wait (day, wait_bucket, decisions)
      select day, wait_bucket, count(*) from decision group by day, wait_bucket`,
    `create trigger decision_is_counted after insert on decision begin
      ${counted('new.day', 'new.wait_bucket')}
    end`,
    `create trigger first_decision after update of first_wait on contribution when new.first_wait is not null begin
      delete from waiting where subject = new.id and kind in ('contribution', 'claim');
      ${counted('new.first_day', 'new.first_wait')}
    end`,
    `create trigger decision_is_uncounted after delete on decision begin
      ${uncounted('old.day', 'old.wait_bucket')}
    end`,
    `create trigger first_decision_is_uncounted after delete on contribution when old.first_wait is not null begin
      ${uncounted('old.first_day', 'old.first_wait')}
    end`,
    'drop index decision_waits',
  ],
};
