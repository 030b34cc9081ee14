import { createElement, type FunctionComponent, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ChangedBecause } from '../../../app/components/document/redline.tsx';
import { FindingMeant } from '../../../app/components/release/finding-meant.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { HelpCase } from '../../../app/routes/child/help/help-case.tsx';
import { FindingAndAnswer } from '../../../app/routes/child/words/answer-beside.tsx';
import Held from '../../../app/routes/child/words/held.tsx';
import { OwnWords } from '../../../app/routes/child/words/own-words.tsx';
import Gone from '../../../app/routes/public/gone.tsx';
import Open from '../../../app/routes/public/joining/open.tsx';
import { ReleaseFiles } from '../../../app/routes/public/release/release-files.tsx';
import { FindingsList } from '../../../app/routes/staff/analysis/findings-list.tsx';
import Complaints from '../../../app/routes/staff/complaints/complaints.tsx';
import Remedies from '../../../app/routes/staff/complaints/remedies.tsx';
import { VersionList } from '../../../app/routes/staff/document/version-parts.tsx';
import { LoneOpenings } from '../../../app/routes/staff/home/lone-openings.tsx';
import { PileList } from '../../../app/routes/staff/joining/paper-parts.tsx';
import { DeskItemView } from '../../../app/routes/staff/moderation/desk-item.tsx';
import Screens from '../../../app/routes/staff/moderation/screens.tsx';
import { SmallGroups } from '../../../app/routes/staff/room/session-groups.tsx';
import { SessionPlan } from '../../../app/routes/staff/room/session-plan.tsx';
import { CaseAtHandView } from '../../../app/routes/staff/safeguarding/safeguarding-case.tsx';
import { speakerOf } from '../../support/house/stage.ts';
import { heardTwice, namesHeard } from '../../support/pages/names-heard.ts';

const page = vi.hoisted(() => {
  vi.resetModules();
  return { loaded: {} as object };
});
const within = vi.hoisted(
  () =>
    ({ children }: { children: unknown }) =>
      children,
);
vi.mock('@remix-run/react', () => ({
  Form: 'form',
  useActionData: () => undefined,
  useFetcher: () => ({}),
  useLoaderData: () => page.loaded,
}));
vi.mock('../../../app/routes/child/child-page.tsx', () => ({ ChildPage: within }));
vi.mock('../../../app/routes/public/public-page.tsx', () => ({ PublicPage: within }));
vi.mock('../../../app/routes/staff/frame.tsx', () => ({ StaffPage: within }));

// Files of a worker share their modules: none drawn here is of before, and no other file draws with these.
afterAll(() => void vi.resetModules());

const speaker = speakerOf('en');
const drawn = (element: ReactNode) => renderToStaticMarkup(SpeakerProvider({ speaker, children: element }));
/** A part is given as much as it draws. */
const part = <P extends object>(of: FunctionComponent<P>, props: object) =>
  createElement(of as FunctionComponent<object>, props);
const loaded = (of: FunctionComponent<object>, data: object) => {
  page.loaded = data;
  return createElement(of);
};

const words = (of: string) => ({ words: of, lang: 'fr' });
const [one, two] = ['Moins de bruit.', 'Plus de bancs.'];
const day = '2026-05-04';
const frame = { may: ['remedy:propose', 'screens:edit', 'screens:confirm'] };

const forEverybody: Readonly<Record<string, () => ReactNode>> = {
  'two consultations that are open': () =>
    loaded(Open, {
      secure: true,
      shown: [one, two].map((title, id) => ({
        ...{ id, company: false, publicWay: true, guardian: null },
        ...{ title: words(title), purpose: words('Pourquoi') },
      })),
    }),
  'two changes because of one finding': () =>
    part(ChangedBecause, {
      changes: [one, two].map((said, at) => ({ href: `/changed/a/2#${at}`, said: words(said) })),
    }),
  'two changes because of a child’s words': () =>
    part(FindingAndAnswer, {
      beside: {
        ...{ release: 'r', finding: 'f', said: words('Dit'), answer: null },
        stand: { state: 'owed', dueDay: day, daysLate: 0 },
        changes: [one, two].map((said, at) => ({ href: `/changed/a/2#${at}`, said: words(said) })),
      },
    }),
  'two cases of one child': () =>
    [1, 2].map((number) =>
      createElement(HelpCase, {
        own: { id: `c${number}`, state: 'sealed', day, language: 'en', lines: [], remedies: [] },
        ...{ key: number, number, ready: true, typed: undefined, draft: undefined, formId: 'form' },
      }),
    ),
  'two appeals that wait': () =>
    [one, two].map((text, at) =>
      part(OwnWords, {
        key: text,
        item: {
          ...{
            id: `w${at}`,
            activityId: 'a',
            anchor: '1',
            revision: 1,
            change: 1,
            state: 'refused',
            language: 'fr',
          },
          ...{
            text,
            parts: [{ text }],
            reason: 'hurt',
            marked: [],
            counts: false,
            appeal: 'waiting',
            gathered: false,
          },
        },
      }),
    ),
  'two rows that hold something unreadable': () =>
    loaded(Held, {
      ...{ erasing: false, files: false },
      tables: [
        {
          ...{ table: 'contribution', title: 'Your words' },
          rows: ['a', 'b'].map((key) => ({
            key,
            values: ['Words', 'Seal'].map((name) => ({
              field: name,
              name,
              value: 'ab'.repeat(50),
              raw: true,
            })),
          })),
        },
      ],
    }),
  'two that had their last day': () =>
    loaded(Gone, {
      publicKey: 'key',
      destroyed: [one, two].map((title) => ({
        ...{ id: title, day, hash: 'h', signature: 's', release: title, title: words(title) },
      })),
    }),
  'a report in three languages': () =>
    part(ReleaseFiles, {
      id: 'r',
      files: ['en', 'fr', 'ar'].map((language) => ({ name: `report.${language}.pdf`, sha256: language })),
    }),
  'what children said of two findings': () =>
    [one, two].map((text) =>
      part(FindingMeant, {
        key: text,
        threshold: 10,
        finding: {
          ...{ text: words(text), plain: null },
          meant: { children: 30, answers: { yes: 10, partly: 10, no: 10, unsure: 0 }, objected: false },
        },
      }),
    ),
};

const forStaff: Readonly<Record<string, () => ReactNode>> = {
  'earlier words, and covered ones': () => {
    const earlier = (state: string) => (text: string | null, at: number) => ({
      id: `${state}${at}`,
      state,
      language: 'fr',
      text,
    });
    const item = {
      ...{ id: 'i', activityId: 'a', anchor: '1', revision: 1, state: 'held', severity: 0, sinceMinute: 10 },
      ...{
        name: { adjective: 0, motif: 0, palette: 0 },
        language: 'en',
        text: 'Why?',
        findings: [],
        claim: null,
      },
    };
    const texts = [one, two, null, null];
    return part(DeskItemView, {
      ...{
        item,
        head: { current: null },
        gone: false,
        name: 'Plum Boat',
        other: null,
        nowMs: 0,
        waiting: 1,
        empty: '',
      },
      ...{ places: [], onPlaces: undefined },
      page: {
        ...{ activities: [], sections: [], frame: { id: 'c' } },
        opened: {
          item,
          hides: false,
          earlier: ['published', 'held'].flatMap((state) => texts.map(earlier(state))),
        },
      },
    });
  },
  'what a team promises, and two answers that wait': () =>
    part(CaseAtHandView, {
      ...{ leadKey: null, here: '/s', refused: undefined },
      opened: {
        ...{
          id: 'c',
          kind: 'case',
          state: 'read',
          language: 'fr',
          parts: [],
          leads: [],
          closing: null,
          remedies: [],
        },
        answers: [one, two].map((text, number) => ({
          number,
          text,
          day,
          mine: false,
          writtenBy: 'Lea',
          seenBy: null,
        })),
      },
    }),
  'two small groups': () =>
    part(SmallGroups, {
      ...{
        here: '/s',
        frame: { id: 'c', state: 'open', may: [] },
        may: { lead: true, watch: true, divide: false },
        revision: 1,
      },
      page: {
        ...{ session: { state: 'running' }, rests: false },
        groups: ['a', 'b'].map((id) => ({ id, leader: '', mine: false })),
      },
    }),
  'two planned times': () =>
    part(SessionPlan, {
      ...{
        here: '/s',
        quiet: { night: null, school: null },
        timeZone: 'UTC',
        leads: true,
        back: undefined,
        saved: false,
      },
      planned: [1, 2].map((startMinute) => ({ startMinute, minutes: 45, when: `${startMinute} May` })),
    }),
  'two complaints of one kind': () =>
    loaded(Complaints, {
      ...{ frame: { may: [] }, putBack: null, languages: [], fresh: 'f', saved: false },
      complaints: ['2026-05-04', '2026-05-05'].map((dueDay) => ({
        ...{
          id: dueDay,
          kind: 'safety',
          way: 'alone',
          state: 'open',
          dueDay,
          late: false,
          consultation: null,
        },
        others: { say: 'none' },
      })),
    }),
  'two ways out of this house': () =>
    loaded(Remedies, {
      ...{ frame, fresh: 'f', saved: false },
      remedies: ['A', 'B'].map((name) => ({
        ...{ id: name, name, country: 'SE', kind: 'ombudsperson', contact: '', source: '', checkedDay: day },
        ...{ confirmed: false, own: false },
      })),
    }),
  'two cues': () =>
    loaded(Screens, {
      ...{ frame, languages: [], saved: false },
      cues: ['harsh', 'grooming-move'].map((of) => ({
        ...{ id: of, language: 'fr', part: of, way: 'add', cue: 'viens', day, state: 'waiting', own: false },
        ...{ enteredBy: 'Lea', confirmedBy: '', droppedBy: '' },
      })),
    }),
  'two piles of sheets': () =>
    part(PileList, {
      ...{ languages: [], here: '/s', refused: undefined, may: ['paper:reply', 'paper:destroy'] },
      desk: {
        ...{ state: 'analysed', languages: ['fr'], consents: [], people: [] },
        batches: [20, 21].map((size) => ({
          ...{
            id: `${size}`,
            label: '',
            language: 'fr',
            level: 'older',
            size,
            day,
            own: false,
            destroyed: [],
            sheets: [],
          },
        })),
      },
    }),
  'two later versions': () =>
    part(VersionList, {
      id: 'c',
      versions: [1, 2, 3].map((number) => ({ number, title: 'Le parc', lang: 'fr', signedDay: day })),
    }),
  'two that one lead read alone': () =>
    part(LoneOpenings, {
      openings: ['Lea', 'Leo'].map((name) => ({
        ...{ consultationId: 'c', caseId: 'k', part: 'told', staffId: name, name, day, reason: 'At once.' },
      })),
    }),
  'two findings': () =>
    part(FindingsList, {
      ...{ threshold: 10, here: '/s', unfounded: [], seen: {} },
      findings: [one, two].map((text, at) => ({
        id: `f${at}`,
        text: words(text),
        words: null,
        evidence: [],
      })),
    }),
};

describe.each([
  ['children and everybody read', forEverybody],
  ['staff read', forStaff],
])('R959, R1004: two of a kind that %s are told apart by ear', (_, parts) => {
  it.each(Object.entries(parts))('%s', (_, of) => {
    const html = drawn(of());
    expect(namesHeard(html).length).toBeGreaterThan(1);
    expect(heardTwice(html)).toEqual([]);
  });
});
