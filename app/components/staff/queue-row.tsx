import { type ReactNode, useId } from 'react';
import { unknownLanguage } from '../../../server/core/room/written-language.ts';
import { languageInWords } from '../../i18n/countries.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';
import { InOrder } from '../words/in-order.tsx';
import { Unseen } from '../words/unseen.tsx';

interface QueueRowProps {
  href: string;
  /** How long it has waited: "1:50". */
  wait: ReactNode;
  name: ReactNode;
  /** Two or three letters: "ar". */
  lang: string;
  /** The rule that pointed at it: "Contact detail". */
  rule?: ReactNode;
  /** Severe rules are named in clay. */
  severe?: boolean | undefined;
  /** One line of the text, in its own direction. */
  line: string;
  /** The line is the page's own, and no text that waits. */
  ownLine?: boolean | undefined;
  /** Nothing is to be done with it any more. */
  over?: boolean | undefined;
  /** This person holds it now. */
  claimed?: boolean | undefined;
}

/**
 * One waiting contribution. The row is the link, and whoever hears a list of links hears of each what tells it from the others: many rows have
 * one name. Words of a child are not in that, which may be a thousand letters long: they describe it, and whoever has heard enough goes on.
 * A description has the voice of its link, whatever language it is in: words in another one are named as that before they are heard so, and stand
 * below with a voice of their own.
 */
export function QueueRow(props: QueueRowProps) {
  const { href, wait, name, lang, rule, severe, line, ownLine, over, claimed } = props;
  const id = useId();
  const part = (of: string) => `${id}-${of}`;
  const { t, language } = useSpeaker();
  const other = lang !== language;
  const named = [
    'name',
    'wait',
    ...(other ? ['lang'] : []),
    ...(rule ? ['rule'] : []),
    ...(ownLine ? ['line'] : []),
  ];
  return (
    <li className={claimed ? 'queue-row claimed' : 'queue-row'}>
      <span className="queue-wait" id={part('wait')}>
        {wait}
      </span>
      <p className="queue-head">
        <a
          href={href}
          id={part('name')}
          aria-current={claimed ? 'true' : undefined}
          aria-labelledby={named.map(part).join(' ')}
          aria-describedby={ownLine ? undefined : part('line')}
        >
          {name}
        </a>
        <span className="tag" translate="no" id={part('lang')}>
          {other ? (
            <>
              <span aria-hidden="true">{lang}</span>
              <Unseen>
                {lang === unknownLanguage ? t('desk.tongue-unknown') : languageInWords(language, lang)}
              </Unseen>
            </>
          ) : (
            lang
          )}
        </span>
        {rule ? (
          <span
            className={severe ? 'queue-rule severe' : over ? 'queue-rule soft' : 'queue-rule'}
            id={part('rule')}
          >
            {rule}
          </span>
        ) : null}
      </p>
      <p
        id={part('line')}
        className={ownLine ? 'soft' : 'queue-line'}
        lang={ownLine ? undefined : lang}
        dir="auto"
        translate={ownLine ? undefined : 'no'}
      >
        <InOrder text={line} />
      </p>
    </li>
  );
}

/** The queue, oldest first. `empty` is one sentence and the next act; null where the page says it elsewhere. */
export function Queue({ empty, children }: { empty: ReactNode; children?: readonly ReactNode[] }) {
  if (!children || children.length === 0)
    return empty === null ? null : <p className="queue-empty">{empty}</p>;
  return <ol className="queue">{children}</ol>;
}
