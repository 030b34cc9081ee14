import { reasons } from '../../../../server/core/moderation/reasons.ts';
import type { SecondLook } from '../../../../server/core/wire/views.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import type { StoneState } from '../../../components/sign/state-stone.tsx';
import { StateStone } from '../../../components/sign/state-stone.tsx';
import { Deed, ReasonRadios } from '../../../components/staff/decision-panel.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { readPlace, sentAs, spansOf } from '../../../live/hide-spans.ts';
import type { promptFor } from '../prompt.ts';
import { type RefusedForm, typedOr } from '../refused.tsx';
import { decisionNames } from './decision-names.ts';
import { ReadsAtBothLevels } from './desk-decision.tsx';
import { GivesAway } from './desk-gives-away.tsx';
import { ReadAgain } from './read-again.tsx';

const firstStates = { returned: 'returned', refused: 'refused', redacted: 'part-hidden' } as const;

interface SecondLookWordsProps {
  look: SecondLook;
  name: string;
  prompts: Parameters<typeof promptFor>[0];
  /** It is counted, and read by no other child. */
  answer: boolean;
}

/** The words, where they were said, what was decided first and why. Who decided is not said. */
export function SecondLookWords({ look, name, prompts, answer }: SecondLookWordsProps) {
  const t = useT();
  const state = look.state as keyof typeof firstStates;
  return (
    <ReadAgain said={look} title={name} prompts={prompts} answer={answer}>
      <p>
        <StateStone state={firstStates[state]} size={24} /> {t('second.first')}{' '}
        <b>{t(`desk.state.${state}`)}</b>
        {look.reason ? ` ${t('list.apart')} ${t(`reason.${look.reason}.label`)}` : ''}
      </p>
    </ReadAgain>
  );
}

const answers: readonly { value: 'publish' | 'redact' | 'uphold'; stone: StoneState }[] = [
  { value: 'publish', stone: 'shown' },
  { value: 'redact', stone: 'part-hidden' },
  { value: 'uphold', stone: 'refused' },
];

/** Show the words, hide another part, or let the first decision stand with a reason. Plain form. */
export function SecondLookForm({
  look,
  here,
  refused,
  answer,
}: {
  look: SecondLook;
  /** It is counted, and read by no other child. */
  answer: boolean;
  here: string;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const typed = (name: string) => typedOr(refused, name)('');
  // What the first person marked stays so by itself. What rules point at and it let others read is offered, and not chosen for it.
  const marked = spansOf(look.text, look.hidden, 'person').map(sentAs);
  const pointed = look.findings.map(sentAs).filter((each) => !marked.includes(each));
  const ticks = refused
    ? refused.typed.filter(([name]) => name === 'place').map(([, value]) => value)
    : [...marked, ...(look.state === 'redacted' ? [] : pointed)];
  const places = [...new Set([...marked, ...pointed])].flatMap((each) => readPlace(each, look.text) ?? []);
  return (
    <form method="post" action={here} className="decision">
      {refused?.refused.code === 'gives-away' ? <GivesAway item={look} /> : null}
      <input type="hidden" name="id" value={look.id} />
      <input type="hidden" name="change" value={look.change} />
      <fieldset className="deeds" id="field-decision">
        <legend>{t('second.decide')}</legend>
        {answers.map(({ value, stone }) => (
          <Deed key={value} name="decision" value={value} stone={stone} chosen={typed('decision') === value}>
            {t(value === 'uphold' ? 'second.uphold' : decisionNames.deed(value, answer))}
          </Deed>
        ))}
      </fieldset>
      <div className="hide-part">
        <Field
          kind="area"
          rows={2}
          name="words"
          label={t('desk.hide.words')}
          hint={t('desk.hide.hint')}
          lang={look.language}
          value={typed('words')}
          spellCheck={false}
        />
        <div className="places">
          {places.map((place) => (
            <label className="check" key={sentAs(place)}>
              <input type="hidden" name="offered" value={sentAs(place)} />
              <input
                type="checkbox"
                name="place"
                value={sentAs(place)}
                defaultChecked={ticks.includes(sentAs(place))}
              />
              <span lang={look.language} dir="auto" translate="no">
                <InOrder text={look.text.slice(place.start, place.end)} />
              </span>
            </label>
          ))}
        </div>
      </div>
      <div className="why-part" id="field-reason">
        <ReasonRadios
          legend={t('desk.reason')}
          name="reason"
          chosen={typed('reason')}
          readsLabel={t('desk.child-reads')}
          reasons={reasons.map((each) => ({
            value: each,
            label: t(`reason.${each}.label`),
            reads: <ReadsAtBothLevels reason={each} />,
          }))}
        />
      </div>
      <div className="decide-foot">
        <Button kind="main" wide>
          {t('desk.go')}
        </Button>
        <p className="soft">{t('second.last')}</p>
      </div>
    </form>
  );
}
