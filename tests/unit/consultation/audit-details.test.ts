import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../app/i18n/translator.ts';
import { partInWords } from '../../../app/routes/staff/site/audit-detail.ts';
import { tellingRoutes } from '../../../server/core/analysis/small-voices.ts';
import { detailParts } from '../../../server/core/privacy/audit-details.ts';
import { outcomes } from '../../../server/core/privacy/complaint.ts';
import { furtherUses } from '../../../server/core/privacy/uses.ts';
import { stepKinds } from '../../../server/core/room/agenda.ts';
import { caseParts } from '../../../server/core/safeguarding/cases.ts';

import { roles } from '../../../server/core/staff/roles.ts';
import { followedLanguages as languages } from '../../../server/demo/phrase.ts';
import { speakerOf } from '../../support/house/stage.ts';

/** Details as use cases write them, and what is no word of a language in them: a time, an address. */
const written: Readonly<Record<string, readonly string[]>> = {
  'activity:order': ['earlier', 'later'],
  'activity:write': ['question', 'poll', 'statements', 'room', 'design'],
  'assessment:write': ['impact 1 before', 'data-protection 2 after'],
  'backup:restore': [
    '3 consultations, 2 erased again, 1 taken back again, complaints and letters left out',
    '3 consultations, 0 erased again, 0 taken back again',
  ],
  'case:open': caseParts.map((part) => `${part} a`),
  'codes:issue': ['child', 'organisation', 'guardian', 'independent'].map((each) => `20 ${each}`),
  'complaint:answer': outcomes.map((each) => `1 ${each}`),
  'complaint:make': ['safety alone', 'adult together', 'words representative', 'other alone'],
  'consultation:destroy': ['chain whole', 'chain broken', 'chain unreadable', 'answered'],
  'consultation:edit': ['revision 3'],
  'contribution:publish': ['left-in'],
  'contribution:redact': ['left-in', 'contact'],
  'consultation:open': ['overseer-overruled'],
  'consultation:quiet-hours': ['night 20:00-07:00, school none'],
  'contribution:refuse': ['contact', 'hurt', 'other-part'],
  'contribution:undo': ['published', 'redacted', 'returned', 'refused'],
  'cue:enter': ['ar disclosure-clear add', 'sw harsh spare'],
  'design:picture': ['480x720'],
  'desk:limit': ['10 20 5 15'],
  'document:plain': ['section 2', '18 texts of General Comment 25 from the software'],
  'helpline:enter': ['XX child', 'BE emergency', 'XX referral'],
  'kiosk:start': ['2 h'],
  'paper:print': ['30 guardian'],
  'paper:refuse': ['age-needed', 'consent-needed', 'older-text'],
  'plain:check': ['fr: section 1, 2, 3'],
  'point:tell': tellingRoutes,
  'remedy:promised': ['apology', 'correction', 'removal', 'recovery'],
  'response:deed': ['done', 'not-done'],
  'response:write': ['yes', 'partly', 'no', 'later'],
  'rooms:rest': ['no-adult', 'many-waiting'],
  'session:agenda': [stepKinds.map((kind) => `${kind} 5`).join(', ')],
  'session:plan': ['2027-05-11 16:00 45 min'],
  'source:check': ['source 1'],
  'staff:end-sessions': ['all', 'one'],
  'staff:enter': ['passkey'],
  'staff:invite': [roles.join(' ')],
  'staff:roles': [roles.join(' '), 'moderator facilitator', 'none'],
  'staff:prove-factor': ['passkey', 'totp', 'recovery'],
  'training:record': ['rights bias disclosure accessibility 2026-11-29'],
  'translation:signed': ['ru'],
  'use:asked': furtherUses,
  'version:explain': ['version 2, section 1: 1 findings'],
  'version:write': ['version 2: 3 sections, 1 changed'],
};

const speakers = new Map(languages.map((language): [string, Speaker] => [language, speakerOf(language)]));

const inWords = (deed: string, { detail, language }: { detail: string; language: string }) =>
  (detailParts(deed, detail) ?? []).map((part) =>
    partInWords(part, speakers.get(language) ?? speakerOf(language)),
  );

describe('R623: what an audit log says besides', () => {
  it('stands in words of each language, and no code of the program in it', () => {
    for (const [deed, details] of Object.entries(written))
      for (const detail of details)
        for (const language of languages) {
          const said = inWords(deed, { detail, language });
          expect(said, `${deed} ${detail}`).not.toEqual([]);
          for (const each of said) {
            expect(each, `${deed} ${detail} ${language}`).not.toMatch(/^$|[a-z]\.[a-z]|\b[a-z]+-[a-z]+\b.*-/);
            if (language === 'ar' || language === 'zh' || language === 'ru')
              expect(each, `${deed} ${detail} ${language}`).not.toMatch(/[a-z]{3}/);
          }
        }
  });

  it('names each number', () => {
    expect(
      inWords('version:explain', { detail: 'version 2, section 1: 3 findings', language: 'en' }),
    ).toEqual(['Version: 2', 'Section: 1', 'Findings: 3']);
    expect(inWords('case:pass', { detail: 'told a', language: 'en' })).toEqual([
      'What the child told',
      'Half: a',
    ]);
  });

  it('says times as the language does, with every nought', () => {
    const quiet = { detail: 'night 20:00-07:05, school none' };
    expect(inWords('consultation:quiet-hours', { ...quiet, language: 'en' })[0]).toMatch(/20:00-07:05/);
    expect(inWords('consultation:quiet-hours', { ...quiet, language: 'ar' })[0]).toMatch(/٠٠.*٠٥/);
    expect(
      inWords('session:plan', { detail: '2027-05-11 16:00 45 min', language: 'ar' }).join(' '),
    ).not.toMatch(/[0-9]/);
  });

  it('is nothing where nothing is said, and stands as it was written where its deed says it otherwise now', () => {
    expect(detailParts('rooms:rest', '')).toEqual([]);
    expect(detailParts('rooms:rest', 'somehow')).toBeNull();
    expect(detailParts('of:before', 'somehow')).toBeNull();
  });
});
