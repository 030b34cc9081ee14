import { evidenceKinds, type FindingResponse } from '../../../../server/core/analysis/findings.ts';
import { standOf } from '../../../../server/core/analysis/ledger.ts';
import type { StatementSaid } from '../../../../server/core/analysis/opinion/told-majority.ts';
import { saySentence } from '../../../../server/core/analysis/sentences/say-sentence.ts';
import { activityKinds, takesOwnWords } from '../../../../server/core/consultation/activities.ts';
import type { FindingChange } from '../../../../server/usecases/analysis/changes-behind.ts';
import type { Release, ReleasedFinding } from '../../../../server/usecases/analysis/release.ts';
import type { EvidenceShown, FindingShown, ReleaseShown } from '../../../components/release/release-shown.ts';
import { pick, sayField, sayPrompt } from '../../../i18n/texts.ts';
import { showAttributes } from './attributes-view.ts';
import { showChangesMade } from './changes-shown.ts';
import { numberOnPicture, type PictureAt, showDesign } from './designs-view.ts';
import { type Reader, sayText, showWhatFollows, type To } from './follows-view.ts';

type Cited = ReleasedFinding['evidence'][number];

/** As much of a release as is shown; a desk that has no release yet shows the same parts. */
export type Showable = Pick<
  Release,
  | 'texts'
  | 'sponsorKind'
  | 'languages'
  | 'activities'
  | 'statements'
  | 'polls'
  | 'designs'
  | 'findings'
  | 'topics'
  | 'rules'
  | 'ways'
  | 'opinion'
  | 'attributes'
  | 'coding'
  | 'answerDay'
  | 'quotes'
>;
type NamedPoint = { readonly id: string; readonly title: string; readonly language: string };

/** A release, old or new, in the words of its reader, with the answers given since. */
export function showRelease(
  release: Showable,
  reader: Reader,
  {
    responses = [],
    changes = [],
    points = release.topics.flatMap((topic) => topic.points),
    today,
    pictureAt,
  }: {
    responses?: readonly FindingResponse[];
    /** What changed in the document since, by finding. */
    changes?: readonly FindingChange[];
    points?: readonly NamedPoint[];
    /** The address of the picture of a design; without one no picture is drawn. */
    pictureAt?: PictureAt;
    /** YYYY-MM-DD: says where each finding stands. */
    today?: string;
  } = {},
): ReleaseShown {
  const to: To = { reader, languages: release.languages };
  const promptOf = (activityId: string) =>
    sayPrompt(release.activities.find(({ id }) => id === activityId)?.prompts ?? [], to);

  const quotesOf = (pointId: string) =>
    (release.quotes ?? [])
      .filter((quote) => quote.pointId === pointId)
      .map(({ id, text, language }) => ({ id, text: { words: text, lang: language } }));
  const cited = new Set(
    release.findings.flatMap(({ evidence }) =>
      evidence.filter(({ kind }) => kind === 'point').map(({ subject }) => subject),
    ),
  );

  const statements = release.statements.map(({ id, from, retired, texts, table, activityId }) => ({
    id,
    from,
    retired,
    activityId,
    table,
    text: sayText(texts, to),
  }));
  const polls = release.polls.map(({ activityId, form, options, table }) => ({
    id: activityId,
    form,
    prompt: promptOf(activityId),
    labels: options.map(({ position, labels }) => {
      const label = pick(labels, reader, release.languages);
      return [
        String(position),
        {
          words:
            (pictureAt
              ? numberOnPicture(release.designs, { activityId, position, language: reader.language })
              : '') + (label?.label ?? ''),
          lang: label?.language ?? reader.language,
        },
      ] as const;
    }),
    table,
    pointed: release.designs?.some((each) => each.activityId === activityId) ?? false,
    design: showDesign(release.designs, { activityId, pictureAt, ...to }),
  }));

  return {
    title: sayField(release.texts, 'title', to),
    sponsor: sayField(release.texts, 'sponsor', to),
    commercial: release.sponsorKind === 'company',
    rules: release.rules,
    answerDay: release.answerDay,
    findings: release.findings.map((finding) => showFinding(finding)),
    topics: release.topics.map((topic) => ({
      ...topic,
      prompt: promptOf(topic.activityId),
      points: topic.points.map((point) => ({
        ...point,
        quotes: cited.has(point.id) ? [] : quotesOf(point.id),
      })),
    })),
    untold: release.activities
      .filter(
        ({ id, kind }) =>
          activityKinds.some((each) => each === kind && takesOwnWords(each)) &&
          release.topics.every((topic) => topic.activityId !== id),
      )
      .map(({ id }) => ({ activityId: id, prompt: promptOf(id) })),
    statements: release.activities
      .map(({ id }) => ({
        activityId: id,
        prompt: promptOf(id),
        statements: statements
          .filter(({ activityId }) => activityId === id)
          // Most answered first, which says nothing about who is right; what is too small comes last.
          .sort((a, b) => (b.table.children ?? 0) - (a.table.children ?? 0)),
      }))
      .filter((activity) => activity.statements.length > 0),
    polls,
    ways: release.ways,
    opinion: release.opinion && {
      ...release.opinion,
      groups: release.opinion.groups.map((group) => ({ ...group, typical: showSaid(group.typical) })),
      shared: showSaid(release.opinion.shared),
      majority: showSaid(release.opinion.majority),
    },
    attributes: showAttributes(release, { statements, polls }, to),
    coding: release.topics.length > 0 ? release.coding : undefined,
  };

  function showSaid(said: readonly StatementSaid[]) {
    return said.flatMap(({ id, direction }) => {
      const statement = statements.find((each) => each.id === id);
      return statement ? [{ id, direction, text: statement.text }] : [];
    });
  }

  function showFinding(finding: ReleasedFinding): FindingShown {
    const given = responses.find(({ findingId }) => findingId === finding.id);
    const plain = pick(finding.plain ?? [], to.reader, to.languages);
    const subjects = new Map<string, Cited[]>();
    for (const each of finding.evidence) {
      const key = `${each.kind} ${each.subject}`;
      subjects.set(key, [...(subjects.get(key) ?? []), each]);
    }
    return {
      id: finding.id,
      ...sayFinding(finding),
      plain: plain ? { words: plain.body, lang: plain.language } : null,
      meant: finding.meant ?? null,
      evidence: [...subjects.values()]
        .flatMap(showEvidence)
        .sort((a, b) => evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind)),
      answer: given
        ? {
            decision: given.decision,
            text: sayText(
              given.texts.map(({ language, body }) => ({ language, text: body })),
              to,
            ),
            by: given.signedBy,
            day: given.day,
            ...showWhatFollows(given, { ...to, answerDay: release.answerDay }),
          }
        : null,
      stand:
        today === undefined
          ? null
          : standOf({ answerDay: release.answerDay, response: given ?? null, today }),
      changes: showChangesMade(
        changes.filter(({ findingId }) => findingId === finding.id),
        to,
      ),
    };
  }

  /** What the program says it says in the language of its reader. */
  function sayFinding({ text, language, sentence, words, evidence }: ReleasedFinding) {
    const sources = { ...release, points };
    const said =
      sentence &&
      reader.t &&
      reader.language !== language &&
      saySentence(sentence, { evidence, sources, language: reader.language, say: reader.t });
    if (!said) return { text: { words: text, lang: language }, words: null };
    return {
      text: { words: said, lang: reader.language },
      words: words ? { words, lang: language } : null,
    };
  }

  /** All that a finding cites of one subject. */
  function showEvidence(cited: readonly Cited[]): EvidenceShown[] {
    const [first] = cited;
    const cells = cited.map(({ cell }) => cell);
    if (first?.kind === 'statement') {
      const statement = statements.find(({ id }) => id === first.subject);
      return statement ? [{ kind: 'statement', statement, cells }] : [];
    }
    if (first?.kind === 'poll') {
      const poll = polls.find(({ id }) => id === first.subject);
      return poll ? [{ kind: 'poll', poll, cells }] : [];
    }
    const point = points.find(({ id }) => id === first?.subject);
    if (!first || !point) return [];
    const title = { words: point.title, lang: point.language };
    return [{ kind: 'point', id: point.id, title, children: first.children, quotes: quotesOf(point.id) }];
  }
}
