import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as apiConsultations from '../../../app/routes/public/api/api-consultations.ts';
import * as gone from '../../../app/routes/public/gone.tsx';
import * as feed from '../../../app/routes/public/release/ledger-feed.ts';
import * as releasePage from '../../../app/routes/public/release/release.tsx';
import * as file from '../../../app/routes/public/release/release-file.ts';
import { showAssessments } from '../../../app/routes/public/release/terms-view.ts';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as assessmentsPage from '../../../app/routes/staff/consultation/assessments.tsx';
import * as termsPage from '../../../app/routes/staff/consultation/terms.tsx';
import { releaseFiles } from '../../../db/queries/analysis/releases.ts';
import { writingOf } from '../../../server/core/consultation/assessment.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { consultationsSchema } from '../../../server/core/wire/public-api.ts';
import { demoAssessments } from '../../../server/demo/assessments.ts';
import { moveConsultation } from '../../../server/usecases/consultation/move-consultation.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, everywhere, prompts, testUndertaking } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const question = [{ kind: 'question', prompts: prompts('Say') }] as const;

let house: TestHouse;
let approver: Staff;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let consultationId: string;
const [impact] = demoAssessments;
if (!impact) throw new Error('The demo has no assessment.');

beforeAll(async () => {
  house = await openTestHouse();
  approver = await house.staffWho('approver');
  stage = await draftVoting(house, question);
  ({ consultationId } = stage);
});
afterAll(() => house.remove());

const shut = async (id = consultationId) =>
  (await need(house.services.consultation.gate(stage.organiser, { consultationId: id })))
    .filter(({ state }) => state === 'missing')
    .map(({ item }) => item);
const write = async (by: Staff = stage.organiser, finding = 'Another finding.', seen?: string) =>
  house.services.consultation.writeAssessment(by, {
    consultationId,
    revision: await stage.revision(),
    ...impact,
    seen,
    parts: impact.parts.map((part) => (part.part === 'heard' ? { ...part, finding } : part)),
  });
const latest = async () => {
  const { assessments } = await need(house.services.consultation.terms(approver, { consultationId }));
  const found = assessments.filter(({ kind }) => kind === 'impact').at(-1);
  if (!found) throw new Error('Nothing is assessed.');
  return found;
};
const approve = async (by: Staff = approver, more: { revision?: number } = {}) => {
  const { kind, number, revision } = await latest();
  return house.services.consultation.approveAssessment(by, {
    consultationId,
    kind,
    number,
    revision,
    ...more,
  });
};
/** Eleven children say the same, and that is found and signed. */
async function publishOne(of: typeof stage): Promise<string> {
  const { analysis } = house.services;
  const { consultationId: id } = of;
  const children = await of.joinMany(11);
  const analyst = await house.staffWho('analyst');
  const activityId = of.activities[0] ?? '';
  const said: string[] = [];
  for (const child of children) said.push(await of.publish(child, activityId, 'Ask us first.'));
  await of.move('closed');
  const { pointId } = await need(
    analysis.namePoint(analyst, { consultationId: id, activityId, title: 'Ask first', language: 'en' }),
  );
  const sorting = said.map((contributionId) => ({ contributionId, pointId }));
  await need(analysis.sort(analyst, { consultationId: id, sorting }));
  await need(
    analysis.writeFinding(analyst, {
      consultationId: id,
      language: 'en',
      text: 'The children who took part want to be asked first.',
      evidence: [{ kind: 'point', subject: pointId, cell: '' }],
    }),
  );
  await need(analysis.draft(analyst, { consultationId: id }));
  return (await need(analysis.sign(approver, { consultationId: id }))).releaseId;
}
const open = () => need(house.services.consultation.publicTerms(visitor, { consultationId }));

describe('assessments', () => {
  it('R418: one person writes and another approves; who wrote it does not, whatever roles it holds', async () => {
    expect(await shut()).toEqual(['days-to-read', 'prepared', 'approved']);
    await need(write());
    expect(await shut()).toEqual(['impact', 'days-to-read', 'prepared', 'approved']);
    const both = { ...stage.organiser, grants: [...stage.organiser.grants, ...approver.grants] };
    expect(await approve(both)).toEqual({ ok: false, code: 'one-person-alone' });
    expect(await approve({ ...approver, freshFactor: false })).toEqual({ ok: false, code: 'factor-needed' });
    await need(write(stage.organiser, 'Written again.'));
    // R1194: nor who wrote it before a colleague saved it last.
    const colleague = { ...(await house.staffWho('moderator')), grants: stage.organiser.grants };
    await need(write(colleague, 'Written again.'));
    expect(await approve(both)).toEqual({ ok: false, code: 'one-person-alone' });
    const { number, revision } = await latest();
    expect([number, revision]).toEqual([2, 3]);
    const { ownWork } = house.services.consultation;
    const wrote = async (who: Staff) => (await need(ownWork(who, { consultationId }))).assessments;
    expect(await wrote(approver)).toEqual([]);
    // Who wrote one of them may approve the other.
    expect(await wrote({ ...colleague, grants: both.grants })).toEqual(['impact']);
    expect(await wrote(both)).toEqual(['impact', 'data-protection']);
    // Nor is this page for who may sign nothing.
    expect(await ownWork(stage.organiser, { consultationId })).toEqual({ ok: false, code: 'not-found' });
    expect(await approve(approver, { revision: 1 })).toEqual({ ok: false, code: 'stale-revision' });
    await need(approve());
    expect(await shut()).toEqual(['days-to-read', 'prepared', 'approved']);
    expect(await approve()).toEqual({ ok: false, code: 'state-forbids' });
  });

  it('R418: a gap is approved by nobody, and a decision-maker writes and approves nothing', async () => {
    await need(write(stage.organiser, ' '));
    expect(await approve()).toEqual({ ok: false, code: 'assessment-gaps' });
    await need(write());
    const funder = await house.staffWho('decision-maker');
    expect(await write(funder)).toEqual({ ok: false, code: 'not-found' });
    expect(await approve(funder)).toEqual({ ok: false, code: 'not-found' });
    const terms = {
      consultationId,
      revision: 1,
      terms: (await need(house.services.consultation.terms(approver, { consultationId }))).terms,
      reasons: [],
    };
    expect(await house.services.consultation.editTerms(funder, terms)).toEqual({
      ok: false,
      code: 'not-found',
    });
    await need(approve());
  });

  it('R418: what is written after the signatures takes them away', async () => {
    const signed = { consultationId, revision: await stage.revision() };
    await need(house.services.consultation.signGate(stage.organiser, { ...signed, kind: 'prepared' }));
    await need(write(stage.organiser, 'Found late.'));
    expect(await shut()).toEqual(['impact', 'days-to-read', 'prepared', 'approved']);
    await need(approve());
  });

  it('R419: of a draft nobody reads anything; once it is approved everybody does, with what changed and without a draft', async () => {
    expect(await house.services.consultation.publicTerms(visitor, { consultationId })).toEqual({
      ok: false,
      code: 'not-found',
    });
    // No page of the staff leads to a page that is not there.
    const routes = { '/staff/c/:id/terms': termsPage, '/staff/c/:id/assessments': assessmentsPage };
    const pages = drawPages(house, { routes, staff: stage.organiser });
    const leads = async () => {
      const drawn = ['terms', 'assessments'].map((page) => pages.get(`/staff/c/${consultationId}/${page}`));
      return (await Promise.all(drawn)).map(({ html }) => html.includes(`"/terms/${consultationId}"`));
    };
    expect(await leads()).toEqual([false, false]);
    await stage.open();
    expect(await leads()).toEqual([true, true]);
    const { terms, over, approvedDay } = await open();
    expect(terms.assessments.filter(({ kind }) => kind === 'impact').map(({ number }) => number)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(JSON.stringify(terms)).not.toContain(stage.organiser.staffId);
    expect([over, approvedDay === null]).toEqual([false, false]);
    expect(await write()).toEqual({ ok: false, code: 'state-forbids' });
  });

  it('R419, R787, R1050: after closing it is written once more, by one at a time, and until then a release names it as owed', async () => {
    const { analysis } = house.services;
    const releaseId = await publishOne(stage);
    const { release } = await need(analysis.release(visitor, { id: releaseId }));
    expect(release.terms?.assessments.map(({ phase }) => phase)).not.toContain('after');
    expect((await open()).over).toBe(true);
    const pages = drawPages(house, { routes: { '/said/:id': releasePage }, child: null });
    const owed = async () => {
      const { html } = await pages.get(`/said/${releaseId}`);
      const said = html
        .split('<div class="notice')
        .filter((each) => each.includes(t('assessment.again.missing')));
      return said.map((each) => wordsOf(/<h2>.*?<\/h2>/.exec(each)?.[0] ?? ''));
    };
    expect(await owed()).toEqual([t('gate.impact'), t('gate.data-protection')]);

    await need(write(stage.organiser, 'Children told us of a risk.'));
    expect((await latest()).phase).toBe('after');
    // Two write it at once: nothing that one of them did not see is overwritten, and every word comes back to whoever was later.
    const seen = writingOf(await latest());
    await need(write(stage.organiser, 'Children told us of two risks.', seen));
    const later = await write(stage.organiser, 'There was no risk.', seen);
    expect(later).toEqual({ ok: false, code: 'stale-revision' });
    const { parts } = await latest();
    expect(parts.find(({ part }) => part === 'heard')?.finding).toBe('Children told us of two risks.');
    expect((await open()).terms.assessments.map(({ phase }) => phase)).not.toContain('after');
    await need(approve());
    expect((await open()).terms.assessments.map(({ phase }) => phase)).toContain('after');
    expect(await owed()).toEqual([t('gate.data-protection')]);
  });
});

describe('terms', () => {
  it('R420: a company opens nothing without an undertaking of a named person, and its release and the feed of answers say who asked', async () => {
    const company = await draftVoting(house, question, { sponsorKind: 'company' });
    const id = company.consultationId;
    const { terms } = await need(house.services.consultation.terms(approver, { consultationId: id }));
    const put = async (undertaking: typeof terms.undertaking) =>
      need(
        house.services.consultation.editTerms(company.organiser, {
          consultationId: id,
          revision: await company.revision(),
          terms: { ...terms, undertaking },
          reasons: [],
        }),
      );
    await put(null);
    expect(await shut(id)).toEqual(['undertaking', 'days-to-read', 'prepared', 'approved']);
    await put({ ...testUndertaking, office: '' });
    expect(await shut(id)).toContain('undertaking');
    await put(testUndertaking);
    await company.open();
    const releaseId = await publishOne(company);
    const files = await releaseFiles(house.databases.control, releaseId);
    const textOf = (name: string) =>
      Buffer.from(files.find((file) => file.name === name)?.bytes ?? []).toString('utf8');
    for (const name of ['report', 'children-younger', 'children-older', 'easy-read', 'reporters'])
      expect(textOf(`${name}.en.html`), name).toContain('A company asks here.');
    for (const { name, bytes } of files.filter((file) => file.name.endsWith('.csv')))
      expect(Buffer.from(bytes).toString('utf8').split('\r\n')[0], name).toMatch(/,asked by$/);
    expect(JSON.parse(textOf('evidence.json'))).toMatchObject({ askedBy: 'company' });
    expect(JSON.parse(textOf('release.json')).terms.undertaking).toEqual(testUndertaking);
    const pages = drawPages(house, { routes: { '/answers.atom': feed, '/wrong': wrong }, child: null });
    const label = async (path: string, of: string) =>
      (await pages.get(path)).html
        .split(/<entry>|<article>/)
        .filter((each) => each.includes(of))
        .map((each) => each.includes('A company asks here.'));
    expect(await label('/answers.atom', `/said/${releaseId}`)).toEqual([true]);
    // So does the list of what a complaint can name, of this one alone.
    const options = (await pages.get('/wrong')).html.match(/<option[^>]*>[^<]*/g) ?? [];
    expect(options.filter((each) => each.includes(speakerOf('en').t('sponsor.kind.company')))).toEqual([
      expect.stringContaining(`value="${id}"`),
    ]);
    // Where its title is in another language than the page these words of the page stand above it: an option is in one language.
    const said = speakerOf('sw').t('sponsor.kind.company');
    const others = drawPages(house, { routes: { '/wrong': wrong }, child: null, language: 'sw' });
    const chosen = (await others.get('/wrong')).html;
    const [, above = '', option = ''] =
      new RegExp(`<optgroup label="([^"]*)"><option([^<]*value="${id}"[^<]*)`).exec(chosen) ?? [];
    expect([above, option.includes(said)]).toEqual([said, false]);
    expect(option).not.toContain('lang="sw"');
  });

  it('R421: it opens when the days to read are over, by no clock before', async () => {
    const slow = await draftVoting(house, question);
    const id = slow.consultationId;
    const { terms } = await need(house.services.consultation.terms(approver, { consultationId: id }));
    await need(
      house.services.consultation.editTerms(slow.organiser, {
        consultationId: id,
        revision: await slow.revision(),
        terms: { ...terms, readingDays: 7 },
        reasons: [],
      }),
    );
    const signed = { consultationId: id, revision: await slow.revision() };
    await need(house.services.consultation.signGate(slow.organiser, { ...signed, kind: 'prepared' }));
    await need(house.services.consultation.signGate(approver, { ...signed, kind: 'approved' }));
    const opening = { consultationId: id, to: 'open' } as const;
    expect(await slow.move('open').catch((error: Error) => error.message)).toContain('gate-not-ready');
    const inDays = (days: number) => ({
      ...house.deps,
      clock: () => house.deps.clock() + days * 86_400_000,
    });
    expect(await moveConsultation(inDays(6), slow.organiser, opening)).toEqual({
      ok: false,
      code: 'gate-not-ready',
    });
    const read = await need(house.services.consultation.publicTerms(visitor, { consultationId: id }));
    expect([read.state, read.document?.sections.length]).toEqual(['approved', 1]);
    await need(moveConsultation(inDays(7), slow.organiser, opening));
  });

  it('R422, R423: a place without a policy and a missing language without a plan shut the gate', async () => {
    const draft = await draftVoting(house, question);
    const id = draft.consultationId;
    const { terms } = await need(house.services.consultation.terms(approver, { consultationId: id }));
    const put = async (more: Partial<typeof terms>) => {
      await need(
        house.services.consultation.editTerms(draft.organiser, {
          consultationId: id,
          revision: await draft.revision(),
          terms: { ...terms, ...more },
          reasons: everywhere('Why').map(({ words: body, ...at }) => ({
            field: 'no-place-reason' as const,
            body: more.faceToFace ? '' : body,
            ...at,
          })),
        }),
      );
      return (await shut(id)).filter((item) => item === 'venues' || item === 'missing-languages');
    };
    const venue = { name: 'A library', policy: 'On its wall', person: 'Mira' };
    expect(await put({ faceToFace: true, venues: [{ ...venue, policy: '' }] })).toEqual(['venues']);
    expect(await put({ faceToFace: true, venues: [venue] })).toEqual([]);
    expect(await put({ missingLanguages: [{ name: 'Deutsch', plan: '' }] })).toEqual(['missing-languages']);
    expect(await put({})).toEqual([]);
  });

  it('R424: words of this site that wait for a second person shut the gate', async () => {
    const { control } = house.databases;
    expect(await shut(stage.consultationId)).not.toContain('screening-words');
    const draft = await draftVoting(house, question);
    const id = newId(house.deps.random);
    await control.write([
      {
        sql: `insert into screening_cue (id, language, part, way, cue, day, entered_by) values (?1, 'en', 'platforms', 'add', ?2, '2026-01-01', 'x')`,
        args: [id, control.text.encode('the realm')],
      },
    ]);
    expect(await shut(draft.consultationId)).toContain('screening-words');
    await control.write([{ sql: `update screening_cue set confirmed_by = 'y' where id = ?1`, args: [id] }]);
    expect(await shut(draft.consultationId)).not.toContain('screening-words');
  });
});

describe('once it is destroyed', () => {
  it('R419: both, with what changed, are read as before when it is destroyed', async () => {
    const before = await open();
    await need(house.services.retention.destroy({ kind: 'system', name: 'clock' }, { consultationId }));
    const after = await open();
    expect(after.state).toBe('destroyed');
    expect(after.terms.assessments).toEqual(before.terms.assessments);
    const { again, redlines } = showAssessments(after, { language: 'en', level: 'older' })[0] ?? {};
    expect([again, redlines?.length]).toEqual([true, 4]);
  });

  it('R450, R911: programs are told since when it is gone and where its certificate is, and its staff what it was called', async () => {
    const pages = drawPages(house, {
      routes: { '/api': apiConsultations, '/said/:id/:file': file },
      child: null,
    });
    const { consultations } = consultationsSchema.parse(JSON.parse((await pages.get('/api')).html));
    const [one] = consultations.filter(({ id }) => id === consultationId);
    expect(one).toMatchObject({
      destroyed: true,
      wordsUntil: dayIn('Europe/Vienna', house.deps.clock()),
      certificate: expect.stringMatching(new RegExp(`/gone/${consultationId}$`)),
    });
    const others = consultations.filter(({ id, state }) => id !== consultationId && state === 'published');
    for (const other of others)
      expect(other).toMatchObject({ destroyed: false, wordsUntil: expect.any(String), certificate: null });
    const title = one?.titles.find(({ language }) => language === one.languages[0])?.body;
    const listed = await need(house.services.consultation.list(stage.organiser, {}));
    expect(listed.find(({ id }) => id === consultationId)).toMatchObject({ state: 'destroyed', title });
    // All its files in one are the same bytes, whoever asks and how often.
    const all = `/said/${one?.releases[0]}/all.zip`;
    expect((await pages.get(all)).bytes.equals((await pages.get(all)).bytes)).toBe(true);
    // R420: what is left of a company's says so.
    const { id = '' } = others.find(({ commercial }) => commercial) ?? {};
    await need(house.services.retention.destroy({ kind: 'system', name: 'clock' }, { consultationId: id }));
    const left = drawPages(house, { routes: { '/gone': gone }, child: null });
    expect((await left.get('/gone')).html).toContain('A company asks here.');
  });

  it('R419: nobody is told that it was not done where that is not known: destroyed before this was kept', async () => {
    const { control } = house.databases;
    await control.write([{ sql: `update destruction set assessed = x''`, args: [] }]);
    const shown = showAssessments(await open(), { language: 'en', level: 'older' });
    expect(shown.map(({ again }) => again)).toEqual([null, null]);
  });
});
