import type { ReactNode } from 'react';
import type { Tilt } from './beam.tsx';
import { BeamLine } from './beam.tsx';

interface LedgerRowProps {
  id?: string | undefined;
  /** `h3` where a heading of the page stands over it. */
  heading?: 'h2' | 'h3' | undefined;
  /** "1 · Children said". */
  kicker: ReactNode;
  finding: ReactNode;
  lang?: string | undefined;
  /** The chart of stones, a child's words, a link to the evidence. */
  children?: ReactNode;
  /** "The ministry's answer". */
  answerKicker: ReactNode;
  answer?:
    | {
        words: ReactNode;
        lang?: string | undefined;
        /** The named person, the date, done or not done. */
        by: ReactNode;
      }
    | undefined;
  /** Where the promise stands today, and what changed: below the answer, on its side. */
  became?: ReactNode;
  /** What stands in the empty place: "No answer yet." and by when, or how late. */
  owed?: { title: ReactNode; text: ReactNode; overdue?: boolean } | undefined;
  /** How the beam stands where there is an answer: one may only ask for more time. */
  tilt?: Tilt;
}

/** What children said and what was answered, equal, on one beam. Without an answer the beam tilts to the children. */
export function LedgerRow(props: LedgerRowProps) {
  const {
    id,
    heading: Heading = 'h2',
    kicker,
    finding,
    lang,
    children,
    answerKicker,
    answer,
    became,
    owed,
  } = props;
  const { tilt = owed?.overdue ? 'overdue' : 'owed' } = props;
  return (
    <article className={`ledger ${tilt}`} id={id}>
      <div className="ledger-sides">
        <div className="ledger-said">
          <p className="kicker">{kicker}</p>
          <Heading className="ledger-finding" id={id && `${id}-said`} lang={lang} dir="auto">
            {finding}
          </Heading>
          {children}
        </div>
        <div className={answer ? 'ledger-answer' : 'ledger-answer empty'}>
          <p className="kicker">{answerKicker}</p>
          {answer ? (
            <>
              <div className="answer-words" lang={answer.lang} dir="auto">
                {answer.words}
              </div>
              <p className="soft">{answer.by}</p>
            </>
          ) : (
            <>
              <p className="answer-none">{owed?.title}</p>
              <p className="soft">{owed?.text}</p>
            </>
          )}
          {became}
        </div>
      </div>
      <BeamLine tilt={tilt} />
    </article>
  );
}

interface AlsoSaidProps {
  title: ReactNode;
  /** Why these are named without a number. */
  note?: ReactNode;
  points: readonly { key: string; text: ReactNode; lang?: string }[];
}

/** Points without a number, below the question that they answer: fewer than ten made them, or some who did count in others. Named, never numbered. */
export function AlsoSaid({ title, note, points }: AlsoSaidProps) {
  if (points.length === 0) return null;
  return (
    <section className="also-said">
      <h3>{title}</h3>
      {note ? <p className="soft">{note}</p> : null}
      <ul>
        {points.map((point) => (
          <li key={point.key}>
            <bdi lang={point.lang}>{point.text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
