import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as quotes from '../../../app/routes/staff/analysis/quotes.tsx';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { verifyReport } from '../../../server/commands/verify-report.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { faultsOfFindings } from '../../../server/report/verify-sentences.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { textOf } from '../../support/pages/inert.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let moderator: Staff;
let children: readonly Child[];
let said: readonly string[];
let safe: string;
let few: string;
/** A second text of the third child. */
let more: string;
const visitor = { kind: 'visitor' } as const;
const refused = (code: string) => ({ ok: false, code });

const common = 'We want safe ways to school, every day.';
/** What the first children wrote, by what is tried with it; the others wrote the same plain sentence. */
const own: Readonly<Record<number, string>> = {
  0: 'Every day we want safe ways. My kangaroo does too.',
  2: 'We want safe ways\nto school, every day.',
  1: 'We want safe ways, every day, to school, and safe ways, every day, to school.',
  16: 'We want a horse.',
};
const answers: Readonly<Record<number, 'yes' | 'no'>> = { 5: 'no' };

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [analyst, approver, moderator] = (await Promise.all(
    (['analyst', 'approver', 'moderator'] as const).map((role) => house.staffWho(role)),
  )) as [Staff, Staff, Staff];
  const { consultation, room, analysis } = house.services;
  await need(consultation.moveUse(stage.organiser, { consultationId, use: 'quotes', to: 'asked' }));
  await need(consultation.moveUse(approver, { consultationId, use: 'quotes', to: 'made' }));
  const [question = ''] = stage.activities;
  children = await stage.joinMany(18);
  const ids: string[] = [];
  for (const [at, child] of children.entries()) {
    // The fifth says nothing, which is no yes.
    if (at !== 4) await need(room.answerUse(child, { use: 'quotes', answer: answers[at] ?? 'yes' }));
    ids.push(await stage.publish(child, question, own[at] ?? common));
  }
  said = ids;
  more = await stage.publish(children[2] as Child, question, common);
  await stage.move('closed');
  const name = async (title: string, those: readonly string[]) => {
    const named = { consultationId, activityId: question, title, language: 'en' };
    const { pointId } = await need(analysis.namePoint(analyst, named));
    const sorting = those.map((contributionId) => ({ contributionId, pointId }));
    await need(analysis.sort(analyst, { consultationId, sorting }));
    return pointId;
  };
  safe = await name('Safe ways', [...said.slice(0, 16), more]);
  few = await name('Animals', said.slice(16));
});
afterAll(() => house.remove());

const choose = (at: number, words: string, as = analyst) =>
  house.services.analysis.chooseQuote(as, { consultationId, contributionId: said[at] ?? '', words });
const approve = (quoteId: string, as: Staff) =>
  house.services.analysis.approveQuote(as, { consultationId, quoteId });
const desk = async (as = analyst) => need(house.services.analysis.quotes(as, { consultationId, page: 0 }));
/** As whoever has just read the page. */
const drop = async (quoteId: string, as = analyst) => {
  const { approvals = 0 } = (await desk()).chosen.find(({ id }) => id === quoteId) ?? {};
  return house.services.analysis.dropQuote(as, { consultationId, quoteId, approvals });
};
const standing = async () => (await desk()).chosen.flatMap(({ words }) => (words === null ? [] : [words]));

describe('a break', () => {
  it('R334: whoever has one is sent no words to choose from or to approve, and its page says so', async () => {
    const pages = drawPages(house, { routes: { '/staff/c/:id/quotes': quotes }, staff: analyst });
    const drawn = async () => wordsOf((await pages.get(`/staff/c/${consultationId}/quotes`)).html);
    expect(await drawn()).toContain(common);
    const breaks = vi.spyOn(house.deps.exposures, 'restLeftMs').mockReturnValue(900_000);
    const resting = await drawn();
    const read = await house.services.analysis.quotes(analyst, { consultationId, page: 0 });
    breaks.mockRestore();
    expect(read).toEqual(refused('break-needed'));
    expect(resting).toContain(speakerOf('en').t('refusal.break-needed'));
    expect(resting).not.toContain(common);
    expect(await drawn()).toContain(common);
  });
});

describe('choosing', () => {
  it('R313: only words of a child who said yes, under a point with a number, and no silence is a yes', async () => {
    const { open } = await desk();
    expect(open.map(({ id }) => id).sort()).toEqual(
      [...said.filter((_, at) => at < 16 && at !== 4 && at !== 5), more].sort(),
    );
    for (const at of [4, 5, 16]) expect(await choose(at, common)).toEqual(refused('stale-revision'));
    expect(open.every(({ pointId }) => pointId === safe && pointId !== few)).toBe(true);
    expect((await desk(approver)).open).toEqual([]);
    expect(await choose(6, common, approver)).toEqual(refused('not-found'));
  });

  it('R315, R316: letter for letter, whole words, twelve at most, and none that few others wrote', async () => {
    expect(await choose(6, 'We want safer ways')).toEqual(refused('quote-unfit'));
    expect(await choose(6, 'afe ways to scho')).toEqual(refused('quote-unfit'));
    expect(await choose(1, own[1] ?? '')).toEqual(refused('quote-unfit'));
    expect(await choose(0, 'My kangaroo does too.')).toEqual(refused('quote-rare'));
    await need(choose(0, 'Every day we want safe ways.'));
    expect(await standing()).toEqual(['Every day we want safe ways.']);
  });
});

describe('a text of several lines', () => {
  it('R316: is quoted over the end of a line, as a browser sends it; R313: and the list loses it and nothing else of its child', async () => {
    const pages = drawPages(house, { routes: { '/staff/c/:id/quotes': quotes }, staff: analyst });
    const page = await pages.get(`/staff/c/${consultationId}/quotes`);
    const before = (await desk()).open.map(({ id }) => id);
    const field = `words.${said[2]}`;
    const saved = await pages.send(page, { field }, { [field]: 'safe ways\nto school' });
    expect(saved.status).toBe(200);
    const chosen = (await desk()).chosen.find(({ words }) => words === 'safe ways\nto school');
    expect(chosen).toBeDefined();
    const offered = async () => (await desk()).open.map(({ id }) => id);
    const after = await offered();
    expect(before).toContain(more);
    expect(after).toEqual(before.filter((id) => id !== said[2]));
    // The other text of that child is refused as any is that does not fit, on a page that is new.
    const other = `words.${more}`;
    const again = await pages.get(`/staff/c/${consultationId}/quotes`);
    const refusal = await pages.send(again, { field: other }, { [other]: common });
    expect(refusal.status).toBe(400);
    expect(refusal.html).toContain(speakerOf('en').t('refusal.quote-unfit'));
    expect(refusal.html).not.toContain(speakerOf('en').t('stale.title'));
    await need(drop(chosen?.id ?? ''));
    expect(await offered()).toEqual(before);
  });
});

describe('approving', () => {
  it('R314: takes two people other than the one who chose, and choosing anew begins anew', async () => {
    const [{ id: before = '' } = {}] = (await desk()).chosen;
    await need(approve(before, approver));
    await need(drop(before));
    const { quoteId } = await need(choose(0, 'Every day we want safe ways.'));
    expect(await approve(before, moderator)).toEqual(refused('stale-revision'));
    expect(await approve(quoteId, analyst)).toEqual(refused('one-person-alone'));
    await need(approve(quoteId, approver));
    expect(await approve(quoteId, approver)).toEqual(refused('one-person-alone'));
    expect(await approve(quoteId, stage.organiser)).toEqual(refused('not-found'));
    expect((await desk()).chosen).toMatchObject([{ approvals: 1, own: true }]);
    const composed = async () => {
      await need(
        house.services.analysis.writeFinding(analyst, {
          consultationId,
          template: 'said',
          language: 'en',
          text: '',
          evidence: [{ kind: 'point', subject: safe, cell: '' }],
        }),
      );
      await need(house.services.analysis.draft(analyst, { consultationId }));
      return (await need(house.services.analysis.readDraft(approver, { consultationId }))).quotes;
    };
    expect(await composed()).toEqual([]);
    await need(approve(quoteId, moderator));
    const { quotes } = await need(house.services.analysis.readDraft(approver, { consultationId }));
    expect(quotes).toMatchObject([
      { id: quoteId, pointId: safe, language: 'en', text: 'Every day we want safe ways.', consent: 'quotes' },
    ]);
    const people = [quotes?.[0]?.chosenBy, ...(quotes?.[0]?.approvedBy ?? [])];
    expect(new Set(people).size).toBe(3);
    expect(JSON.stringify(quotes)).not.toContain(analyst.staffId);
    await need(house.services.analysis.returnDraft(approver, { consultationId }));
  });
});

describe('two people at once', () => {
  it('R314: overwrite no choice and no approval of each other, and the later one is told', async () => {
    const pages = drawPages(house, { routes: { '/staff/c/:id/quotes': quotes }, staff: analyst });
    const page = await pages.get(`/staff/c/${consultationId}/quotes`);
    const other = { ...analyst, staffId: newId(house.deps.random) };
    const { quoteId } = await need(choose(2, 'safe ways', other));
    await need(approve(quoteId, approver));
    for (const [id, why] of [
      [said[2], 'stale.title'],
      [more, 'refusal.quote-unfit'],
    ] as const) {
      const field = `words.${id}`;
      const late = await pages.send(page, { field }, { [field]: 'We want safe ways' });
      expect(late.status).toBe(400);
      expect(late.html).toContain(speakerOf('en').t(why));
      expect(late.html).toContain('We want safe ways<');
    }
    const stands = async () => (await desk()).chosen.find(({ id }) => id === quoteId);
    expect(await stands()).toMatchObject({ words: 'safe ways', approvals: 1 });

    const before = await pages.get(`/staff/c/${consultationId}/quotes`);
    const third = { ...approver, staffId: newId(house.deps.random) };
    const approved = await Promise.all([moderator, third].map((as) => approve(quoteId, as)));
    expect(approved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(approved).toContainEqual(refused('stale-revision'));
    // Taken out on a page on which one had approved it, and now two have.
    const unread = await pages.send(before, { field: `id=${quoteId}`, press: 'act=drop' });
    expect(unread.status).toBe(400);
    expect(unread.html).toContain(speakerOf('en').t('stale.title'));
    expect(await stands()).toMatchObject({ words: 'safe ways', approvals: 2 });
    await need(drop(quoteId));
    const gone = await pages.send(before, { field: `id=${quoteId}`, press: 'act=drop' });
    expect(gone.status).toBe(400);
    expect(gone.html).toContain(speakerOf('en').t('stale.title'));

    const chosen = await Promise.all([
      choose(2, 'safe ways'),
      house.services.analysis.chooseQuote(other, { consultationId, contributionId: more, words: common }),
    ]);
    expect(chosen.filter(({ ok }) => ok)).toHaveLength(1);
    expect(chosen).toContainEqual(refused('stale-revision'));
    for (const each of chosen) if (each.ok) await need(drop(each.value.quoteId));
  });
});

it('R1156: words that are chosen twice are chosen once, and other words of this child are not', async () => {
  const both = await Promise.all([choose(2, 'safe ways'), choose(2, 'safe ways')]);
  const ids = [...both, await choose(2, 'safe ways')].map((each) =>
    each.ok ? each.value.quoteId : each.code,
  );
  expect(new Set(ids).size).toBe(1);
  expect(await choose(2, 'ways')).toEqual(refused('stale-revision'));
  await need(drop(ids[0] ?? ''));
});

describe('who knows the group of a child', () => {
  it('R893: reads no quote of it and approves none, and who sorts does', async () => {
    const { quoteId } = await need(choose(7, common));
    const db = await house.databases.consultation(consultationId);
    const [[batchId] = []] = (await db?.query('select batch_id from participant where id = ?1', [
      children[7]?.participantId ?? '',
    ])) ?? [['']];
    const known = (staffId: string) =>
      knowGroup({ staffId, batchId: String(batchId), how: 'said', day: '2026-01-01' });
    const other = { ...analyst, staffId: newId(house.deps.random) };
    await db?.write([known(moderator.staffId), known(other.staffId)]);
    const ids = async (as: Staff) => (await desk(as)).chosen.map(({ id }) => id);
    expect(await ids(moderator)).not.toContain(quoteId);
    expect(await approve(quoteId, moderator)).toEqual(refused('stale-revision'));
    expect(await ids(other)).toContain(quoteId);
    await need(approve(quoteId, other));
    await db?.write([{ sql: 'delete from own_group', args: [] }]);
    expect(await ids(moderator)).toContain(quoteId);
    await need(drop(quoteId, moderator));
  });
});

describe('taking back', () => {
  const drafted = async () => {
    const release = await need(house.services.analysis.readDraft(approver, { consultationId }));
    return (release.quotes ?? []).map(({ text }) => text);
  };
  const chosen = async (at: number) => {
    const { quoteId } = await need(choose(at, common));
    await need(approve(quoteId, approver));
    await need(approve(quoteId, moderator));
  };

  it('R317: a no, an objection, an erasure or words taken back end a quote within two seconds, until the signature', async () => {
    for (const at of [6, 7, 8, 9]) await chosen(at);
    await need(house.services.analysis.draft(analyst, { consultationId }));
    expect(await drafted()).toHaveLength(5);
    const { privacy, room } = house.services;
    const acts = [
      () => privacy.object(children[6] as Child, { use: 'quotes', on: true }),
      () => privacy.object(children[7] as Child, { use: 'analysis', on: true }),
      () => privacy.erase(children[8] as Child, {}),
      () => room.withdraw(children[9] as Child, { id: said[9] ?? '' }),
    ];
    for (const [done, act] of acts.entries()) {
      const since = performance.now();
      await need(act() as ReturnType<typeof privacy.erase>);
      expect(await drafted()).toHaveLength(4 - done);
      expect(performance.now() - since).toBeLessThan(2_000);
    }
    // The words of a child that is gone count for nobody: the ones left still stand on ten others.
    expect(await drafted()).toEqual(['Every day we want safe ways.']);
    const db = await house.databases.consultation(consultationId);
    await need(
      privacy.finish(
        { kind: 'system', name: 'test' },
        {
          consultationId,
          participantId: (children[8] as Child).participantId,
        },
      ),
    );
    expect(await db?.query('select count(*) from quote where contribution_id = ?1', [said[8] ?? ''])).toEqual(
      [[0]],
    );
  });
});

describe('a release', () => {
  it('R318, R319, R493: shows a quote beside its finding in its own language, in the marks of the page, of nobody, and verify-report finds one that nobody approved', async () => {
    const { releaseId } = await need(house.services.analysis.sign(approver, { consultationId }));
    expect(await drop('x')).toEqual(refused('state-forbids'));
    const { files } = await need(house.services.analysis.releaseBundle(visitor, { id: releaseId }));
    const at = new Map(files.map(({ name, bytes }) => [name, bytes]));
    const text = (name: string) => textOf(at.get(name) ?? Buffer.alloc(0));
    for (const page of ['report', 'children-younger', 'children-older', 'easy-read'])
      expect(text(`${page}.ar.html`), page).toContain(
        'lang="en" dir="auto">«Every day we want safe ways.»</p>',
      );
    const json = text('release.json');
    for (const secret of [said[0] ?? '', children[0]?.participantId ?? '', 'kangaroo'])
      expect(json).not.toContain(secret);
    const release = JSON.parse(json);
    const provenance = JSON.parse(text('provenance.json'));
    expect(provenance.quotes).toMatchObject([{ id: release.quotes[0].id, point: safe, consent: 'quotes' }]);

    const folder = join(house.folder, 'quoted');
    mkdirSync(folder);
    const verified = async (source: string) => {
      for (const [name, bytes] of at) writeFileSync(join(folder, name), bytes);
      writeFileSync(join(folder, 'release.json'), source);
      const lines: string[] = [];
      const output = new Writable({
        write(chunk, _encoding, next) {
          lines.push(String(chunk));
          next();
        },
      });
      return { code: await verifyReport([folder], { output, errors: output }), said: lines.join('') };
    };
    expect(await verified(json)).toMatchObject({ code: 0 });
    const [, second = ''] = release.quotes[0].approvedBy;
    const alone = await verified(json.replace(second, release.quotes[0].chosenBy));
    expect(alone.code).toBe(1);
    expect(alone.said).toContain('is not approved by two people other than the one who chose it');
    const faults = (quotes: object) =>
      faultsOfFindings({ ...release, quotes: [{ ...release.quotes[0], ...quotes }] }, { sameWords: true });
    expect(faults({})).toEqual([]);
    expect(faults({ approvedBy: [] })).toHaveLength(1);
    expect(faults({ pointId: few })).toHaveLength(1);
    expect(faults({ text: `${common} ${common}` })).toHaveLength(1);
  });
});

describe('from a live room', () => {
  it('R415: no five words in a row are quoted that few others wrote: a name stood beside them', async () => {
    const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('What is missing?') }]);
    await drafted.open();
    const at = { consultationId: drafted.consultationId };
    const { consultation, room, analysis } = house.services;
    await need(consultation.moveUse(drafted.organiser, { ...at, use: 'quotes', to: 'asked' }));
    await need(consultation.moveUse(approver, { ...at, use: 'quotes', to: 'made' }));
    const [activityId = ''] = drafted.activities;
    const contributions: string[] = [];
    for (const [child, actor] of (await drafted.joinMany(12)).entries()) {
      await need(room.answerUse(actor, { use: 'quotes', answer: 'yes' }));
      const words = child === 0 ? 'To school, safe ways, every day, we want.' : common;
      contributions.push(await drafted.publish(actor, activityId, words));
    }
    await drafted.move('closed');
    const named = { ...at, activityId, title: 'Safe ways', language: 'en' };
    const { pointId } = await need(analysis.namePoint(analyst, named));
    const sorting = contributions.map((contributionId) => ({ contributionId, pointId }));
    await need(analysis.sort(analyst, { ...at, sorting }));
    const quote = (which: number, words: string) =>
      analysis.chooseQuote(analyst, { ...at, contributionId: contributions[which] ?? '', words });
    expect(await quote(0, 'To school, safe ways, every day')).toEqual(refused('quote-rare'));
    await need(quote(0, 'safe ways, every day'));
    await need(quote(1, common));
  });
});
