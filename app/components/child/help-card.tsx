import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { Way } from '../form/with-words.tsx';
import { Fold } from '../words/message.tsx';
import { HelpPanel } from './help-panel.tsx';

/** A number as it is read, and what its link dials; null where it has none. */
type Dialled = { readonly number: string; readonly dials: string | null };

/** A number a child can call, as its organisation entered it for the country of the consultation. */
export type Helpline = Dialled & {
  readonly name: string;
  /** The language of the name. */
  readonly language: string;
  /** "Day and night", where it is known. */
  readonly hours?: string | undefined;
};

export type HelpCardData = {
  readonly helplines: readonly Helpline[];
  /** The emergency number; null while nobody has entered and confirmed one. */
  readonly emergency: Dialled | null;
  /** Where a child talks to a trained adult of this consultation; null while nobody would answer there. */
  readonly caseHref: string | null;
};

interface HelpCardProps extends HelpCardData {
  id?: string | undefined;
  /** The form with words that were not sent: whoever goes on from here takes them along, and what the child wants with them it says below. */
  draft?: string | undefined;
  /** What is said before the numbers. */
  first?: ReactNode;
  /** What the child wants with its words: a form of three equal answers, or what became of them. */
  children?: ReactNode;
}

/**
 * Help, the moment it may be needed: thanks first, nobody is to blame, numbers, then what the child wants. It shows no number
 * that a person has not entered and confirmed. Everything on it came with the page: showing it asks nobody.
 */
export function HelpCard({ id, helplines, emergency, caseHref, draft, first, children }: HelpCardProps) {
  const t = useT();
  // Words that wait go to the team by the answer that says so.
  const team = draft ? null : caseHref;
  return (
    <div id={id} tabIndex={-1} className="care">
      <HelpPanel heading="h2" title={t('care.title')}>
        <p>
          <b>{t('care.trouble')}</b>
        </p>
        {first}
        {emergency ? <Call name={t('care.danger')} {...emergency} /> : <p>{t('care.danger.none')}</p>}
        <h3>{t('care.lines')}</h3>
        {helplines.map((line) => (
          <Call key={line.number} {...line} />
        ))}
        {helplines.length === 0 ? <p>{t('care.lines.none')}</p> : null}
        <p className="way">
          <Way form={draft} to={team ?? '/help'}>
            {t(team ? 'care.case' : 'care.page')}
          </Way>
        </p>
        <Fold summary={t('care.pictures')}>
          <p>{t('care.pictures.text')}</p>
        </Fold>
        {children}
      </HelpPanel>
    </div>
  );
}

function Call({ name, number, dials, language, hours }: Omit<Helpline, 'language'> & { language?: string }) {
  return (
    <div className="help-number">
      <div>
        <b lang={language} dir="auto">
          {name}
        </b>
        {hours ? <p>{hours}</p> : null}
      </div>
      <ToCall number={number} dials={dials} />
    </div>
  );
}

/** A number to press; where nobody can know how it is dialled, to read alone. The parts of one to press keep their places, also in Arabic digits. */
export function ToCall({ number, dials }: Dialled) {
  return dials === null ? (
    <b dir="ltr">{number}</b>
  ) : (
    <a href={`tel:${dials}`}>
      <bdo dir="ltr">{number}</bdo>
    </a>
  );
}
