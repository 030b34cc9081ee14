import type { ReactNode } from 'react';
import { mayAppeal } from '../../../../server/core/moderation/appeal.ts';
import { type ContributionState, mayMove } from '../../../../server/core/moderation/decide.ts';
import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import type { OwnProposal } from '../../../../server/usecases/proposals/own-proposals.ts';
import { reasonSigns } from '../../../components/child/before-writing.tsx';
import { OwnMessage, type OwnState } from '../../../components/child/own-message.tsx';
import { Reason } from '../../../components/child/reason.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { wordsOf } from '../../../components/words/words.tsx';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { NotInLanguage } from './not-in-language.tsx';
import { withMeant } from './own-parts.ts';
import { ProposalState } from './proposal-state.tsx';

const shownAs: Readonly<Record<ContributionState, OwnState>> = {
  held: 'waiting',
  published: 'shown',
  redacted: 'part-hidden',
  returned: 'returned',
  refused: 'refused',
  hidden: 'rechecked',
  sealed: 'sealed',
  withdrawn: 'taken-back',
  erased: 'taken-back',
};

/** What another adult said who was asked. */
const told = { restored: 'appeal.restored', upheld: 'appeal.upheld' } as const;

/** The state of a child's own words, as the page names it. */
export function ownState(item: { readonly state: ContributionState }): OwnState {
  return shownAs[item.state];
}

/** A state as its page names it where others do not read the words, or a small group alone. */
export function ownTitle(
  state: OwnState,
  by: { readonly answer?: boolean | undefined; readonly group?: boolean | undefined },
): Key {
  if (by.answer && (state === 'shown' || state === 'part-hidden')) return `own.answer.${state}`;
  return by.group && state === 'shown' ? 'own.group.shown' : `state.${state}`;
}

/** A new text may follow while it waits and wherever its author may send it to be read again; what the team has is changed there. */
export function mayChange(state: ContributionState): boolean {
  return state === 'held' || (state !== 'sealed' && mayMove(state, 'held', 'author'));
}

interface OwnWordsProps {
  item: OwnContribution;
  /** "Part 3", "The live room". */
  place?: ReactNode;
  heading?: 'h2' | 'h3' | 'h4' | undefined;
  /** An answer to a question, or words of a room that is over: other children do not see it, so it is not called shown. */
  answer?: boolean | undefined;
  /** Words of a small group: they are shown to no other. */
  group?: boolean | undefined;
  /** Without the ways to change it, where the page itself is that way. */
  plain?: boolean | undefined;
  /** To mend it is what the page is for. */
  keyed?: boolean | undefined;
  /** The form with the words in the box of its page, if it has one: they go along with what is asked here. */
  draft?: string | undefined;
  /** Nothing is taken any more, or not now: it can be taken back, and not changed. */
  rests?: boolean | undefined;
  /** It is open: what is read and has no place yet is shown with all others later. */
  together?: boolean | undefined;
  /** How long it usually takes until a person has read it; left out where nothing waits, or the box beside it says so. */
  wait?: UsualWait | undefined;
  /** Under which point it was put, once that is published. */
  point?: { readonly title: string; readonly language: string } | null | undefined;
  /** What became of them as a question for others; null where they are none. */
  proposal?: OwnProposal | null | undefined;
  /** What they became part of, and what was answered. */
  findings?: readonly ReactNode[] | undefined;
}

/** A child's own words: what became of them, why, and what it can do. */
export function OwnWords({
  item,
  place,
  heading,
  answer,
  group,
  plain,
  keyed,
  draft,
  rests,
  together,
  wait,
  point,
  proposal,
  findings,
}: OwnWordsProps) {
  const t = useT();
  const gathered = together === true && item.gathered;
  const state = gathered ? 'waiting' : ownState(item);
  const gone = state === 'taken-back' || state === 'sealed';
  const change = !plain && !rests && mayChange(item.state);
  const appeal = mayAppeal(item);
  const title = t(gathered ? 'own.gathered' : ownTitle(state, { answer, group }));
  // Another adult looks: that is the news, and what the first one said is told below it.
  const looks = item.appeal === 'waiting' && !gone;
  const takeBack = !plain && mayMove(item.state, 'withdrawn', 'author');
  const to = `/here/words/${item.id}`;
  const id = `own-${item.id}`;
  const about = gone ? undefined : wordsOf(id);
  const ask = (
    <BesideWords small form={draft} does={`appeal ${item.id}`} onDo={undefined} aria-describedby={about}>
      {t('appeal.ask')}
    </BesideWords>
  );
  const meant = item.marked[0] === item.text ? [] : item.marked;
  // What stands there whole is marked where it stands; who hears the page is told the same words.
  const inPlace = meant.length > 0 && item.parts.every((part) => 'text' in part && part.text === item.text);
  const reason =
    item.reason && !gone && state !== 'rechecked' ? (
      <Reason
        sign={reasonSigns[item.reason]}
        sentence={t(`reason.${item.reason}`)}
        aim={t(`aim.${item.reason}`)}
      >
        {meant.length > 0 ? (
          <div className={inPlace ? 'unseen' : undefined}>
            <p>{t('own.these')}</p>
            <ul className="marked">
              {meant.map((words, index) => (
                <li key={item.markedAt[index]} className="words" lang={item.language} dir="auto">
                  {words}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {state === 'refused' && item.marked.length > 0 ? (
          <p>{t(item.counts ? 'own.refused.counts' : 'own.refused.all')}</p>
        ) : null}
        {state === 'returned' && item.counts ? <p>{t('own.returned.counts')}</p> : null}
      </Reason>
    ) : null;
  return (
    <OwnMessage
      id={id}
      heading={heading}
      state={looks ? 'rechecked' : state}
      title={looks ? undefined : title}
      words={gone ? undefined : inPlace ? withMeant(item) : partsInWords(item.parts, t)}
      lang={item.language}
      place={place}
      findings={findings}
      acts={
        change || takeBack || appeal ? (
          <>
            {change ? (
              <ButtonLink
                small
                kind={state === 'returned' && !looks ? 'main' : 'second'}
                href={to}
                accessKey={keyed ? keys.on : undefined}
                aria-describedby={about}
              >
                {t(state === 'returned' ? 'own.change.returned' : 'own.change')}
              </ButtonLink>
            ) : null}
            {appeal && draft ? ask : null}
            {appeal && !draft ? <PageForm action={to}>{ask}</PageForm> : null}
            {takeBack ? (
              <ButtonLink small href={`${to}?back=yes`} aria-describedby={about}>
                {t('own.take-back')}
              </ButtonLink>
            ) : null}
          </>
        ) : undefined
      }
    >
      {looks ? <p>{t('appeal.sent')}</p> : null}
      {gathered ? <p>{t('own.gathered.next')}</p> : null}
      {state === 'waiting' && !gathered && wait ? (
        <p>
          {t('list.sentences', {
            first: t(answer ? 'ask.read-first.answer' : 'ask.read-first'),
            second: t(`wait.${wait}`),
          })}
        </p>
      ) : null}
      {state === 'waiting' && !gathered && !rests ? <p>{t('own.waiting.next')}</p> : null}
      {point && !gone ? (
        <>
          <p>
            {t('own.point')}{' '}
            <bdi lang={point.language}>
              <b>{point.title}</b>
            </bdi>
          </p>
          <NotInLanguage of={point.language} />
        </>
      ) : null}
      {proposal ? <ProposalState proposal={proposal} /> : null}
      {state === 'sealed' ? (
        <>
          <p>{t('own.sealed.next')}</p>
          <p className="way">
            <a href="/here/help-me">{t('own.sealed.go')}</a>
          </p>
        </>
      ) : null}
      {/* Before the reason, which it announces. */}
      {item.appeal && item.appeal !== 'waiting' && !gone ? <p>{t(told[item.appeal])}</p> : null}
      {reason && looks ? (
        <Fold summary={title} about={about}>
          {reason}
        </Fold>
      ) : (
        reason
      )}
      {reason && item.reason === 'hurt' && !rests && mayChange(item.state) ? (
        <Fold summary={t('own.mend.how')} about={about}>
          <p>{t('own.mend')}</p>
        </Fold>
      ) : null}
      {state === 'rechecked' ? <p>{t('own.rechecked.next')}</p> : null}
      {item.appeal === 'upheld' ? (
        <p className="way">
          <a href="/wrong">{t('own.refused.next')}</a>
        </p>
      ) : null}
    </OwnMessage>
  );
}
