import type { RoomSession } from '../../../../server/core/room/agenda.ts';
import { longestStepMinutes, stepKinds } from '../../../../server/core/room/agenda.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Language } from '../activities/activities-table.tsx';
import { type RefusedForm, TypedOf, typedOr, useWrong } from '../refused.tsx';
import { OwnTongueFirst } from './own-tongue-first.tsx';
import { Press } from './session-act.tsx';
import { sessionNames, stepNumbers, usualStepMinutes, wordsAt } from './session-fields.ts';
import { cameBackTo, isTypedAt } from './session-kept.ts';
import { Part } from './session-part.tsx';

interface FormProps {
  here: string;
  session: RoomSession;
  /** Of the words that stood there when the page came. */
  trace: string;
  languages: readonly Language[];
  /** The form of the page, as it came back. */
  back: RefusedForm | undefined;
}

/** So many rows for steps are in sight; the others open where they are needed. */
const inSight = 3;
const later = stepNumbers.slice(inSight);

/** Whether something was typed or has to change at a position: words without a kind, too; 0 is the words at the end. */
function isOpenAt({ refused, typed }: RefusedForm, position: number, session: RoomSession): boolean {
  const { kind, minutes } = sessionNames;
  return (
    [kind(position), minutes(position)].includes(refused.field) ||
    refused.field.startsWith(wordsAt(position)) ||
    isTypedAt(typed, position, session)
  );
}

/** The steps of a session, in the order in which they come: the next one to write is open, and after a refusal all that were written. */
export function AgendaForm(props: FormProps) {
  const { here, session, trace, back } = props;
  const t = useT();
  const wrong = useWrong(back);
  const came = cameBackTo(back, 'agenda', session);
  const row = (position: number) => {
    const step = session.steps[position - 1];
    const [kind, minutes] = [sessionNames.kind(position), sessionNames.minutes(position)];
    const open = came
      ? isOpenAt(came, position, session)
      : position === Math.min(session.steps.length + 1, inSight);
    return (
      <details className="fold" key={position} open={open} {...(came ? {} : { name: 'step' })}>
        <summary>
          {t('session.step', { number: position })}
          {step ? ` ${t('list.apart')} ${t(`session.kind.${step.kind}`)}` : ''}
        </summary>
        <fieldset className="option">
          <legend className="unseen">{t('session.step', { number: position })}</legend>
          <SelectField
            name={kind}
            label={t('session.step.kind')}
            value={typedOr(back, kind)(step?.kind ?? '')}
            error={wrong(kind)}
            options={[
              { value: '', label: t('session.step.none') },
              ...stepKinds.map((value) => ({ value, label: t(`session.kind.${value}`) })),
            ]}
          />
          <Field
            kind="number"
            short
            min={1}
            max={longestStepMinutes}
            name={minutes}
            label={t('session.step.minutes')}
            value={typedOr(back, minutes)(String(step?.minutes ?? usualStepMinutes))}
            error={wrong(minutes)}
          />
          <SpokenFields {...props} position={position} stored={step?.words ?? []} />
        </fieldset>
      </details>
    );
  };
  return (
    <>
      <TypedOf form={back} name="was.agenda" now={trace} />
      <p className="hint">{t('session.agenda.hint')}</p>
      {stepNumbers.slice(0, inSight).map(row)}
      <Fold
        summary={t('session.agenda.more')}
        open={
          session.steps.length > inSight ||
          later.some((position) => came && isOpenAt(came, position, session))
        }
      >
        {later.map(row)}
      </Fold>
      <Button
        name="act"
        value="agenda"
        formAction={`${here}#agenda`}
        offBecause={session.state === 'running' ? t('session.agenda.running') : undefined}
      >
        {t('session.agenda.save')}
      </Button>
    </>
  );
}

/** Words at the end, and what the second person says to them. */
export function ClosingForms({
  may,
  wrote,
  saved,
  ...props
}: FormProps & {
  may: { lead: boolean; agree: boolean };
  saved: boolean;
  /** Whoever reads wrote them, and does not agree to its own. */
  wrote: boolean;
}) {
  const { here, session } = props;
  const t = useT();
  const written = session.closing.length > 0;
  const waits = written && session.closingApprovedBy === '';
  return (
    <Part name="closing" saved={saved}>
      <TypedOf form={props.back} name="was.closing" now={props.trace} />
      <p>{t('session.closing.lead')}</p>
      {written ? <p>{t(waits ? 'session.closing.waits' : 'session.closing.agreed')}</p> : null}
      {may.lead ? (
        <>
          <SpokenFields {...props} position={0} stored={session.closing} />
          <Button name="act" value="closing" formAction={`${here}#closing`}>
            {t('session.closing.save')}
          </Button>
        </>
      ) : (
        session.closing.map(({ language, level, body }) => (
          <p key={language + level} lang={language} dir="auto">
            {body}
          </p>
        ))
      )}
      {waits && wrote ? <p>{t('quotes.own')}</p> : null}
      {waits && may.agree && !wrote ? (
        <Press formAction={`${here}#closing`} value="agree">
          {t('session.closing.agree')}
        </Press>
      ) : null}
    </Part>
  );
}

function SpokenFields({
  position,
  stored,
  languages,
  session,
  back,
}: FormProps & { position: number; stored: RoomSession['closing'] }) {
  const t = useT();
  const wrong = useWrong(back);
  const boxes = ({ tag, endonym }: Language) => (
    <div className="pair">
      {levels.map((level) => {
        const name = sessionNames.words(position, tag, level);
        const found = stored.find((each) => each.language === tag && each.level === level);
        return (
          <Field
            key={level}
            kind="area"
            rows={position === 0 ? 4 : 2}
            name={name}
            lang={tag}
            label={
              <>
                {t(position === 0 ? 'session.closing.words' : 'session.step.words')} {t('list.apart')}{' '}
                <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
              </>
            }
            value={typedOr(back, name)(found?.body ?? '')}
            error={wrong(name)}
          />
        );
      })}
    </div>
  );
  return (
    <OwnTongueFirst
      languages={languages}
      open={back !== undefined && isOpenAt(back, position, session)}
      of={position === 0 ? t('session.closing.words') : t('session.step', { number: position })}
    >
      {boxes}
    </OwnTongueFirst>
  );
}
