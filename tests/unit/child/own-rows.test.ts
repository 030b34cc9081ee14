import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dayAndTimeInWords, dayInWords } from '../../../app/i18n/dates.ts';
import { inDigitsOf, localeOf } from '../../../app/i18n/locale-of.ts';
import { heldInWords } from '../../../app/routes/child/words/held-words.ts';
import type { Database } from '../../../db/databases.ts';
import { heldOf } from '../../../db/queries/privacy/held.ts';
import { catalogue, wholeLanguages } from '../../../locales/index.ts';
import {
  dueMinuteOf,
  isCommonRun,
  isToFinish,
  minutesLeft,
  quotesAny,
  quotesOf,
  undoMinutes,
  withoutQuotes,
} from '../../../server/core/privacy/erasure.ts';
import { heldTables, somebody } from '../../../server/core/privacy/held.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { createSecrets } from '../../../server/guard/secrets.ts';
import { speakerOf } from '../../support/house/stage.ts';

const timeZone = 'Africa/Nairobi';

describe('R95: what is held can be said to a child', () => {
  it('every table and every field has its words in every language', () => {
    const wanted = [
      ...heldTables.map((table) => `held.table.${table}`),
      ...inventory
        .filter(({ store, table }) => store === 'consultation' && heldTables.some((each) => each === table))
        .map(({ field }) => `held.field.${field}`),
    ];
    for (const { tag } of wholeLanguages) {
      const words = catalogue[tag]?.public ?? {};
      expect(
        wanted.filter((key) => !(key in words)),
        tag,
      ).toEqual([]);
    }
  });

  it('no field that names a person of staff is shown as it stands', async () => {
    const ofHeld = inventory.filter(({ store }) => store === 'consultation');
    const tables = heldTables.map((table) => ({
      table,
      fields: ofHeld.filter((each) => each.table === table).map(({ field }) => field),
    }));
    // Whatever is asked for, each value is the number of a person.
    const query = async (sql: string) => [sql.match(/"\w+"(?=.* from )/g)?.map(() => 'a person') ?? []];
    const held = await heldOf({ query } as unknown as Database, 'child', { tables, somebody });
    const named = held.flatMap(({ table, fields, rows }) =>
      fields.flatMap((field, at) => (rows[0]?.[at] === somebody ? [`${table}.${field}`] : [])),
    );
    expect(named).toEqual(
      tables.flatMap(({ table, fields }) =>
        fields
          .filter((each) => /^(staff_id|holder|key_hash|.*_by)$/.test(each))
          .map((each) => `${table}.${each}`),
      ),
    );
    expect(named).toContain('sealed_case.closing_by');
  });

  it.each(wholeLanguages)(
    'the first decision on its words is said in words of $tag, and names nobody',
    ({ tag }) => {
      const fields = ['first_state', 'first_by', 'first_day', 'first_reason', 'first_wait'];
      const rows = [['refused', somebody, '2030-01-31', 'hurt', 'under-2']];
      const speaker = speakerOf(tag);
      const [said] = heldInWords({ tables: [{ table: 'contribution', fields, rows }], timeZone }, speaker);
      const values = said?.rows[0]?.values ?? [];
      expect(values.filter(({ raw }) => raw)).toEqual([]);
      const waits = heldInWords(
        { tables: [{ table: 'contribution', fields, rows: [fields.map(() => null)] }], timeZone },
        speaker,
      );
      expect(waits[0]?.rows[0]?.values).toEqual([]);
      expect(values.map(({ value }) => value)).toEqual([
        speaker.t('state.refused'),
        speaker.t('held.team'),
        dayInWords(tag, '2030-01-31'),
        speaker.t('reason.hurt'),
        speaker.t('account.waits.under-2'),
      ]);
    },
  );
});

it.each(wholeLanguages)(
  'R700: no row says that words are shown to everyone, in $tag: it knows not where they were written',
  ({ tag }) => {
    const { t } = speakerOf(tag);
    const fields = ['from_state', 'to_state'];
    const rows = [
      ['held', 'published'],
      ['published', 'redacted'],
    ];
    const [said] = heldInWords({ tables: [{ table: 'decision', fields, rows }], timeZone }, speakerOf(tag));
    const values = said?.rows.map((row) => row.values.map(({ value }) => value));
    const [read, part] = [t('held.state.shown'), t('own.answer.part-hidden')];
    expect(values).toEqual([
      [t('state.waiting'), read],
      [read, part],
    ]);
    expect([read, part]).not.toContain(t('state.shown'));
    // Nor does the public report of all decisions, which has answers among them.
    for (const word of ['decisions.published', 'decisions.redacted', 'appeals.restored'] as const)
      expect(t(`account.${word}`)).toMatch(/ or | أو | o | ou | или | au |或/);
  },
);

describe('R1022: who opened what a child told', () => {
  it.each(wholeLanguages)(
    'is said so in $tag where another lead took its place, and gave a reason',
    ({ tag }) => {
      const speaker = speakerOf(tag);
      const fields = ['why', 'reason'];
      const rows = [
        ['reseal', 'To help.'],
        ['reseal', ''],
      ];
      const [said] = heldInWords({ tables: [{ table: 'case_opening', fields, rows }], timeZone }, speaker);
      expect(said?.rows.map(({ values }) => values[0]?.value)).toEqual([
        speaker.t('held.why.open'),
        speaker.t('held.why.reseal'),
      ]);
    },
  );
});

describe('R928: no name of the program is a value of what is held', () => {
  const tables = [
    {
      table: 'participant',
      fields: ['language', 'age_band', 'way', 'palette'],
      rows: [
        ['zh', '10-12', 'code', 12],
        ['fr', 'under-10', 'paper', 0],
        ['sw', '16-17', 'public', 3],
      ],
    },
    { table: 'assent', fields: ['use', 'answer', 'elsewhere'], rows: [['take-part', 'yes', 1]] },
    { table: 'vote', fields: ['from_paper'], rows: [[0]] },
    {
      table: 'contribution',
      fields: ['cleared', 'anchor', 'findings', 'hidden'],
      rows: [
        [
          1,
          '3',
          '[{"rule":"grooming-secrecy","start":0,"end":9,"verdict":"hold","severity":3,"reason":"harm"},{"rule":"length-long","start":0,"end":9,"verdict":"ask","severity":0,"reason":"length"}]',
          '[{"start":0,"end":9,"label":"person"}]',
        ],
      ],
    },
    { table: 'sealed_case', fields: ['kind'], rows: [['child']] },
    { table: 'poll_answer', fields: ['choice'], rows: [['[1,0]']] },
    {
      table: 'waiting',
      fields: ['kind'],
      rows: [['contribution'], ['claim'], ['appeal'], ['case'], ['erasure']],
    },
    { table: 'appeal', fields: ['state'], rows: [['waiting'], ['restored'], ['upheld']] },
    { table: 'sealed_text', fields: ['part'], rows: [['told'], ['reach']] },
    { table: 'case_opening', fields: ['why'], rows: [['open'], ['reseal'], ['alone']] },
  ] as const;

  it.each(wholeLanguages)('in $tag', ({ tag }) => {
    const said = heldInWords({ tables, timeZone }, speakerOf(tag)).flatMap(({ rows }) =>
      rows.flatMap(({ values }) => values.map(({ value }) => value)),
    );
    const stored = tables.flatMap(({ rows }) => rows.flat()).filter((each) => typeof each === 'string');
    const names = new Set<string>(stored.filter((each) => each !== 'yes' && each !== '3'));
    expect(said.filter((each) => names.has(each) || each === '')).toEqual([]);
    expect(said[3]).toBe(new Intl.NumberFormat(localeOf(tag)).format(12));
    expect(said.slice(0, 3).join()).not.toMatch(tag === 'ar' ? /[0-9]/ : /-/);
    const { t } = speakerOf(tag);
    // R928: a rule is named for those who hunt harm, and read by the child whose words it found.
    expect(said.join()).not.toMatch(/grooming|"/);
    expect(said).toContain(`${t('reason.harm.part')} ${t('list.apart')} ${t('me.else')}`);
    expect(said).toContain(t('reason.person.part'));
    expect(said).toContain(inDigitsOf(tag, `1 ${t('list.apart')} 0`));
    expect(said).toEqual(expect.arrayContaining([t('mark.yes'), t('mark.no'), t('held.use.take-part')]));
  });
});

describe('R98: the minutes to undo', () => {
  it('are ten at least, and never less than none', () => {
    expect(minutesLeft(dueMinuteOf(100), 100)).toBe(undoMinutes);
    expect(minutesLeft(dueMinuteOf(100), 110)).toBe(0);
    expect(minutesLeft(dueMinuteOf(100), 500)).toBe(0);
  });
});

describe('R646: who finishes an erasure', () => {
  const finishes = (ours: boolean, pending = { dueMinute: 100, final: false }) =>
    [99, 100, 101, 102, 103, 104].filter((minute) => isToFinish(pending, { minute, ours }));

  it('is who began it, from the minute in which it can be undone no more', () => {
    expect(finishes(true)).toEqual([101, 102, 103, 104]);
    expect(finishes(true, { dueMinute: 100, final: true })).toEqual([99, 100, 101, 102, 103, 104]);
  });

  it('R1142: is who began it, and not before its minutes have passed by a clock that nobody sets', () => {
    const pending = { dueMinute: 100, final: false };
    const of = (waitedMs: number, final = false) =>
      isToFinish({ ...pending, final }, { minute: 160, ours: true, waitedMs });
    expect([9.9, 10].map((minutes) => of(minutes * 60_000))).toEqual([false, true]);
    expect(of(0, true)).toBe(true);
    expect(isToFinish(pending, { minute: 100, ours: true, waitedMs: 3_600_000 })).toBe(false);
  });

  it('is any other one two minutes later, of a "now" too', () => {
    expect(finishes(false)).toEqual([103, 104]);
    expect(finishes(false, { dueMinute: 100, final: true })).toEqual([103, 104]);
  });
});

describe('R99: a text of staff without what it quotes', () => {
  const said = 'We walk in the dark and nobody sees us at the bridge.';

  it('cuts a long run of the words out, wherever it stands', () => {
    expect(withoutQuotes(`One says: “${said}” and more.`, [said])).toBe('One says: “[…]” and more.');
    expect(withoutQuotes('They say nobody sees us at the bridge.', [said])).toBe('They say[…]');
    expect(withoutQuotes('一年以后应该再问我们一次。', ['一年以后应该再问我们一次。'])).toBe('[…]');
  });

  it('leaves alone what only shares some words, and is the very same text then', () => {
    const finding = 'Children are afraid in the dark at the bridge.';
    expect(withoutQuotes(finding, [said])).toBe(finding);
    expect(withoutQuotes('Yes to all of it.', ['Yes'])).toBe('Yes to all of it.');
    expect(withoutQuotes('Nobody wrote.', ['', '  '])).toBe('Nobody wrote.');
  });

  it('R749: leaves what ten others wrote just so, and no more than that', () => {
    const others = (count: number, text: string) =>
      Array.from({ length: count }, (_, at) => ({ participantId: String(at), text }));
    const left = (text: string, all: ReturnType<typeof others>) =>
      withoutQuotes(text, ['More lamps', said], (run) => isCommonRun(run, all));
    expect(left('More lamps', others(10, 'More lamps, please.'))).toBe('More lamps');
    expect(left('More lamps', others(9, 'More lamps'))).toBe('[…]');
    expect(left('More lamps', [...others(9, 'More lamps'), ...others(9, 'More lamps')])).toBe('[…]');
    expect(left(`More lamps. ${said}`, others(12, 'More lamps'))).toBe('More lamps. […]');
  });

  it('finds, made once for all texts, exactly those of which something is cut', () => {
    const words = [said, '一年以后应该再问我们一次。', 'More lamps', 'Yes', `${'🙂'.repeat(23)}!`, ' '];
    const quotes = quotesAny(words);
    const pieces = words.flatMap((each) => [each, each.slice(2, 28), each.slice(-24), each.slice(0, 12)]);
    for (const piece of pieces)
      for (const text of [piece, `They say: ${piece} So be it.`, `A${piece}B${piece}`])
        expect(quotes(text), text).toBe(withoutQuotes(text, words) !== text);
    expect(quotesAny([])(said)).toBe(false);
  });

  it('R1031: finds the same where the texts are looked for in words', () => {
    const words = [said, '一年以后应该再问我们一次。', 'More lamps', 'Yes', `${'🙂'.repeat(23)}!`, ' '];
    const pieces = words.flatMap((each) => [each, each.slice(2, 28), each.slice(-24), each.slice(0, 12)]);
    for (const piece of pieces)
      for (const text of [piece, `They say: ${piece} So be it.`])
        for (const each of words) {
          const cuts = withoutQuotes(text, [each]) !== text;
          expect(quotesOf(['Yes or no?', text])(each), `${each} in ${text}`).toBe(cuts);
        }
    expect(quotesOf([])(said)).toBe(false);
  });

  it('leaves no run of 24 characters of the words, whatever stands around them', () => {
    for (let cut = 0; cut < said.length - 24; cut += 1) {
      const left = withoutQuotes(`x${said.slice(cut)}y${said.slice(0, cut)}z`, [said]);
      for (let at = 0; at + 24 <= said.length; at += 1) expect(left).not.toContain(said.slice(at, at + 24));
    }
  });
});

describe('R101: the signature of a receipt', () => {
  it('holds for the very bytes and for no others, and for no other organisation', () => {
    const secretsOf = () =>
      createSecrets({ pepper: 'p', signing: generateKeyPairSync('ed25519'), ownOf: () => undefined });
    const [own, other] = [secretsOf(), secretsOf()];
    const bytes = Buffer.from('{"rows":{"vote":3}}');
    const signature = own.sign(bytes);
    expect(own.verify(bytes, signature)).toBe(true);
    expect(own.verify(Buffer.from('{"rows":{"vote":4}}'), signature)).toBe(false);
    expect(other.verify(bytes, signature)).toBe(false);
    expect(own.verify(bytes, Buffer.alloc(64))).toBe(false);
  });

  it.each(wholeLanguages)(
    'R95: a minute is told as a day and a time, and a yes as one, in words of $tag',
    ({ tag }) => {
      const speaker = speakerOf(tag);
      const tables = [
        { table: 'waiting', fields: ['since_minute', 'due_minute'], rows: [[29_932_757, 0]] },
        { table: 'assent', fields: ['answer'], rows: [['yes']] },
      ] as const;
      const said = heldInWords({ tables, timeZone }, speaker);
      expect(
        said.flatMap(({ rows }) => rows.flatMap(({ values }) => values.map(({ value }) => value))),
      ).toEqual([
        dayAndTimeInWords(tag, 29_932_757, timeZone),
        speaker.t('held.blank'),
        speaker.t('mark.yes'),
      ]);
    },
  );
});
