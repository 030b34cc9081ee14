import type { Difference } from '../../../../server/core/paper/entry.ts';
import type { AgeBand } from '../../../../server/core/privacy/consent.ts';
import { choices } from '../../../../server/core/room/voting.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { describing, Field, fieldId, GroupTold } from '../../../components/form/field.tsx';
import { choiceWord } from '../../../components/vote/vote-card.tsx';
import type { T } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { allTyped, type OwnForm, ownIf, type RefusedForm, TypedOf, typedOr, useWrong } from '../refused.tsx';
import { boxField, differenceIn, type SheetPartShown } from './paper-fields.ts';

export type SheetShown = {
  readonly number: string;
  readonly language: string;
  readonly bands: readonly AgeBand[];
  readonly parts: readonly SheetPartShown[];
  readonly differences: readonly Difference[];
  readonly seen: string;
};

interface FormProps {
  sheet: SheetShown;
  here: string;
  refused: RefusedForm | undefined;
}

/** A sheet of before a change: its number is all that is taken of it. */
export function AsideForm({ number, here }: { number: string; here: string }) {
  const t = useT();
  return (
    <form method="post" action={here}>
      <input type="hidden" name="number" value={number} />
      <p>{t('paper.sheet.older')}</p>
      <Button kind="main" name="act" value="aside">
        {t('paper.sheet.aside')}
      </Button>
    </form>
  );
}

/** What stands on a sheet, in the order in which it is printed. Nothing is chosen until somebody chooses it. */
export function SheetForm({ sheet, here, refused }: FormProps) {
  const t = useT();
  const wrong = useWrong(refused);
  return (
    <form method="post" action={here}>
      <input type="hidden" name="number" value={sheet.number} />
      <p>{t('paper.sheet.rule')}</p>
      {sheet.bands.length === 0 ? null : (
        <ChoiceGroup
          legend={t('paper.sheet.age')}
          name="age"
          chosen={typedOr(refused, 'age')('')}
          choices={[
            { value: '', label: t('paper.sheet.empty') },
            ...sheet.bands.map((band) => ({ value: band, label: t(`age.${band}`) })),
          ]}
        />
      )}
      {sheet.parts.map((part) => (
        <SheetPart
          key={part.id}
          part={part}
          language={sheet.language}
          refused={ownIf(refused, { act: '' })}
        />
      ))}
      <ChoiceGroup
        legend={t('paper.sheet.consent')}
        name="consent"
        required
        error={wrong('consent')}
        chosen={typedOr(refused, 'consent')('')}
        choices={[
          { value: 'yes', label: t('paper.sheet.consent.yes') },
          { value: 'no', label: t('paper.sheet.consent.no') },
        ]}
      />
      <Button kind="main">{t('paper.sheet.go')}</Button>
    </form>
  );
}

function SheetPart({
  part,
  language,
  refused,
}: {
  part: SheetPartShown;
  language: string;
  refused: OwnForm | undefined;
}) {
  const t = useT();
  const wrong = useWrong(refused);
  const prompt = (
    <span lang={language} dir="auto">
      {part.prompt}
    </span>
  );
  const empty = { value: '', label: t('paper.sheet.empty') };
  if (part.kind === 'poll' && part.form === 'ranking') {
    const id = fieldId(`boxes-${part.id}`);
    const hint = t('paper.sheet.order');
    return (
      <fieldset className="choices" aria-describedby={describing(id, { hint })}>
        <legend>{prompt}</legend>
        <GroupTold id={id} hint={hint} />
        {part.options.map(({ position, label }) => {
          const name = boxField(part.id, position);
          return (
            <Field
              key={position}
              name={name}
              label={
                <span lang={language} dir="auto">
                  {label}
                </span>
              }
              error={wrong(name)}
              value={typedOr(refused, name)('')}
              inputMode="numeric"
              maxLength={4}
              short
              dir="ltr"
            />
          );
        })}
      </fieldset>
    );
  }
  if (part.kind === 'poll') {
    const many = part.form === 'multiple';
    const options = part.options.map(({ position, label }) => ({
      value: String(position),
      label,
      lang: language,
    }));
    return (
      <ChoiceGroup
        legend={prompt}
        name={`poll-${part.id}`}
        many={many}
        error={wrong(`poll-${part.id}`)}
        chosen={allTyped(refused, `poll-${part.id}`) ?? ['']}
        choices={many ? options : [empty, ...options]}
      />
    );
  }
  return (
    <>
      <h2>{prompt}</h2>
      {part.statements.map(({ id, words }) => (
        <ChoiceGroup
          key={id}
          legend={
            <span lang={language} dir="auto" translate="no">
              {words}
            </span>
          }
          name={`vote-${id}`}
          chosen={typedOr(refused, `vote-${id}`)('')}
          choices={[empty, ...choices.map((choice) => ({ value: choice, label: t(choiceWord(choice)) }))]}
        />
      ))}
      <Field
        kind="area"
        name={`text-${part.id}`}
        label={t('paper.sheet.words')}
        error={wrong(`text-${part.id}`)}
        value={typedOr(refused, `text-${part.id}`)('')}
        rows={4}
        lang={language}
      />
    </>
  );
}

/** Both readings of each thing that differs, as twins: neither is chosen before somebody looked. */
export function DifferencesForm({ sheet, here, refused }: FormProps) {
  const t = useT();
  return (
    <>
      <h2 id="field-differences">{t('paper.differs')}</h2>
      <p>{t('paper.differs.lead')}</p>
      <form method="post" action={here}>
        <input type="hidden" name="number" value={sheet.number} />
        <TypedOf form={refused} name="seen" now={sheet.seen} />
        {sheet.differences.map((difference) => {
          const about = differenceIn(sheet.parts, difference);
          // What a child wrote, or what is printed on its sheet, stays as it is; that nothing stands there is the page's.
          const ofSheet = about.kind === 'text' || about.kind === 'poll';
          const asIs = { lang: sheet.language, translate: 'no' } as const;
          const says = (value: string | null) => (
            <bdi {...(ofSheet && value !== null ? asIs : {})}>{readingOf(value, about, t)}</bdi>
          );
          const name = `pick-${difference.field}`;
          return (
            <ChoiceGroup
              key={difference.field}
              legend={
                about.kind === 'consent' ? (
                  t('paper.sheet.consent')
                ) : about.kind === 'age' ? (
                  t('paper.sheet.age')
                ) : (
                  <span lang={sheet.language} dir="auto" translate={about.kind === 'vote' ? 'no' : undefined}>
                    {about.kind === 'vote' ? about.statement : (about.part?.prompt ?? '')}
                  </span>
                )
              }
              name={name}
              chosen={typedOr(refused, name)('')}
              choices={[
                { value: 'first', label: says(difference.first), note: t('paper.differs.first') },
                { value: 'second', label: says(difference.second), note: t('paper.differs.second') },
              ]}
            />
          );
        })}
        <Acts>
          <Button kind="main" name="act" value="settle">
            {t('paper.differs.go')}
          </Button>
          <Button name="act" value="again">
            {t('paper.differs.again')}
          </Button>
        </Acts>
      </form>
    </>
  );
}

function readingOf(
  value: string | null,
  { kind, part }: { readonly kind: string; readonly part: SheetPartShown | undefined },
  t: T,
): string {
  if (value === null) return t('paper.sheet.empty');
  switch (kind) {
    case 'consent':
      return t(value === 'yes' ? 'paper.differs.yes' : 'paper.differs.no');
    case 'vote': {
      const choice = choices.find((each) => each === value);
      return choice ? t(choiceWord(choice)) : value;
    }
    case 'poll':
      return value
        .split(' ')
        .map(
          (position) => part?.options.find((each) => each.position === Number(position))?.label ?? position,
        )
        .join(t('list.and'));
    case 'age':
      return t(`age.${value as AgeBand}`);
    default:
      return value;
  }
}
