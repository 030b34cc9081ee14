import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCue } from '../../../db/queries/moderation/screening-cues.ts';
import { newId } from '../../../server/core/ids.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { screensWith } from '../../../server/core/moderation/screening.ts';
import {
  cueParts,
  isFitCue,
  mostCues,
  packWith,
  type SiteCue,
} from '../../../server/core/moderation/screens/site-cues.ts';
import { wordListsOf } from '../../../server/core/moderation/screens/word-lists.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { committedPack, loadScreens } from '../../../server/screening/policy.ts';
import { tryCues } from '../../../server/screening/try-cues.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const add = (part: SiteCue['part'], cue: string, language = 'en'): SiteCue => ({
  language,
  part,
  way: 'add',
  cue,
});

describe('R341: what a site would look for is tried before it is', { timeout: 120_000 }, () => {
  const packs = ['en', 'ar', 'es', 'ru', 'zh'].map((language) => {
    const known = committedPack(language);
    if (!known) throw new Error(`no pack of ${language}`);
    return { language, known };
  });

  it('the packs as they come along pass, and so does a word beside them', async () => {
    expect(await tryCues(screeningWorker, [])).toBe('fit');
    expect(await tryCues(screeningWorker, [add('grooming-move', 'hop over to my realm')])).toBe('fit');
  });

  it('what lets a planted sentence through is refused, in every language', async () => {
    const sentences = {
      en: 'this is our secret',
      ar: 'هذا سر بيننا',
      es: 'es nuestro secreto',
      ru: 'это наш секрет',
      zh: '这是我们的秘密',
    };
    for (const { language, known } of packs) {
      const text = sentences[language as keyof typeof sentences];
      const found = (cues: readonly SiteCue[]) => {
        const pack = packWith(known, cues);
        return screenText({ text, previous: [], language }, screensWith(wordListsOf([pack]))).findings;
      };
      expect(found([]).map(({ rule }) => rule)).toContain('grooming-secrecy');
      const spared = known.pack.grooming.secrecy.map((cue) => ({
        ...add('grooming-secrecy', cue, language),
        way: 'spare' as const,
      }));
      expect(found(spared).map(({ rule }) => rule)).not.toContain('grooming-secrecy');
      // A trial takes seconds, and sentences of all languages stand in each.
      if (language === 'en' || language === 'zh')
        expect(await tryCues(screeningWorker, spared), language).toBe('lets-through');
    }
  });

  it('what points at everyday words, at harm in general or at a group of children is refused', async () => {
    for (const cue of [add('grooming-recruitment', 'muslim children'), add('harsh', 'حديقة', 'ar')])
      expect(await tryCues(screeningWorker, [cue]), cue.cue).toBe('holds-harmless');
  });

  it('what cannot be looked for, or is dear to look for, or is not there to be spared, is refused unread', async () => {
    for (const cue of [
      add('harsh', '.'),
      add('grooming-move', '{nothing} here'),
      add('grooming-move', '… anything'),
      add('grooming-move', 'one … two … three'),
      add('grooming-move', 'one two three four five six seven eight nine'),
      add('grooming-move', 'a'.repeat(81)),
      add('grooming-move', 'fine words', 'xx'),
      { ...add('grooming-move', 'this stands in no pack'), way: 'spare' as const },
      add('grooming-secrecy', packs[0]?.known.pack.grooming.secrecy[0] ?? ''),
    ])
      expect(await tryCues(screeningWorker, [cue]), cue.cue).toBe('unfit');
    const many = Array.from({ length: 301 }, (_, n) => add('harsh', `madeupword${n}x`));
    expect(await tryCues(screeningWorker, many)).toBe('unfit');
  });
});

describe('R342: whatever a site looks for, screens point and hold; they publish and refuse nothing', () => {
  it('any cue in any part leaves every verdict one of four, and no pack without what it spares not', () => {
    const known = committedPack('en');
    if (!known) throw new Error('no pack');
    const word = fc.constantFrom('park', 'river', 'publish', 'refuse', 'blue', 'moon', 'bench', '树', 'شجرة');
    const cues = fc.array(
      fc.record({
        language: fc.constant('en'),
        part: fc.constantFrom(...cueParts),
        way: fc.constant('add' as const),
        cue: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(cues, fc.array(word, { minLength: 1, maxLength: 8 }), (own, said) => {
        const screens = screensWith(wordListsOf([packWith(known, own)]));
        const input = { text: said.join(' '), previous: [], language: 'en' };
        const { verdict, findings } = screenText(input, screens);
        expect(['pass', 'ask', 'hold', 'help']).toContain(verdict);
        for (const { start, end } of findings) expect(end).toBeGreaterThan(start);
        for (const each of own)
          if (!isFitCue(each, known)) expect(packWith(known, [each])).toEqual(packWith(known, []));
      }),
      { numRuns: 40 },
    );
  });

  it('without any cue the screens are those that come along', () => {
    const text = 'My insta is luna.kid and this is our secret.';
    const input = { text, previous: [], language: 'en' };
    expect(screenText(input, loadScreens([]))).toEqual(screenText(input, loadScreens()));
  });
});

describe('R340: a site changes what the checks look for with two people, and the overseer sees all of it', {
  timeout: 120_000,
}, () => {
  let house: TestHouse;
  let administrator: Staff;
  let lead: Staff;
  beforeAll(async () => {
    house = await openTestHouse();
    administrator = await house.staffWho('administrator');
    lead = await house.staffWho('safeguarding-lead');
  });
  afterAll(() => house.remove());

  const moderation = () => house.services.moderation;
  const cue = add('grooming-move', 'hop over to my realm');
  const rules = async (text: string) =>
    (await house.deps.screen({ text, previous: [], language: 'en' })).findings.map(({ rule }) => rule);
  const said = 'you should hop over to my realm tonight';

  it('one enters, another confirms, and from the next text on it is looked for; the text is held for a person', async () => {
    expect(await rules(said)).toEqual([]);
    const { id } = await need(moderation().writeCue(administrator, cue));
    expect(await rules(said), 'nobody confirmed it').toEqual([]);
    expect(await moderation().writeCue(administrator, cue)).toMatchObject({ code: 'already-decided' });
    const both: Staff = { ...administrator, grants: [...administrator.grants, ...lead.grants] };
    expect(await moderation().confirmCue(both, { id })).toMatchObject({ code: 'one-person-alone' });
    expect(await moderation().confirmCue(administrator, { id })).toMatchObject({ code: 'not-allowed' });
    await need(moderation().confirmCue(lead, { id }));
    expect(await moderation().confirmCue(lead, { id })).toMatchObject({ ok: false });
    expect(await rules(said)).toEqual(['grooming-move']);

    const child = await house.join();
    const room = (await need(house.services.room.place(child, {}))).activities.find(
      ({ kind }) => kind === 'room',
    );
    const posted = newId(house.deps.random);
    const post = { id: posted, activityId: room?.id ?? '', text: said, language: 'en' };
    await need(house.services.room.post(child, post));
    const { own } = await need(house.services.room.place(child, {}));
    expect(own.find((each) => each.id === posted)?.state).toBe('held');
  });

  it('it holds over a restart, and is gone for the next text when it is taken out; its row stays', async () => {
    const again = await openTestHouse();
    try {
      const admin = await again.staffWho('administrator');
      const { id } = await need(again.services.moderation.writeCue(admin, cue));
      await need(again.services.moderation.confirmCue(await again.staffWho('overseer'), { id }));
      await again.close();
      const env = readEnv({
        DATA_DIR: `${again.folder}/data`,
        KEYRING: `${again.folder}/keyring.json`,
        DEMO: '1',
      });
      const reopened = await openHouse(env, { workerFile: screeningWorker });
      try {
        const rulesNow = async () =>
          (await reopened.deps.screen({ text: said, previous: [], language: 'en' })).findings.map(
            ({ rule }) => rule,
          );
        expect(await rulesNow()).toEqual(['grooming-move']);
        await need(reopened.services.moderation.dropCue(admin, { id }));
        expect(await rulesNow()).toEqual([]);
        const rows = await reopened.databases.control.query('select way, dropped_by from screening_cue', []);
        expect(rows).toEqual([['add', admin.staffId]]);
      } finally {
        await reopened.close();
      }
    } finally {
      await again.remove().catch(() => undefined);
    }
  });

  it('what fails its trial is stored nowhere; nobody else enters, reads or confirms; the log names no words', async () => {
    const count = () => house.databases.control.query('select count(*) from screening_cue', []);
    const before = await count();
    expect(await moderation().writeCue(administrator, add('disclosure-clear', 'trees'))).toMatchObject({
      code: 'cue-holds-harmless',
    });
    expect(await moderation().writeCue(administrator, add('harsh', ' '))).toMatchObject({
      code: 'cue-unfit',
    });
    expect(await count()).toEqual(before);
    for (const role of ['organiser', 'analyst', 'approver'] as const) {
      const person = await house.staffWho(role);
      expect(await moderation().cues(person, {}), role).toMatchObject({ code: 'not-allowed' });
      expect(await moderation().writeCue(person, cue), role).toMatchObject({ code: 'not-allowed' });
    }
    const overseer = await house.staffWho('overseer');
    const shown = await need(moderation().cues(overseer, {}));
    expect(shown).toMatchObject([
      { cue: cue.cue, state: 'used', enteredBy: administrator.name, confirmedBy: lead.name },
    ]);
    await need(moderation().dropCue(administrator, { id: shown[0]?.id ?? '' }));
    expect(await rules(said)).toEqual([]);
    expect((await need(moderation().cues(overseer, {})))[0]).toMatchObject({
      state: 'dropped',
      droppedBy: administrator.name,
    });
    const log = await house.databases.control.query(
      `select deed, detail from audit where deed like 'cue:%' order by n`,
      [],
    );
    expect(log).toEqual([
      ['cue:enter', 'en grooming-move add'],
      ['cue:confirm', 'en grooming-move add'],
      ['cue:drop', 'en grooming-move add'],
    ]);
  });

  it('R1226: where there are as many as there can be, that is what is said, and not that the words do not fit', async () => {
    const { control } = house.databases;
    const rows = Array.from({ length: mostCues }, (_, at) =>
      addCue(control, {
        ...{ id: newId(house.deps.random), language: 'en', part: 'harsh', way: 'add', cue: `made up ${at}` },
        ...{ day: '2026-01-01', enteredBy: administrator.staffId },
      }),
    );
    await control.write(rows);
    expect(await moderation().writeCue(administrator, { ...cue, cue: 'fly over to my realm' })).toEqual({
      ok: false,
      code: 'many-already',
    });
    await control.write([{ sql: `delete from screening_cue where day = '2026-01-01'`, args: [] }]);
  });

  it('R1155: entered twice at once a cue stands there once, and beside another one at once both stand', async () => {
    const again = { ...cue, cue: 'come over to my realm' };
    const both = await Promise.all([1, 2].map(() => moderation().writeCue(administrator, again)));
    expect(both.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual(['already-decided', 'ok']);
    const others = ['hop along to my realm', 'walk over to my realm'].map((words) => ({
      ...cue,
      cue: words,
    }));
    const beside = await Promise.all(others.map((each) => moderation().writeCue(administrator, each)));
    expect(beside.map(({ ok }) => ok)).toEqual([true, true]);
  });
});
