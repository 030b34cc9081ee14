import { requirements } from '../../core/analysis/evaluation.ts';
import { isToldIn, readingLevels } from '../../core/consultation/reading-levels.ts';
import type { Release } from './release.ts';

/**
 * The content of `evidence.json`: for each of the nine requirements what children say of it, and what a machine can read of the
 * consultation itself. It judges nothing: a fact is there so that others may. What no stored fact tells has none.
 */
export function evidenceOf(release: Release) {
  const { languages, texts } = release;
  const told = (field: string) => languages.filter((language) => isToldIn(texts, field, language));
  const facts: Readonly<Record<(typeof requirements)[number], object>> = {
    transparent: { purposeToldIn: told('purpose'), whoReadsToldIn: told('readers') },
    voluntary: {},
    respectful: {},
    relevant: { whatCanChangeToldIn: told('change'), activities: release.activities.length },
    'child-friendly': { levels: readingLevels },
    inclusive: { languages, withoutCode: release.ways?.publicWay ?? null },
    training: {},
    safe: { threshold: release.rules.threshold, rounding: release.rules.rounding },
    accountable: {
      whoDecidesNamedIn: told('decider'),
      answerDay: release.answerDay,
      findings: release.findings.length,
    },
  };
  return {
    format: 'due-weight-evidence',
    version: 1,
    source: 'Committee on the Rights of the Child, General Comment No. 12 (2009), ¶ 134 (a)–(i)',
    consultationId: release.consultationId,
    release: release.number,
    // A release from before it was asked for is read as it was signed.
    ...(release.terms ? { askedBy: release.sponsorKind, ...assessedIn(release.terms) } : {}),
    rules: release.rules,
    requirements: requirements.map((requirement, index) => {
      const line = release.scorecard.find((each) => each.requirement === requirement);
      return {
        paragraph: `134 (${'abcdefghi'[index]})`,
        requirement,
        children: line?.children ?? null,
        marks: line?.marks ?? { yes: null, partly: null, no: null },
        facts: facts[requirement],
      };
    }),
  };
}

/** What a machine can read of the terms: days, places, languages, and by when each assessment was approved. */
function assessedIn(terms: NonNullable<Release['terms']>) {
  return {
    terms: {
      readingDays: terms.readingDays,
      faceToFace: terms.faceToFace,
      missingLanguages: terms.missingLanguages.length,
      undertakingSigned: terms.undertaking !== null,
      assessments: terms.assessments.map(({ kind, number, phase, approvedDay }) => ({
        kind,
        version: number,
        phase,
        approvedDay,
      })),
    },
  };
}
