import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import type { SignName } from '../sign/sign-shapes.ts';
import { StateStone } from '../sign/state-stone.tsx';

export interface PathStep {
  href: string;
  title: ReactNode;
  note?: ReactNode;
  /** What is done there. It stands in the stone until that is done. */
  sign: SignName;
  /** The state in words, such as "Read" or "2 answers sent". Its stone is filled, unless it was only begun. */
  done?: ReactNode;
  begun?: boolean | undefined;
  accessKey?: string | undefined;
}

/** The home list: stones on a dotted line, the whole row a link. Any order. */
export function Path({ steps }: { steps: readonly PathStep[] }) {
  const t = useT();
  return (
    <ol className="path">
      {steps.map((step) => (
        <li key={step.href} className={step.done ? 'done' : undefined}>
          <StateStone state={step.done && !step.begun ? 'shown' : 'open'} size={48} sign={step.sign} />
          <div>
            <a href={step.href} accessKey={step.accessKey}>
              {step.title}
            </a>
            <p>
              {step.note}
              {step.note && step.done ? ` ${t('list.apart')} ` : null}
              {step.done ? <b className="whole">{step.done}</b> : null}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What happens when, on the page before leaving: a stone, a date, a sentence. */
export function Dates({
  dates,
}: {
  dates: readonly { mark: ReactNode; title: ReactNode; text: ReactNode }[];
}) {
  return (
    <ol className="dates">
      {dates.map((date, index) => (
        <li key={index}>
          {date.mark}
          <div>
            <b>{date.title}</b>
            <p>{date.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
