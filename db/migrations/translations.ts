import type { Migration } from '../migrate.ts';

/**
 * Shown words of a child in other languages. A translation is of one state of its words: whatever becomes of them (other words, a part
 * hidden, taken back, reported, erased), it goes in that same commit, by a trigger, so that no path can forget it.
 */
export const translations: Migration = {
  version: 19,
  statements: [
    `create table translation (
      contribution_id text not null,
      language text not null,
      change integer not null,
      state text not null check (state in ('machine', 'signed', 'held', 'none', 'removed')),
      body blob not null,
      signed_by text not null,
      primary key (contribution_id, language)
    ) strict, without rowid`,
    `create trigger translation_goes_with_its_words after update of change on contribution
      begin delete from translation where contribution_id = new.id and change <> new.change; end`,
  ],
};
