import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Choice } from '../../../../server/core/room/voting.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Way } from '../../../components/form/with-words.tsx';
import { ChoiceButtons, VoteCard } from '../../../components/vote/vote-card.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { LiveStatements } from '../../../live/use-statements.ts';
import { whyNotChosen } from '../composer.tsx';
import { LineTold } from '../room/line-told.tsx';
import { ReportFold } from '../room/report-fold.tsx';
import type { VoteBack } from './ballot.ts';
import { CountedWord } from './counted-word.tsx';
import { StateTold } from './state-told.tsx';
import { statementFrom, statementWords } from './statement-words.ts';

interface StatementNowProps {
  live: LiveStatements;
  tongues: { readonly language: string; readonly languages: readonly string[] };
  /** Why the last answer was not taken. */
  refusal: RefusalCode | undefined;
  /** An answer by a form that was not taken: it stands chosen where its sentence still stands. */
  unsent: Pick<VoteBack, 'statement' | 'choice'> | undefined;
  /** The form with the words in the box of the page. */
  draft: string | undefined;
  /** A press that would lead away was held. */
  held: boolean;
  /** Its reports count. Of a child that came without a code none does: it is shown where somebody reads what it says. */
  reports: boolean;
  /** Others come without a code. */
  apart: boolean;
  onVote: (choice: Choice) => void;
}

/** With the words and not after them: who presses the next key at once would press it from nowhere. A server lays out nothing, and React says so. */
const useWithLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** What became of the last answer, then the one sentence it is the turn of, or why there is none. */
export function StatementNow({
  live,
  tongues,
  refusal,
  unsent,
  draft,
  held,
  reports,
  apart,
  onVote,
}: StatementNowProps) {
  const t = useT();
  const [card] = live.cards;
  const heading = useRef<HTMLHeadingElement>(null);
  // That they rest the notice below says.
  const why = whyNotChosen(refusal);
  // Set by an answer on this page: the next sentence takes the focus, but never a page that only came.
  const moves = useRef(false);
  const at = `${live.state} ${card?.id}`;
  const before = useRef(at);
  useWithLayout(() => {
    if (before.current === at) return;
    before.current = at;
    if (!moves.current) return;
    moves.current = false;
    heading.current?.focus();
  }, [at]);

  function vote(event: MouseEvent, choice: Choice): void {
    // Never connected, the form goes as a page without script sends it.
    if (live.line === 'unknown') return;
    event.preventDefault();
    moves.current = true;
    onVote(choice);
  }

  return (
    <section id="now" tabIndex={-1} className="vote-now" data-line={live.line}>
      <div className={card && live.state === 'open' ? 'counted held' : 'counted'} role="status">
        {why ? <p>{t(why)}</p> : null}
        {!refusal && live.counted?.word ? <CountedWord word={live.counted.word} apart={apart} /> : null}
        {!refusal && live.counted && !live.counted.word ? (
          // Not read out: the word itself follows at once, or the line below says that the answer waits.
          <p aria-hidden="true">{t('vote.sending')}</p>
        ) : null}
        {!refusal && !live.counted && live.state === 'open' && card ? <p>{t('vote.lead')}</p> : null}
      </div>
      <LineTold line={live.line} held={held} lost="vote.kept" />
      <StateTold state={live.state} paused="vote.paused" closed="vote.closed" />
      {live.state !== 'open' ? (
        <Notice
          sign={live.state === 'paused' ? 'pause' : undefined}
          title={t(live.state === 'paused' ? 'vote.paused' : 'vote.closed')}
        >
          <p>{t(live.state === 'paused' ? 'vote.paused.next' : 'vote.closed.next')}</p>
        </Notice>
      ) : card ? (
        <>
          {/* Another card, never the same one with other words: where a browser translates the page, those would stay, and be answered again. */}
          <VoteCard
            key={`card ${card.id}`}
            progress={t('vote.number', {
              number: live.answered + 1,
              all: Math.max(live.all, live.answered + 1),
            })}
            {...statementWords(card, tongues, t)}
            from={statementFrom(card, t)}
            headingRef={heading}
          />
          <PageForm aria-labelledby="statement">
            <ChoiceButtons
              statement={card.id}
              chosen={unsent?.statement === card.id ? unsent.choice : undefined}
              form={draft}
              onChoose={vote}
            />
          </PageForm>
          <Note>{live.counted ? t('vote.change') : t('vote.only-after')}</Note>
          {card.from === 'children' && !card.mine && !reports ? (
            <p className="way">
              <Way form={draft} to="/wrong">
                {t('report.open')}
              </Way>
            </p>
          ) : null}
          {card.from === 'children' && !card.mine && reports ? (
            <ReportFold
              about="statement"
              key={card.id}
              id={card.id}
              told={live.told[card.id]}
              draft={draft}
              onReport={live.line === 'unknown' ? undefined : live.report}
              lost={live.line === 'lost'}
            />
          ) : null}
        </>
      ) : (
        <Rest live={live} heading={heading} />
      )}
    </section>
  );
}

/** No card: all are answered, the next one is on its way, or nobody has written one. */
function Rest({ live, heading }: { live: LiveStatements; heading: RefObject<HTMLHeadingElement> }) {
  const t = useT();
  const coming = live.answered < live.all;
  const title = coming ? 'vote.coming' : live.all === 0 ? 'vote.none' : 'vote.done';
  const next = live.all === 0 ? 'vote.none.next' : 'vote.done.next';
  return (
    <div className="vote-rest">
      <h2 ref={heading} tabIndex={-1}>
        {t(title)}
      </h2>
      {coming ? null : (
        <>
          <p>{t(next)}</p>
          <ButtonLink wide href="/here">
            {t('nav.here')}
          </ButtonLink>
        </>
      )}
    </div>
  );
}
