import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { childLines, childTables, neverLines } from '../../../app/routes/public/site/keep-words.ts';
import * as appealsSchema from '../../../db/schema/appeals.ts';
import * as attributesSchema from '../../../db/schema/attributes.ts';
import * as complaintsSchema from '../../../db/schema/complaints.ts';
import * as consultationSchema from '../../../db/schema/consultation.ts';
import * as controlSchema from '../../../db/schema/control.ts';
import * as controlMovesSchema from '../../../db/schema/control-moves.ts';
import * as controlOversightSchema from '../../../db/schema/control-oversight.ts';
import * as controlPrivacySchema from '../../../db/schema/control-privacy.ts';
import * as controlSafeguardingSchema from '../../../db/schema/control-safeguarding.ts';
import * as controlStaffSchema from '../../../db/schema/control-staff.ts';
import * as correctionsSchema from '../../../db/schema/corrections.ts';
import * as decisionsSchema from '../../../db/schema/decisions.ts';
import * as designsSchema from '../../../db/schema/designs.ts';
import * as evaluationSchema from '../../../db/schema/evaluation.ts';
import * as kioskSchema from '../../../db/schema/kiosk.ts';
import * as ledgerSchema from '../../../db/schema/ledger.ts';
import * as lettersSchema from '../../../db/schema/letters.ts';
import * as listeningSchema from '../../../db/schema/listening.ts';
import * as meetingsSchema from '../../../db/schema/meetings.ts';
import * as ownGroupsSchema from '../../../db/schema/own-groups.ts';
import * as paperSchema from '../../../db/schema/paper.ts';
import * as privacySchema from '../../../db/schema/privacy.ts';
import * as proposalsSchema from '../../../db/schema/proposals.ts';
import * as quotesSchema from '../../../db/schema/quotes.ts';
import * as roomPollsSchema from '../../../db/schema/room-polls.ts';
import * as safeguardingSchema from '../../../db/schema/safeguarding.ts';
import * as sessionsSchema from '../../../db/schema/sessions.ts';
import * as termsSchema from '../../../db/schema/terms.ts';
import * as translationsSchema from '../../../db/schema/translations.ts';
import * as versionsSchema from '../../../db/schema/versions.ts';
import * as votingSchema from '../../../db/schema/voting.ts';
import { wholeLanguages } from '../../../locales/index.ts';
import { inventoryWords } from '../../../locales/inventory.ts';
import { inventory, neverStored } from '../../../server/core/privacy/inventory.ts';
import { deedsOf, roles } from '../../../server/core/staff/roles.ts';
import { cookies } from '../../../server/guard/session.ts';
import { logFieldNames } from '../../../server/log.ts';
import { speakerOf } from '../../support/house/stage.ts';

const base = ['audit', 'schema_version', 'guard'];

function columns(schemas: readonly object[]): string[] {
  return schemas
    .flatMap((schema): unknown[] => Object.values(schema))
    .filter((table): table is SQLiteTable => is(table, SQLiteTable))
    .flatMap((table) => {
      const config = getTableConfig(table);
      return config.columns.map((column) => `${config.name}.${column.name}`);
    })
    .sort();
}

function listed(store: string): string[] {
  return inventory
    .filter((entry) => entry.store === store && !base.includes(entry.table))
    .map((entry) => `${entry.table}.${entry.field}`)
    .sort();
}

const tablesOf = (store: string) => [
  ...new Set(inventory.filter((entry) => entry.store === store).map((entry) => entry.table)),
];

/** Where the server keeps something longer than one call: maps and sets by name, and limiters by theirs. */
function memoriesOf(source: string): readonly string[] {
  const maps = [...source.matchAll(/(\w+)(?:: [^=\n]+)?\s*[=:]\s*new (?:Weak)?(?:Map|Set)\b/g)].map(
    (match) => match[1] ?? '',
  );
  const limiters = [...source.matchAll(/create\w+Limiter\(\{\s*name: '([^']+)'/g)].map(
    (match) => `limiter:${match[1]}`,
  );
  return [...maps, ...limiters];
}

/** Holds nothing of anybody: files of words, ways of speaking, who listens, threads; or ends with the call it is in. */
const ofNobody = [
  ...['files', 'names', 'speakers', 'listeners', 'upListeners', 'seats', 'results', 'last', 'readers', 'ids'],
  // In the process that reads one file of somebody else, and ends with it.
  'parts',
  // Of one document while it is drawn, and ends with it.
  'laid',
  // Of a copy or a restore, and of one announcement.
  ...['entries', 'gone', 'known', 'wanted', 'late', 'stand', 'lost', 'states', 'here', 'all', 'most'],
  // Files whose pages have to be written anew, and consultations of which the order of arrival is not wholly forgotten.
  ...['unwritten', 'ordered'],
  // Numbers of rooms and desks that have pages here.
  ...[
    'numbersTold',
    'numbersNow',
    'countersHere',
    'consultationsHere',
    'statesTold',
    'statesHeard',
    'statesUntold',
    'statesDoubted',
    'owedHere',
  ],
  ...['numbersHeard', 'numbersBefore', 'heardByNumber'],
  // Consultations whose databases have not answered yet.
  ...['unanswered', 'behind'],
  // Of one look at the sessions of pages that are here, each of which stands at its page.
  'seatsHere',
  // Which texts nobody answered for yet who translates, by number.
  'again',
  // How to leave off waiting for who translates.
  'leaves',
  // Activities of whose sentences something is about to be told.
  'votersDue',
  // Pages that lead a room, which are about to be told that something changed there.
  'leadingDue',
  // Sentences of the product's own on which cues are tried.
  'verdicts',
  // The connections of a room, as Socket.IO has them too.
  'pagesByRoom',
  // Databases whose log is being moved, and files that were looked at after an end that nobody asked for.
  ...['openTurns', 'filesWhole'],
  // Of the list of addresses, at start.
  ...['prefixes', 'whole'],
  // Of one drawing of a release, in a thread that ends with it, and of one check of a release.
  ...[
    'cells',
    'chosen',
    'cut',
    'directions',
    'labels',
    'listed',
    'places',
    'present',
    'registered',
    'shaped',
    'table',
    'widths',
  ],
];

describe('R12, R123: everything stored stands in the inventory', () => {
  it.each([
    [
      'consultation',
      [
        appealsSchema,
        attributesSchema,
        consultationSchema,
        decisionsSchema,
        designsSchema,
        sessionsSchema,
        evaluationSchema,
        kioskSchema,
        listeningSchema,
        meetingsSchema,
        ownGroupsSchema,
        paperSchema,
        privacySchema,
        proposalsSchema,
        quotesSchema,
        roomPollsSchema,
        safeguardingSchema,
        termsSchema,
        correctionsSchema,
        translationsSchema,
        votingSchema,
      ],
    ],
    [
      'control',
      [
        controlSchema,
        controlMovesSchema,
        controlOversightSchema,
        controlPrivacySchema,
        controlSafeguardingSchema,
        controlStaffSchema,
        ledgerSchema,
        versionsSchema,
      ],
    ],
    [
      'complaints',
      [complaintsSchema, lettersSchema, safeguardingSchema, { waiting: consultationSchema.waiting }],
    ],
  ] as const)('every column of the %s schema, and nothing else', (store, schemas) => {
    expect(columns(schemas)).toEqual(listed(store));
  });

  it('every cookie and every log field', () => {
    expect(tablesOf('cookie').sort()).toEqual(Object.values(cookies).sort());
    expect(inventory.filter((entry) => entry.store === 'log').map((entry) => entry.field)).toEqual([
      ...logFieldNames,
    ]);
  });

  it('every item that a page keeps in a browser, by the one name that its file gives it', () => {
    const root = fileURLToPath(new URL('../../../app', import.meta.url));
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.tsx?$/.test(path),
    );
    const kept = pages.flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      if (!/\b(localStorage|sessionStorage|indexedDB|caches)\b/.test(text)) return [];
      return [/const keptAs = '([^']+)';/.exec(text)?.[1] ?? `${path} names nothing`];
    });
    expect(kept).toEqual(tablesOf('browser'));
  });

  it('every map, set and limiter that the server keeps in memory, and nothing else', () => {
    const root = fileURLToPath(new URL('../../../server', import.meta.url));
    const keepers = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !/^(core|usecases|demo|commands)\//.test(path),
    );
    // Of what lies under the server only the keyring has something of a consultation in memory.
    const found = [...keepers, '../db/keyring.ts']
      .flatMap((path) => memoriesOf(readFileSync(join(root, path), 'utf8')))
      .filter((name) => !ofNobody.includes(name));
    expect([...new Set(found)].sort()).toEqual(tablesOf('memory').sort());
    expect(
      memoriesOf('const a = new Map<string, X>();\n  b: new Set(),\n  const c: M = new WeakMap()'),
    ).toEqual(['a', 'b', 'c']);
  });

  it('no field has a name of what may never be stored, and the check can fail', () => {
    const bad = (field: string) => Object.values(neverStored).some((pattern) => pattern.test(field));
    expect(inventory.filter((entry) => bad(entry.field))).toEqual([]);
    for (const field of ['ip', 'user_agent', 'created_at', 'email', 'birth', 'child_score'])
      expect(bad(field)).toBe(true);
  });

  it('every entry says what, why, who and until when', () => {
    for (const entry of inventory) {
      for (const say of [entry.what, entry.why, entry.who, entry.until])
        expect(say.trim(), `${entry.table}.${entry.field}`).not.toBe('');
    }
    expect(readdirSync('db/schema').sort()).toEqual([
      'appeals.ts',
      'attributes.ts',
      'complaints.ts',
      'consultation.ts',
      'control-moves.ts',
      'control-oversight.ts',
      'control-privacy.ts',
      'control-safeguarding.ts',
      'control-staff.ts',
      'control.ts',
      'corrections.ts',
      'decisions.ts',
      'designs.ts',
      'evaluation.ts',
      'kiosk.ts',
      'ledger.ts',
      'letters.ts',
      'listening.ts',
      'meetings.ts',
      'own-groups.ts',
      'paper.ts',
      'privacy.ts',
      'proposals.ts',
      'quotes.ts',
      'room-polls.ts',
      'safeguarding.ts',
      'sessions.ts',
      'terms.ts',
      'translations.ts',
      'versions.ts',
      'voting.ts',
    ]);
  });
});

describe('R124: what is kept is said in every language', () => {
  it('every table about a child has its words for a child, and no other has', () => {
    const about = new Set(inventory.filter((entry) => entry.about === 'child').map((entry) => entry.table));
    expect(Object.keys(childTables).sort()).toEqual([...about].sort());
    const said = childLines.flatMap(({ lines }) => lines.map(({ what }) => what));
    expect(new Set(said).size).toBe(said.length);
    expect(new Set(said)).toEqual(new Set(Object.values(childTables).map(({ what }) => what)));
  });

  it('everything that is never stored is a sentence', () => {
    expect(neverLines.map((line) => line.replace('keep.never.', '')).sort()).toEqual(
      Object.keys(neverStored).sort(),
    );
  });

  const phrases = [
    ...new Set(inventory.flatMap(({ what, why, who, until }) => [what, why, who, until])),
  ].sort();
  for (const { tag } of wholeLanguages.filter((language) => language.tag !== 'en')) {
    it(`${tag} has every phrase of the inventory, in its own letters, and no other`, () => {
      const words = inventoryWords(tag);
      expect(Object.keys(words).sort()).toEqual(phrases);
      const inLatinLetters = new Intl.Locale(tag).maximize().script === 'Latn';
      const foreign = Object.entries(words).filter(([phrase, text]) =>
        inLatinLetters ? text === phrase : /[A-Za-z]/.test(text.replace('Redis', '')),
      );
      expect(foreign).toEqual([]);
    });
  }
});

it('R877: who reads what a child wrote is told as the table of permissions has it', () => {
  const who = inventory.find(({ table, field }) => table === 'contribution' && field === 'body')?.who ?? '';
  const [desk, after, all] = who.split('; ');
  const readers = roles.filter((role) => deedsOf(role).includes('desk:read'));
  expect(desk).toBe(
    `${readers.map((role) => `${role.replace('-', ' ')}s`).join(' and ')} of the consultation`,
  );
  const sorters = roles.filter((role) => deedsOf(role).includes('points:sort'));
  expect(after).toBe(`after closing ${sorters.map((role) => `${role}s`).join(' and ')}`);
  expect(all).toBe('what is published: everybody');
  expect(childTables.contribution?.who).toBe('keep.who.published');
});

it('R877: who reads what two typed from paper is told as who types sheets, whom no number limits', () => {
  const said = inventory.filter(({ table }) => table === 'paper_entry').map(({ who }) => who);
  expect(new Set(said)).toEqual(new Set(['who types sheets, where two differ']));
  // A third reads both readings and says which is right.
  expect(roles.filter((role) => deedsOf(role).includes('paper:key'))).toEqual(['facilitator', 'moderator']);
  expect(childTables.paper_entry?.who).toBe('keep.who.typists');
  const two = /\b(two|both|dos|deux|wawili)\b|двое|оба|اللذان|اثنان|[两二]/iu;
  for (const { tag } of wholeLanguages)
    for (const level of ['younger', 'older'] as const)
      expect(speakerOf(tag, level).t('keep.who.typists'), tag).not.toMatch(two);
});

it('R12, R124: of a yes or no to a use it is said who sees it in the words that may be used', () => {
  // `/put-up`, quotes and translations list these alone: no table may say that only the program has it.
  const sees =
    'nobody by itself; who sorts words, or chooses some to be heard, quoted or translated, sees which of them may be';
  for (const table of ['assent', 'objection']) {
    const said = inventory.filter((entry) => entry.table === table).map(({ who }) => who);
    expect(new Set(said), table).toEqual(new Set([sees]));
    expect(childTables[table]?.who, table).toBe('keep.who.uses');
  }
});

it('R879: that a minute is kept while words wait is said under what is kept, and no line says that it never is', () => {
  const kept = inventory.filter(({ table, field }) => table === 'waiting' && field === 'since_minute');
  expect(new Set(kept.map(({ until }) => until))).toEqual(new Set(['the wait ends']));
  expect(childTables.waiting?.until).toBe('keep.until.waiting');
  const never = wholeLanguages.map(({ tag }) => {
    const said = speakerOf(tag).t('keep.never.time');
    return [tag, readBy[tag]?.test(said)];
  });
  expect(never).toEqual(wholeLanguages.map(({ tag }) => [tag, true]));
});

/** That somebody has read it, in each language. */
const readBy: Readonly<Record<string, RegExp>> = {
  en: /has read/,
  ar: /بعد أن يقرأ/,
  es: /una vez leído/,
  fr: /une fois .* lus/,
  ru: /прочли/,
  sw: /amesoma/,
  zh: /看过以后/,
};
