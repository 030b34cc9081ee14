import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { Field } from '../../../components/form/field.tsx';
import { ChildReads, KeyHints } from '../../../components/staff/decision-panel.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { type WordPart, Words } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { sentAs } from '../../../live/hide-spans.ts';

interface HidePartProps {
  item: DeskItem;
  /** It is counted, and read by no other child. */
  answer: boolean;
  /** Where rules point: ticked until somebody takes the tick away. */
  caught: readonly Place[];
  /** What was ticked in a form that was refused, as it was sent; undefined where none was. */
  ticks: readonly string[] | undefined;
  /** What was selected in the text. */
  places: readonly Place[];
  onPlaces: (places: readonly Place[]) => void;
  words: string;
  setWords: (words: string) => void;
  live: boolean;
  /** Single keys work: out of the box leads one that is said beside it, as Enter is a new line in it. */
  keys: boolean;
  error: string | null | undefined;
  /** What is left of the text; null while nothing of it is marked, and without a script. */
  left: readonly WordPart[] | null;
}

/** Which words are hidden, with a pointer, by a rule's tick, or repeated; and what is left of the text then. */
export function HidePart(props: HidePartProps) {
  const { item, answer, caught, ticks, places, onPlaces, words, setWords, live, keys, error, left } = props;
  const t = useT();
  const whole = sentAs({ start: 0, end: item.text.length });
  const wordsAt = ({ start, end }: Place) => (
    <span lang={item.language} dir="auto" translate="no">
      <InOrder text={item.text.slice(start, end)} />
    </span>
  );
  return (
    <div className="hide-part">
      <HideWords item={item} words={words} setWords={setWords} live={live} keys={keys} error={error} />
      <div className="places">
        {caught.map((place) => (
          <label className="check" key={`${place.start}-${place.end}`}>
            <input type="hidden" name="offered" value={sentAs(place)} />
            <input
              type="checkbox"
              name="place"
              value={sentAs(place)}
              defaultChecked={ticks?.includes(sentAs(place)) ?? true}
            />
            {wordsAt(place)}
          </label>
        ))}
        {places.map((place) => (
          <label className="check" key={`${place.start}-${place.end}`}>
            <input
              type="checkbox"
              name="place"
              value={sentAs(place)}
              checked
              onChange={() => onPlaces(places.filter((each) => each !== place))}
            />
            {wordsAt(place)}
          </label>
        ))}
      </div>
      <p className="soft">
        <span className="for-return">{t('desk.return.what')}</span>
      </p>
      <div className="refuse-part">
        <p className="soft">{t('desk.refuse.what')}</p>
        <label className="check">
          <input type="checkbox" name="place" value={whole} defaultChecked={ticks?.includes(whole)} />
          <span>{t('desk.refuse.all')}</span>
        </label>
      </div>
      {left ? (
        <div className="words-left">
          <ChildReads
            label={
              <>
                <span className="for-redact">{t(answer ? 'desk.counts' : 'desk.others-read')}</span>
                <span className="for-refuse">{t('desk.counts')}</span>
                <span className="for-return">{t('desk.counts')}</span>
              </>
            }
          >
            <Words words={left} lang={item.language} />
          </ChildReads>
        </div>
      ) : null}
    </div>
  );
}

type HideWordsProps = Pick<HidePartProps, 'item' | 'words' | 'setWords' | 'live' | 'keys' | 'error'>;

/** Hiding without a pointer: repeat the words. Works with a keyboard, a voice, and without a script. */
function HideWords({ item, words, setWords, live, keys, error }: HideWordsProps) {
  const t = useT();
  return (
    <div
      onInput={(event) => {
        if (event.target instanceof HTMLTextAreaElement) setWords(event.target.value);
      }}
    >
      <Field
        kind="area"
        rows={2}
        name="words"
        label={t('desk.hide.words')}
        hint={t(live ? 'desk.hide.hint.live' : 'desk.hide.hint')}
        lang={item.language}
        value={words}
        error={error}
        spellCheck={false}
      />
      {keys ? <KeyHints hints={[{ hotkey: 'Esc', does: t('keys.out') }]} /> : null}
    </div>
  );
}
