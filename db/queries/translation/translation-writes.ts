import type { Database } from '../../databases.ts';
import type { SqlValue, Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { strangerTo } from '../staff/own-groups.ts';
import { boundNow, isShared, mayTranslate, triedBefore } from './translations.ts';

/** Children see something else of these words: the number of their activity is raised and they take it, in their old place. Rows: [[number]]. */
function tellsRoom(id: string): Statement[] {
  return [
    {
      sql: `update counter set value = value + 1 where name = (select activity_id from contribution c where id = ?1 and ${isShared})
        returning value`,
      args: [id],
    },
    {
      sql: `update contribution set moved = (select value from counter where name = activity_id)
        where id = ?1 and seq is not null`,
      args: [id],
    },
  ];
}

/**
 * Keeps what came of translating the words as they were at one change; refused as `stale-revision` where they are others by now, are not
 * shown, or may not be translated any more. Rows: the first has the room's new number, where children see any of it.
 */
export function putTranslations(
  db: Database,
  of: {
    readonly id: string;
    readonly change: number;
    /** Words left this machine for it. */
    readonly elsewhere: boolean;
    readonly made: readonly {
      readonly language: string;
      readonly state: 'machine' | 'held' | 'none';
      readonly texts: readonly string[];
    }[];
  },
): Statement[] {
  return [
    ...(of.made.some(({ state }) => state === 'machine') ? tellsRoom(of.id) : []),
    ...of.made.flatMap(({ language, state, texts }) => [
      {
        sql: `insert into translation (contribution_id, language, change, state, body, signed_by, round)
          select c.id, ?2, c.change, ?4, ?5, '', ?6 from contribution c
          where c.id = ?1 and c.change = ?3 and ${isShared} and ${mayTranslate('c.participant_id', of)}
          on conflict (contribution_id, language) do update set state = excluded.state, body = excluded.body,
            round = excluded.round where ${triedBefore('translation')}`,
        args: [
          of.id,
          language,
          of.change,
          state,
          db.text.encode(texts.length === 0 ? '' : JSON.stringify(texts)),
          state === 'none' ? boundNow : 0,
        ],
        refusal: 'stale-revision',
      },
      guard('stale-revision'),
    ]),
  ];
}

/** A translation as a person read it: of which state of the words, and after what others did with it. */
type Read = {
  readonly id: string;
  readonly language: string;
  readonly change: number;
  readonly round: number;
  readonly staffId: string;
};

/** A condition: it is still as this person, ?5, read it (?1 to ?4), and is not of a child that it knows. */
const asRead = `contribution_id = ?1 and language = ?2 and change = ?3 and round = ?4
  and state in ('machine', 'held', 'signed') and ${strangerTo('?5', '(select participant_id from contribution where id = ?1)')}`;
const read = (of: Read) => [of.id, of.language, of.change, of.round, of.staffId];

/**
 * A person who does not know the child signs a translation it read, or takes it away with its words. Refused as `stale-revision` where the
 * words moved on, or somebody did something with it before; as `one-person-alone` where it waits because of what this person typed. Rows:
 * the first has the room's new number.
 */
export function settleTranslation(
  db: Database,
  of: Read & { readonly to: 'signed' | 'removed' },
): Statement[] {
  return [
    ...tellsRoom(of.id),
    {
      sql: `insert into guard select not exists (select 1 from translation
        where contribution_id = ?1 and language = ?2 and state = 'held' and typed_by = ?3 and ?4 = 'signed')`,
      args: [of.id, of.language, of.staffId, of.to],
      refusal: 'one-person-alone',
    },
    of.to === 'signed'
      ? {
          sql: `update translation set state = 'signed', signed_by = ?5, round = round + 1 where ${asRead}`,
          args: read(of),
        }
      : {
          sql: `update translation set state = 'removed', signed_by = ?5, round = round + 1, body = ?6, typed = null, typed_by = ''
            where ${asRead}`,
          args: [...read(of), db.text.encode('')],
        },
    guard('stale-revision'),
  ];
}

/**
 * A person who does not know the child wrote other words in place of a program's, which stay beside them. `held`: no child sees any of it
 * before another person signed it. Refused as `stale-revision` as above. Rows: the first has the room's new number.
 */
export function putTyped(
  db: Database,
  of: Read & { readonly texts: readonly string[]; readonly state: 'signed' | 'held' },
): Statement[] {
  return [
    ...tellsRoom(of.id),
    {
      sql: `update translation set state = ?6, typed = ?7, typed_by = ?5, signed_by = '', round = round + 1 where ${asRead}`,
      args: [...read(of), of.state, db.text.encode(JSON.stringify(of.texts))],
    },
    guard('stale-revision'),
  ];
}

/** Who stands beside a translation that was taken away or written anew since its backup was made, until a person does something with it. */
export const restorer = 'command-line';

/**
 * Takes translations away: of one child that says no to it, or of all where the consultation does not do it any more; rooms that showed one
 * are told. Rows: …, then the ids of words whose translation children saw, and nothing.
 */
export function forgetTranslations(db: Database, participantId: string | null): Statement[] {
  return participantId === null
    ? forget(db, `(select contribution_id from translation where ${shown})`, ['true', []])
    : forget(
        db,
        `(select c.id from contribution c where c.participant_id = ?1
          and exists (select 1 from translation where contribution_id = c.id and ${shown}))`,
        ['contribution_id in (select id from contribution where participant_id = ?1)', [participantId]],
      );
}

const shown = `state in ('machine', 'signed')`;

/** Two texts rather than one with a condition for both: for that one no index was used, and each no of one child read all that there is, three times. */
function forget(
  db: Database,
  theirs: string,
  [which, args]: readonly [sql: string, args: readonly SqlValue[]],
): Statement[] {
  const [empty, by] = [args.length + 1, args.length + 2];
  return [
    // A restore knows that a person did something with it, and no more: it may have been taken away.
    {
      sql: `update translation set state = 'removed', body = ?${empty}, typed = null, typed_by = ''
        where state = 'held' and signed_by = ?${by} and ${which}`,
      args: [...args, db.text.encode(''), restorer],
    },
    {
      sql: `update counter set value = value + 1 where name in
        (select activity_id from contribution where id in ${theirs}) returning name, value`,
      args,
    },
    {
      sql: `update contribution set moved = (select value from counter where name = activity_id)
        where seq is not null and id in ${theirs} returning id`,
      args,
    },
    // What a person took away has no words, and says that it is not made again, should it be allowed once more.
    { sql: `delete from translation where state <> 'removed' and ${which}`, args },
  ];
}
