import type { MouseEvent, ReactNode, RefObject } from 'react';
import { type Choice, choices } from '../../../server/core/room/voting.ts';
import type { Key } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { BeamLine } from '../release/beam.tsx';
import { Translated } from '../words/translated.tsx';
import { type WordPart, WordParts } from '../words/words.tsx';
import { ChoiceStones } from './choice-stones.tsx';

interface VoteCardProps {
  /** "Sentence 7 of 18". */
  progress: ReactNode;
  words: readonly WordPart[];
  lang: string | undefined;
  /** The same in the reader's language, below the sentence, with who made it. */
  translation?: Parameters<typeof Translated>[0] | undefined;
  /** Who wrote it. */
  from: ReactNode;
  /** Where the reader is taken when the next sentence has come. */
  headingRef?: RefObject<HTMLHeadingElement> | undefined;
}

/** One sentence as a stone that rests on a level beam: a beam never tilts for a vote. */
export function VoteCard({ progress, words, lang, translation, from, headingRef }: VoteCardProps) {
  return (
    <div className="vote-card">
      <p className="kicker">{progress}</p>
      <div className="vote-stone">
        <h2 className="statement aim" id="statement" ref={headingRef} tabIndex={-1} lang={lang} dir="auto">
          <WordParts parts={words} />
        </h2>
        {translation ? <Translated {...translation} /> : null}
        <p className="soft">{from}</p>
      </div>
      <BeamLine tilt="level" />
    </div>
  );
}

interface ChoiceButtonsProps {
  /** The one given before, or chosen and not taken, said in words. */
  chosen?: Choice | undefined;
  /** The sentence that is answered. */
  statement: string;
  /** The form with the words in the box of the page, which the answer takes along; none where the page has no box. */
  form?: string | undefined;
  /** A page that lives may answer without a new page. */
  onChoose?: ((event: MouseEvent, choice: Choice) => void) | undefined;
}

/** The four answers as equal buttons that send the form they stand in, or the one whose words they take along. */
export function ChoiceButtons({ chosen, statement, form, onChoose }: ChoiceButtonsProps) {
  const t = useT();
  return (
    <>
      {choices.map((choice) => (
        <button
          key={choice}
          type="submit"
          form={form}
          name="beside"
          value={`vote ${statement} ${choice}`}
          className={choice === chosen ? 'button choice vote picked' : 'button choice vote'}
          onClick={(event) => {
            // The second click of a double click would be the answer to a sentence nobody has read yet.
            if (event.detail > 1) event.preventDefault();
            else onChoose?.(event, choice);
          }}
        >
          <ChoiceStones choice={choice} />
          <span className="choice-words">{t(choiceWord(choice))}</span>
          {choice === chosen ? <span className="chosen">{t('choice.chosen')}</span> : null}
        </button>
      ))}
    </>
  );
}

/** The text key of an answer. */
export function choiceWord(choice: Choice): Key {
  return `vote.${choice}`;
}
