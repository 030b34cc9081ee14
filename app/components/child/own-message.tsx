import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { StateStone } from '../sign/state-stone.tsx';
import type { WordPart } from '../words/words.tsx';
import { Words, wordsOf } from '../words/words.tsx';

/** Every state a child can see its own words in. */
export type OwnState =
  | 'waiting'
  | 'shown'
  | 'part-hidden'
  | 'returned'
  | 'refused'
  | 'rechecked'
  | 'sealed'
  | 'taken-back';

interface OwnMessageProps {
  id?: string | undefined;
  /** `h2` where the messages stand right under the h1 of the page, `h4` where they do below a question of several. */
  heading?: 'h2' | 'h3' | 'h4' | undefined;
  state: OwnState;
  /** The state in words; without it the usual ones. */
  title?: ReactNode;
  /** Left out when they are erased or sealed. */
  words?: string | readonly WordPart[] | undefined;
  lang: string | undefined;
  /** Where it was written: "Section 3". */
  place?: ReactNode;
  /** A `Reason`, or what happens next. */
  children?: ReactNode;
  /** "It became part of a finding", with its beam: one each, under a line of its own. */
  findings?: readonly ReactNode[] | undefined;
  /** Buttons, in forms of their own. */
  acts?: ReactNode;
}

/** A child's own words, what became of them, why, and what it can do. */
export function OwnMessage({
  id,
  heading = 'h3',
  state,
  title,
  words,
  lang,
  place,
  children,
  findings,
  acts,
}: OwnMessageProps) {
  const t = useT();
  const Heading = heading;
  return (
    <article className={`own ${state} aim`} id={id} tabIndex={id ? -1 : undefined}>
      <Heading className="own-head">
        <StateStone state={state} size={28} />
        {title ?? t(`state.${state}`)}
      </Heading>
      {words === undefined ? null : <Words id={id && wordsOf(id)} words={words} lang={lang} />}
      {state === 'taken-back' && words === undefined ? <p className="gone">{t('state.erased')}</p> : null}
      {place ? <p className="place">{place}</p> : null}
      {children ? <div className="what-next">{children}</div> : null}
      {findings?.map((finding, index) => (
        <div className="became" key={index}>
          {finding}
        </div>
      ))}
      {acts ? <div className="acts">{acts}</div> : null}
    </article>
  );
}
