import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { judgedOn, ledgerStates, owedBy } from '../../../../server/core/analysis/ledger.ts';
import { owesAnswer } from '../../../../server/core/analysis/small-voices.ts';
import { Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { AnswerFollows, Became, StandLine, tiltOf } from '../../../components/release/answer-follows.tsx';
import { FindingPlain } from '../../../components/release/finding-meant.tsx';
import { FindingWords } from '../../../components/release/finding-words.tsx';
import { LedgerRow } from '../../../components/release/ledger-row.tsx';
import type { FindingShown } from '../../../components/release/release-shown.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { sayField } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/release.css?url';
import { granted } from '../../granted.ts';
import { PublicPage } from '../public-page.tsx';
import { choiceOf, chosenParts } from './ledger-view.ts';
import { showRelease } from './release-view.ts';

export const handle: Handle = { title: 'ledger.title' };

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: css },
  { rel: 'alternate', type: 'application/atom+xml', href: '/answers.atom' },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const parts = granted(await context.services.analysis.ledger({ kind: 'visitor' }, {}));
  // After the list: by then each of them was held against what was signed.
  const damaged = granted(await context.services.analysis.damaged({ kind: 'visitor' }, {}));
  const { speaker } = context;
  const today = judgedOn(context.now());
  const choice = choiceOf(request.url, parts);
  // Of all of its findings, whatever was chosen.
  const owed = new Map(
    parts.map(({ releaseId, release, entries }) => [
      releaseId,
      owedBy({
        ...release,
        owes: owesAnswer(release),
        responses: entries.flatMap(({ response }) => response ?? []),
      }),
    ]),
  );
  const titleOf = ({ release }: (typeof parts)[number]) =>
    sayField(release.texts, 'title', { reader: speaker, languages: release.languages });
  return {
    damaged,
    choice,
    any: parts.some(({ entries }) => entries.length > 0),
    consultations: parts.map((part) => ({ id: part.releaseId, title: titleOf(part) })),
    parts: chosenParts(parts, choice).map((part) => {
      const { release, releaseId, entries } = part;
      const wanted = new Set(entries.map(({ finding }) => finding.id));
      const responses = entries.flatMap(({ response }) => (response ? [response] : []));
      const shown = showRelease(release, speaker, {
        responses,
        today,
        changes: entries.flatMap(({ changes }) => changes),
      });
      return {
        id: releaseId,
        title: shown.title,
        commercial: shown.commercial,
        decider: sayField(release.texts, 'decider', { reader: speaker, languages: release.languages }),
        owed: owed.get(releaseId) ?? null,
        findings: shown.findings
          .map(({ id, text, words, plain, answer, stand, changes }, index) => ({
            id,
            number: index + 1,
            text,
            words,
            plain,
            answer,
            stand,
            changes,
          }))
          .filter(({ id }) => wanted.has(id)),
      };
    }),
  };
}

/** Every finding of every consultation, what was answered, and whether it was done. What is late is told by its days. */
export default function Ledger() {
  const t = useT();
  const { language } = useSpeaker();
  const { choice, any, consultations, parts, damaged } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>{t('ledger.title')}</h1>
      <p className="lead">{t('ledger.lead')}</p>
      {any ? (
        <form method="get" action="/answers" className="filters">
          <SelectField
            name="state"
            label={t('ledger.filter.state')}
            value={choice.state}
            options={[
              { value: '', label: t('ledger.all') },
              ...ledgerStates.map((state) => ({ value: state, label: t(`ledger.is.${state}`) })),
            ]}
          />
          {consultations.length > 1 ? (
            <SelectField
              name="of"
              label={t('ledger.filter.of')}
              value={choice.of}
              options={[
                { value: '', label: t('ledger.all') },
                ...consultations.map(({ id, title }) => ({
                  value: id,
                  label: title.words,
                  lang: title.lang,
                })),
              ]}
            />
          ) : null}
          <Button>{t('ledger.go')}</Button>
        </form>
      ) : damaged === 0 ? (
        <p>{t('ledger.none')}</p>
      ) : null}
      {damaged > 0 ? <p>{t('said.damaged', { count: damaged })}</p> : null}
      {any && parts.length === 0 ? <p>{t('ledger.nothing')}</p> : null}
      {parts.map((part) => (
        <section key={part.id} aria-labelledby={`of-${part.id}`}>
          <h2 id={`of-${part.id}`}>
            <a href={`/said/${part.id}`} lang={part.title.lang} dir="auto">
              {part.title.words}
            </a>
          </h2>
          {part.commercial ? <CommercialLine /> : null}
          {part.decider.words === '' ? null : (
            <p className="soft">
              {t('ledger.decides')}
              {t('list.colon')}
              <span lang={part.decider.lang} dir="auto">
                {part.decider.words}
              </span>
            </p>
          )}
          {part.owed === null ? null : (
            <p className="soft">{t('release.answer-due', { day: dayInWords(language, part.owed) })}</p>
          )}
          {part.findings.map((finding) => (
            <Entry key={finding.id} of={part.id} finding={finding} />
          ))}
        </section>
      ))}
      {any ? (
        <ul className="way">
          <li>
            <a href="/answers.json">{t('ledger.json')}</a>
          </li>
          <li>
            <a href={`/answers.atom?language=${language}`}>{t('ledger.atom')}</a>
          </li>
        </ul>
      ) : null}
    </PublicPage>
  );
}

type Shown = Pick<FindingShown, 'id' | 'text' | 'words' | 'plain' | 'answer' | 'stand' | 'changes'> & {
  readonly number: number;
};

function Entry({ of, finding }: { of: string; finding: Shown }) {
  const t = useT();
  const { language } = useSpeaker();
  const { answer, stand } = finding;
  const late = stand?.state === 'late' || stand?.state === 'overdue';
  return (
    <LedgerRow
      id={`finding-${finding.id}`}
      heading="h3"
      kicker={t('release.said', { number: finding.number })}
      finding={finding.text.words}
      lang={finding.text.lang}
      answerKicker={t('release.answer')}
      answer={
        answer
          ? {
              words: (
                <>
                  <p lang={language} dir="auto">
                    <b>{t(`release.decision.${answer.decision}`)}</b>
                  </p>
                  <p className="said-lines">{answer.text.words}</p>
                  <AnswerFollows answer={answer} />
                </>
              ),
              lang: answer.text.lang,
              by: (
                <>
                  <bdi>{answer.by}</bdi> {t('list.apart')} {dayInWords(language, answer.day)}
                </>
              ),
            }
          : undefined
      }
      owed={{
        title: t('release.no-answer'),
        text: stand ? <StandLine stand={stand} /> : null,
        overdue: late,
      }}
      tilt={tiltOf({ answer, late: stand?.state === 'late' })}
      became={<Became {...finding} />}
    >
      <FindingWords words={finding.words} />
      <FindingPlain plain={finding.plain} />
      <p className="way">
        <a href={`/said/${of}#finding-${finding.id}`} aria-describedby={`finding-${finding.id}-said`}>
          {t('answer.all')}
        </a>
      </p>
    </LedgerRow>
  );
}
