import { type FormEvent, type ReactNode, type RefObject, useState } from 'react';
import type { Anew } from '../../../../server/core/moderation/appeal.ts';
import { type Decision, decisions, mayMove, stateAfter } from '../../../../server/core/moderation/decide.ts';
import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import { isReason, type Reason, reasons } from '../../../../server/core/moderation/reasons.ts';
import { redact } from '../../../../server/core/room/contribution-text.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { Button } from '../../../components/form/button.tsx';
import type { StoneState } from '../../../components/sign/state-stone.tsx';
import { Deed, Key, ReasonRadios } from '../../../components/staff/decision-panel.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { findWords, readPlace, sentAs, spansOf } from '../../../live/hide-spans.ts';
import { useWrongInSight } from '../../../live/use-wrong-in-sight.ts';
import { TypedOf } from '../refused.tsx';
import { decisionNames } from './decision-names.ts';
import { type Wrong, wrongSays } from './desk-form.ts';
import { GivesAway } from './desk-gives-away.tsx';
import { HidePart } from './desk-hide.tsx';
import { NotDecided, notDecided } from './desk-refused.tsx';

const deeds: readonly { decision: Decision; hotkey: string; stone: StoneState }[] = [
  { decision: 'publish', hotkey: 'P', stone: 'shown' },
  { decision: 'redact', hotkey: 'H', stone: 'part-hidden' },
  { decision: 'return', hotkey: 'R', stone: 'returned' },
  { decision: 'refuse', hotkey: 'X', stone: 'refused' },
];

/** A letter chooses a deed, and goes to what that deed asks next. */
export function pressDeed(form: HTMLFormElement, key: string): void {
  const deed = form.querySelector<HTMLInputElement>(`input[data-key="${key}"]`);
  deed?.click();
  const at = (selector: string) => form.querySelector<HTMLElement>(selector);
  const reason = () => at('input[name="reason"]:checked') ?? at('input[name="reason"]');
  // Each has a field beside it that nobody sees and nobody can go to.
  const place = at('.places input[name="place"]');
  // While a hard text is folded, so are its places: Enter opens it, which in the box for words would be a new line.
  const toHide = () => (coverOf(form.ownerDocument) ? deed : (place ?? at('#field-words')));
  const next = key === 'P' ? deed : key === 'H' ? toHide() : reason();
  // Out of the box for words, to what was ticked.
  (key === 'Escape' ? at('input[name="decision"]:checked') : next)?.focus();
}

/** What a hard text is folded under; undefined where it is open, or none. */
function coverOf(page: ParentNode): HTMLInputElement | undefined {
  const cover = page.querySelector<HTMLInputElement>('.severe-text > input');
  return cover && !cover.checked ? cover : undefined;
}

/** What lets others read the words, or what is left of them. */
const showing: readonly string[] = ['publish', 'redact'] satisfies readonly Decision[];

/**
 * Opens a hard text that is still folded, and goes there: what nobody unfolded nobody read, and two keys in the rhythm of the ones before
 * would show it to all. Answers whether it was so; then nothing is sent, and the decision stays as it was ticked.
 */
export function opensFirst(page: ParentNode, decision: string | null): boolean {
  const cover = coverOf(page);
  if (!cover || decision === null || !showing.includes(decision)) return false;
  cover.click();
  cover.focus();
  return true;
}

interface DecisionFormProps {
  formRef: RefObject<HTMLFormElement>;
  item: DeskItem;
  name: string;
  /** It is counted, and read by no other child. */
  answer: boolean;
  here: string;
  /** The change that was seen, of whoever decides anew on what waits no more. */
  change?: number;
  /** What may be decided anew, and why, where that is not everything. */
  only?: Anew;
  /** How many others wait with the same words. */
  alike: number;
  wrong: Wrong | null;
  typed: readonly (readonly [string, string])[] | undefined;
  /** Letters stand on the buttons only while they work. */
  keys: boolean;
  live: boolean;
  sending: boolean;
  places: readonly Place[];
  onPlaces: (places: readonly Place[]) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What is said under the button: that there is an undo, unless it is something else. */
  note?: ReactNode;
}

/** Publish, hide a part, return, refuse; the reason; what the child will read. One form, with and without a script. */
export function DecisionForm(props: DecisionFormProps) {
  const { formRef, item, name, answer, here, change, alike, wrong, typed, keys, live, sending } = props;
  const { places, onPlaces, onSubmit } = props;
  const t = useT();
  const { note = t('desk.undo.note'), only } = props;
  // What children reported stands again, with a part hidden or not, or is refused: it does not go back to be written anew.
  const mayTo = ({ decision }: { decision: Decision }) =>
    mayMove(item.state, stateAfter(decision), 'moderator') && (only?.decisions.includes(decision) ?? true);
  const value = (field: string) => typed?.find(([each]) => each === field)?.[1];
  // What a rule names is offered as the reason; the decision itself never is.
  const caught = item.findings.flatMap((finding) =>
    isReason(finding.reason) ? [{ ...finding, reason: finding.reason }] : [],
  );
  const [words, setWords] = useState(value('words') ?? '');
  const chosen = value('reason') ?? '';
  const [reason, setReason] = useState<Reason | undefined>(isReason(chosen) ? chosen : caught[0]?.reason);
  const whole = { start: 0, end: item.text.length };
  // What was ticked in a form that was refused stands again, also what was selected in the text, while the text is the same.
  const ticks =
    value('revision') === String(item.revision)
      ? typed?.filter(([name]) => name === 'place').map(([, place]) => place)
      : // What rules point at in words that are shown was left to be read by whoever decided first.
        change === undefined
        ? undefined
        : [];
  const own = ticks?.filter((each) => ![...caught, whole].some((place) => sentAs(place) === each)) ?? [];
  const offered = [...caught, ...own.flatMap((each) => readPlace(each, item.text) ?? [])];
  const [dropped, setDropped] = useState<readonly string[]>(
    ticks ? offered.map(sentAs).filter((each) => !ticks.includes(each)) : [],
  );
  const [all, setAll] = useState(ticks?.includes(sentAs(whole)) ?? false);
  const ticked = offered.filter((each) => !dropped.includes(sentAs(each)));
  const spans = spansOf(
    item.text,
    [...(all ? [whole] : []), ...ticked, ...places, ...findWords(item.text, words).places],
    reason ?? 'person',
  );
  const left = partsInWords(redact(item.text, spans), t);
  useWrongInSight(formRef, wrong && !sending ? `${wrong.code} ${wrong.field}` : null);
  // Whoever was told that somebody decided meanwhile reads what stands now.
  const told = wrong?.code === 'already-decided' || wrong?.code === 'stale-revision';
  const problem =
    wrong &&
    (wrong.words ? t('desk.hide.missing', { words: wrong.words.join(t('list.and')) }) : t(wrongSays(wrong)));
  return (
    <form
      method="post"
      action={here}
      ref={formRef}
      className="decision"
      // While one is on its way its button is off and keeps the focus: whoever goes by keys reads there why it was not taken.
      onSubmit={sending ? notNow : onSubmit}
      onChange={(event) => {
        const target: EventTarget = event.target;
        if (!(target instanceof HTMLInputElement)) return;
        if (target.name === 'reason' && isReason(target.value)) setReason(target.value);
        if (target.name === 'place' && target.value === sentAs(whole)) setAll(target.checked);
        else if (target.name === 'place') {
          setDropped(
            target.checked ? dropped.filter((each) => each !== target.value) : [...dropped, target.value],
          );
        }
      }}
    >
      <h2>{t('desk.decide-on', { count: item.revision })}</h2>
      {wrong?.code === 'gives-away' ? <GivesAway item={item} /> : null}
      <NotDecided wrong={wrong} problem={problem} here={here} />
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="revision" value={item.revision} />
      {change === undefined ? null : (
        <TypedOf form={typed && !told ? { typed } : undefined} name="change" now={change} />
      )}
      <fieldset
        className="deeds"
        id="field-decision"
        aria-describedby={wrong?.code === 'field-missing' ? notDecided : undefined}
      >
        <legend className="unseen">{t('desk.decision')}</legend>
        {deeds.filter(mayTo).map(({ decision, hotkey, stone }) => (
          <Deed
            key={decision}
            name="decision"
            value={decision}
            stone={stone}
            hotkey={keys ? hotkey : undefined}
            chosen={value('decision') === decision}
          >
            {t(decisionNames.deed(decision, answer))}
          </Deed>
        ))}
      </fieldset>
      <HidePart
        item={item}
        answer={answer}
        caught={offered}
        ticks={ticks}
        places={places}
        onPlaces={onPlaces}
        words={words}
        setWords={setWords}
        live={live}
        keys={keys}
        error={wrong?.field === 'words' ? problem : undefined}
        left={live && spans.length > 0 ? left : null}
      />
      <div className="why-part" id="field-reason">
        <ReasonRadios
          legend={t('desk.reason')}
          error={wrong?.field === 'reason' ? problem : undefined}
          name="reason"
          chosen={value('reason') ?? caught[0]?.reason}
          readsLabel={t('desk.child-reads')}
          reasons={(only?.reasons ?? reasons).map((each) => ({
            value: each,
            label: t(`reason.${each}.label`),
            reads: <ReadsAtBothLevels reason={each} />,
          }))}
        />
      </div>
      {alike > 0 ? (
        <>
          <label className="check">
            <input
              type="checkbox"
              name="alike"
              value="yes"
              defaultChecked={ticks !== undefined && value('alike') === 'yes'}
            />
            <span>{t('desk.alike', { count: alike })}</span>
          </label>
          <p className="soft">{t('desk.alike.hint')}</p>
        </>
      ) : null}
      <div className="decide-foot">
        <Button kind="main" wide aria-disabled={sending || undefined}>
          <span className="for-any">{t('desk.go')}</span>
          {decisions.map((decision) => (
            <span className={`for-${decision}`} key={decision}>
              {t(decisionNames.go(decision, answer), { name })}
            </span>
          ))}
          {keys ? <Key>Enter</Key> : null}
        </Button>
        <p className="soft">{note}</p>
      </div>
    </form>
  );
}

const notNow = (event: FormEvent) => event.preventDefault();

/** The desk does not know at which level a child reads: whoever decides sees both wordings. */
export function ReadsAtBothLevels({ reason }: { reason: Reason }) {
  const t = useT();
  return (
    <>
      {t(`reason.${reason}`, { context: 'older' })}
      <small className="also-younger">
        {t('level.younger')}
        {t('list.colon')}
        {t(`reason.${reason}`, { context: 'younger' })}
      </small>
    </>
  );
}
