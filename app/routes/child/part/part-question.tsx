import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import type { ActivityState } from '../../../../server/core/wire/events.ts';
import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import type { OwnProposal } from '../../../../server/usecases/proposals/own-proposals.ts';
import { Corrected, type CorrectedTold } from '../../../components/child/corrected.tsx';
import type { HelpCardData } from '../../../components/child/help-card.tsx';
import type { Said } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { askedAtFirst } from '../asked-at-first.ts';
import { Composer, cameBack, whyNotTaken } from '../composer.tsx';
import type { NotTaken } from '../post.ts';
import { OwnWords } from '../words/own-words.tsx';
import { type BoxWords, OneOfBoxes } from './one-of-boxes.tsx';
import { PartRests } from './part-rests.tsx';

/** A form that was not taken, or that held more than what was sent, with the words in the other boxes. */
export type PartBack = NotTaken & { readonly others: BoxWords };

/** What came back to the box of one question. */
const backAt = (id: string, back: PartBack | undefined) =>
  back?.activity === id ? back : back && { typed: back.others[id] ?? '', asked: null };

/** Under which the words of one question go: as before, where nobody knows whether they arrived. */
export const idAt = ({ id, postId }: { id: string; postId: string }, back: PartBack | undefined) =>
  (back?.activity === id && back.id) || postId;

/** A question that rests or is over has a box where words came back to it, and else no form to take along. */
export const writesAt = ({ id, state }: { id: string; state: string }, back: PartBack | undefined) =>
  state === 'open' || cameBack(backAt(id, back));

interface PartQuestionProps {
  question: {
    readonly id: string;
    readonly state: ActivityState;
    readonly prompt: Said;
    readonly corrected: CorrectedTold;
    readonly postId: string;
    readonly proposes: boolean;
    readonly own: readonly { readonly item: OwnContribution; readonly proposal: OwnProposal | null }[];
  };
  refused: PartBack | undefined;
  /** The form with the words in the boxes of this page, if it has one. */
  draft: string | undefined;
  /** The form that the boxes of this page have together, where there are several. */
  together: string | undefined;
  /** What was typed in another box waits for an answer. */
  waits: boolean;
  keyed: boolean;
  /** Its answer went on although it may tell of harm. */
  care: boolean;
  wait: UsualWait;
  help: HelpCardData;
}

/** A question about the text: its box, and what this child said there. */
export function PartQuestion({
  question,
  refused,
  draft,
  together,
  waits,
  keyed,
  care,
  wait,
  help,
}: PartQuestionProps) {
  const t = useT();
  const { id, state, prompt, own } = question;
  const back = backAt(id, refused);
  const why = refused?.activity === id && !refused.beside ? whyNotTaken(refused.code) : undefined;
  const writes = writesAt(question, refused);
  const box = {
    id: idAt(question, refused),
    activity: id,
    typed: back?.typed,
    error: why && t(why),
    offBecause: state === 'closed' ? t('ask.over') : undefined,
    wait,
    help,
    keyed,
    asked: askedAtFirst(back, care),
    rests: state === 'paused',
  };
  return (
    <section>
      <h2 id={`prompt-${id}`} lang={prompt.lang} dir="auto">
        {prompt.words}
      </h2>
      <Corrected told={question.corrected} />
      {question.proposes ? (
        <>
          <p>{t('propose.lead')}</p>
          <p>{t('propose.stays')}</p>
        </>
      ) : null}
      {state === 'open' ? null : <PartRests state={state} kept={own.length > 0} writes={writes} />}
      {writes && together ? (
        <OneOfBoxes
          {...box}
          prompt={`prompt-${id}`}
          form={together}
          beside={refused?.others ?? {}}
          waits={waits}
        />
      ) : null}
      {writes && !together ? <Composer {...box} label={t('ask.label')} answer /> : null}
      {own.length > 0 ? (
        <section id={`said-${id}`} className="aim" tabIndex={-1} aria-labelledby={`said-${id}-head`}>
          <h3 id={`said-${id}-head`}>{t('part.said')}</h3>
          <p className="soft">{t('part.only-you')}</p>
          {own.map(({ item, proposal }) => (
            <OwnWords
              key={item.id}
              item={item}
              heading="h4"
              draft={draft}
              proposal={proposal}
              wait={wait}
              answer
              rests={state !== 'open'}
            />
          ))}
        </section>
      ) : null}
    </section>
  );
}
