import { standingReason, standings } from '../../../../server/core/consultation/activities.ts';
import {
  assessmentChanges,
  assessmentKinds,
  type PartChange,
} from '../../../../server/core/consultation/assessment.ts';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import {
  opensFrom,
  type PublicAssessment,
  usualReadingDays,
} from '../../../../server/core/consultation/terms.ts';
import type { PublicTerms } from '../../../../server/usecases/consultation/read-terms.ts';
import { pick, type Said, sayField, sayPrompt } from '../../../i18n/texts.ts';
import { showSource } from '../../child/part/source-shown.ts';
import { showRest } from './rest-shown.ts';

type Reader = { readonly language: string; readonly level: string };

export type AssessmentShown = {
  readonly kind: PublicAssessment['kind'];
  /** The newest version, for children and whole. */
  readonly words: Said | null;
  readonly whole: PublicAssessment;
  /** It was looked at again after closing; null while that is not due. */
  readonly again: boolean | null;
  /** From each version to the next, the newest first. */
  readonly redlines: readonly {
    readonly from: number;
    readonly to: number;
    readonly phase: PublicAssessment['phase'];
    readonly day: string;
    readonly by: string;
    readonly changes: readonly PartChange[];
  }[];
};

/** Each assessment in the words of its reader, with what changed from version to version. */
export function showAssessments(
  { terms, over, languages }: Pick<PublicTerms, 'terms' | 'over' | 'languages'>,
  reader: Reader,
): readonly AssessmentShown[] {
  return assessmentKinds.flatMap((kind) => {
    const versions = terms.assessments.filter((each) => each.kind === kind);
    const whole = versions.at(-1);
    if (!whole) return [];
    const words = pick(whole.words, reader, languages);
    return [
      {
        kind,
        words: words ? { words: words.body, lang: words.language } : null,
        whole,
        again: over ? versions.some(({ phase }) => phase === 'after') : null,
        redlines: versions
          .slice(1)
          .map((version, index) => {
            const before = versions[index] as PublicAssessment;
            return {
              from: before.number,
              to: version.number,
              phase: version.phase,
              day: version.approvedDay,
              by: version.approvedName,
              changes: assessmentChanges(before, version),
            };
          })
          .toReversed(),
      },
    ];
  });
}

export const sponsorKinds = ['public', 'company', 'civil'] as const;

/** The card of who asks: every field in the words of the reader; what was not asked for yet is left out. */
export function showTerms(found: PublicTerms, reader: Reader) {
  const { languages, texts, terms, approvedDay, document } = found;
  const to = { reader, languages };
  const say = (field: string) => sayField(texts, field, to);
  return {
    kind: sponsorKinds.find((kind) => kind === found.sponsorKind) ?? ('public' as const),
    title: say('title'),
    card: (['sponsor', 'payer', 'gains', 'readers', 'decider', 'change'] as const)
      .map((field) => ({ field, said: say(field) }))
      .filter(({ said }) => said.words !== ''),
    purpose: say('purpose'),
    owed: found.owed,
    closingDay: found.closingDay,
    // Before it opens the day is told from which on it may.
    opensFrom: found.state === 'approved' && approvedDay ? opensFrom(approvedDay, terms.readingDays) : null,
    readingDays: terms.readingDays,
    readingReason: terms.readingDays < usualReadingDays ? say('reading-reason') : null,
    faceToFace: terms.faceToFace,
    venues: terms.venues,
    noPlaceReason: terms.faceToFace ? null : say('no-place-reason'),
    notAsked: standings
      .map((standing) => ({ standing, said: say(standingReason[standing]) }))
      .filter(({ said }) => said.words !== ''),
    languages,
    missingLanguages: terms.missingLanguages,
    undertaking: found.sponsorKind === 'company' ? terms.undertaking : null,
    assessments: showAssessments(found, reader),
    document: document && {
      title: document.title,
      lang: document.language,
      source: document.source && showSource(document.source, { ...to, sponsorKind: found.sponsorKind }),
      sections: document.sections.map(({ anchor, heading, original, plain }) => {
        const words = pick(plain, reader, languages);
        return {
          anchor,
          heading,
          original,
          plain: words
            ? { words: words.body, lang: words.language, by: words.by, checked: words.checked }
            : null,
        };
      }),
    },
    proposed: found.proposed,
    paused: found.state === 'paused',
    over: isOver(found.state),
    corrections: found.corrections.map((each) => ({ ...each, part: sayPrompt(each.prompts, to) })),
    rests: found.rests.map((rest) => showRest(rest, to)),
    releases: found.releases,
  };
}

export type TermsShown = ReturnType<typeof showTerms>;
