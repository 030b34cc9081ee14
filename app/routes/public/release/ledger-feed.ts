import type { LoaderFunctionArgs } from '@remix-run/node';
import { type AtomEntry, atomFeed } from '../../../../server/core/analysis/atom.ts';
import { judgedOn, type LedgerStand } from '../../../../server/core/analysis/ledger.ts';
import { dayIn } from '../../../../server/core/consultation/days.ts';
import { withoutMarks } from '../../../../server/core/translation/lent.ts';
import type { LedgerEntry, LedgerPart } from '../../../../server/usecases/analysis/read-ledger.ts';
import { beforeInWords } from '../../../components/release/before-in-words.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { sayField } from '../../../i18n/texts.ts';
import type { Speaker } from '../../../i18n/translator.ts';
import { granted } from '../../granted.ts';
import { showRelease } from './release-view.ts';

/** The ledger as an Atom feed, in the language that its address says: a reader of feeds asks in none. Without one, in that of whoever asks. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  const { origin } = context;
  const asked = new URL(request.url).searchParams.get('language');
  const tag = context.languages.find((each) => each.tag === asked)?.tag;
  const speaker = tag === undefined ? context.speaker : context.speakerIn(tag);
  const parts = granted(await context.services.analysis.ledger({ kind: 'visitor' }, {}));
  const count = granted(await context.services.analysis.damaged({ kind: 'visitor' }, {}));
  const now = context.now();
  const feed = atomFeed({
    title: speaker.t('ledger.title'),
    subtitle: count > 0 ? speaker.t('said.damaged', { count }) : '',
    author: speaker.t('product'),
    language: speaker.language,
    address: `${origin}/answers.atom${tag === undefined ? '' : `?language=${tag}`}`,
    page: `${origin}/answers`,
    day: dayIn('UTC', now),
    entries: parts
      .flatMap((part) =>
        part.entries.map((entry) => entryOf(part, entry, { speaker, origin, today: judgedOn(now) })),
      )
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
  });
  return new Response(withoutMarks(feed), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
}

function entryOf(
  { release, releaseId }: LedgerPart,
  { finding, response, stand, lastDay, changes }: LedgerEntry,
  { speaker, origin, today }: { speaker: Speaker; origin: string; today: string },
): AtomEntry {
  const { t } = speaker;
  const shown = showRelease({ ...release, findings: [finding] }, speaker, {
    responses: response ? [response] : [],
    today,
    changes,
  });
  const answer = shown.findings[0]?.answer ?? null;
  const title = sayField(release.texts, 'title', { reader: speaker, languages: release.languages });
  const content = [
    title.words,
    shown.commercial ? t('commercial.line') : '',
    shown.findings[0]?.plain?.words ?? '',
    standInWords(stand, speaker),
    ...(answer?.before ?? []).map((each) => beforeInWords(each, speaker)),
    ...(answer?.moved ?? []).map(({ from, to }) =>
      t('ledger.moved', { from: dayInWords(speaker.language, from), to: dayInWords(speaker.language, to) }),
    ),
    ...(answer ? [t(`release.decision.${answer.decision}`), answer.text.words, answer.by] : []),
    answer?.plain?.words ?? '',
    answer?.deed?.text.words ?? '',
    ...(shown.findings[0]?.changes ?? []).flatMap(({ said, href }) => [
      t('ledger.changed'),
      said.words,
      `${origin}${href}`,
    ]),
  ];
  return {
    id: finding.id,
    title: finding.text,
    language: finding.language,
    content: content.filter((line) => line !== '').join('\n\n'),
    day: lastDay,
    address: `${origin}/said/${releaseId}#finding-${finding.id}`,
  };
}

/** Where a finding stands. Days late are left out: a feed is read later than it was written. */
function standInWords({ state, dueDay }: LedgerStand, { t, language }: Speaker): string {
  return dueDay === ''
    ? t(`ledger.is.${state}`)
    : `${t(`ledger.is.${state}`)} (${dayInWords(language, dueDay)})`;
}
