import type { Migration } from '../migrate.ts';

/**
 * Statements, polls, findings. The tally of a statement is kept by triggers, so that a vote is one upsert and no count
 * is ever computed from what was read before.
 */
export const voting: Migration = {
  version: 2,
  statements: [
    `alter table activity add column form text not null default ''`,
    `create table activity_option (
      activity_id text not null,
      position integer not null,
      language text not null,
      level text not null,
      label blob not null,
      primary key (activity_id, position, language, level)
    ) strict, without rowid`,
    `create table statement (
      id text primary key not null,
      activity_id text not null,
      contribution_id text,
      revision integer,
      state text not null
    ) strict, without rowid`,
    `create index statement_of_activity on statement (activity_id)`,
    `create unique index statement_of_contribution on statement (contribution_id, revision) where contribution_id is not null`,
    `create table statement_text (
      statement_id text not null,
      language text not null,
      body blob not null,
      primary key (statement_id, language)
    ) strict, without rowid`,
    `create table vote (
      participant_id text not null,
      statement_id text not null,
      choice integer not null check (choice in (1, -1, 0, 2)),
      primary key (participant_id, statement_id)
    ) strict, without rowid`,
    `create table statement_tally (
      statement_id text primary key not null,
      agree integer not null,
      disagree integer not null,
      pass integer not null,
      unclear integer not null,
      word text not null,
      word_voters integer not null,
      many_unclear integer not null
    ) strict, without rowid`,
    `create trigger statement_has_tally after insert on statement begin
      insert into statement_tally (statement_id, agree, disagree, pass, unclear, word, word_voters, many_unclear)
        values (new.id, 0, 0, 0, 0, 'too-few', 0, 0);
    end`,
    `create trigger vote_is_counted after insert on vote begin
      update statement_tally set agree = agree + (new.choice = 1), disagree = disagree + (new.choice = -1),
        pass = pass + (new.choice = 0), unclear = unclear + (new.choice = 2) where statement_id = new.statement_id;
    end`,
    `create trigger vote_is_moved after update of choice on vote when new.choice <> old.choice begin
      update statement_tally set agree = agree + (new.choice = 1) - (old.choice = 1),
        disagree = disagree + (new.choice = -1) - (old.choice = -1),
        pass = pass + (new.choice = 0) - (old.choice = 0),
        unclear = unclear + (new.choice = 2) - (old.choice = 2) where statement_id = new.statement_id;
    end`,
    `create trigger vote_is_uncounted after delete on vote begin
      update statement_tally set agree = agree - (old.choice = 1), disagree = disagree - (old.choice = -1),
        pass = pass - (old.choice = 0), unclear = unclear - (old.choice = 2) where statement_id = old.statement_id;
    end`,
    `create view open_statement (id, activity_id, contribution_id) as
      select s.id, s.activity_id, s.contribution_id from statement s
      where s.state = 'open' and (s.contribution_id is null or exists (select 1 from contribution c
        where c.id = s.contribution_id and c.revision = s.revision and c.state in ('published', 'redacted')))`,
    `create table poll_answer (
      participant_id text not null,
      activity_id text not null,
      choice text not null,
      primary key (participant_id, activity_id)
    ) strict, without rowid`,
    `create index poll_answer_of_activity on poll_answer (activity_id, choice)`,
    `create table finding (
      id text primary key not null,
      position integer not null,
      language text not null,
      body blob not null
    ) strict, without rowid`,
    `create table finding_evidence (
      finding_id text not null,
      kind text not null,
      subject text not null,
      cell text not null,
      primary key (finding_id, kind, subject, cell)
    ) strict, without rowid`,
  ],
};
