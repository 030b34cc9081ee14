import {
  ageBands,
  type CarerWay,
  type Consent,
  type ConsentRule,
  carerWays,
  consentModes,
} from '../../../../server/core/privacy/consent.ts';
import { furtherUses } from '../../../../server/core/privacy/uses.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields, LevelTexts } from '../level-fields.tsx';
import { Fact } from '../read-only.tsx';
import { allTyped, type OwnForm, typedOr } from '../refused.tsx';
import { consentTexts } from './consent-fields.ts';

type Part = { readonly refused: OwnForm | undefined; readonly editable: boolean };

/** Who says yes: one line for all, or one for each age that is asked about. */
export function Ages({ rules, refused, editable }: Part & { rules: readonly ConsentRule[] }) {
  const t = useT();
  const labelOf = (band: ConsentRule['ageBand']) => (band === '' ? t('consent.everybody') : t(`age.${band}`));
  const modes = consentModes.map((mode) => ({ value: mode, label: t(`consent.mode.${mode}`) }));
  return (
    <section>
      <h2>{t('consent.ages')}</h2>
      {editable ? (
        <>
          <p className="soft">{t('consent.ages.hint')}</p>
          {(['', ...ageBands] as const).map((band) => {
            const name = `mode.${band}`;
            const rule = rules.find(({ ageBand }) => ageBand === band);
            return (
              <SelectField
                key={band}
                name={name}
                label={labelOf(band)}
                value={typedOr(refused, name)(rule?.mode ?? (band === '' ? 'child' : ''))}
                options={band === '' ? modes : [{ value: '', label: t('consent.mode.none') }, ...modes]}
              />
            );
          })}
        </>
      ) : (
        <dl className="facts">
          {rules.map(({ ageBand, mode }) => (
            <Fact key={ageBand} label={labelOf(ageBand)}>
              {t(`consent.mode.${mode}`)}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  );
}

type GuardianProps = Part & {
  carerWay: CarerWay;
  texts: readonly { field: string; language: string; level: string; body: string }[];
  languages: readonly { readonly tag: string; readonly endonym: string }[];
};

/** The law, and the way of a child that has no safe carer: both told to children in every language at both levels. */
export function Guardian({ carerWay, texts, languages, refused, editable }: GuardianProps) {
  const t = useT();
  const nameOf = (way: CarerWay) => t(way === '' ? 'consent.carer-way.none' : `consent.carer-way.${way}`);
  return (
    <section>
      <h2>{t('consent.guardian')}</h2>
      <p className="soft">{t('consent.guardian.lead')}</p>
      {consentTexts.map((field) => (
        <section key={field} id={`text-${field}`}>
          <h3>{t(`text.${field}`)}</h3>
          {editable ? <p className="soft">{t(`text.${field}.hint`)}</p> : null}
          {editable ? (
            <LevelFields
              languages={languages}
              rows={3}
              nameOf={(tag, level) => `text.${field}.${tag}.${level}`}
              stored={bodyIn(texts.filter((text) => text.field === field))}
              refused={refused}
            />
          ) : (
            <LevelTexts languages={languages} stored={bodyIn(texts.filter((text) => text.field === field))} />
          )}
        </section>
      ))}
      {editable ? (
        <SelectField
          name="carerWay"
          label={t('consent.carer-way')}
          value={typedOr(refused, 'carerWay')(carerWay)}
          options={(['', ...carerWays] as const).map((way) => ({ value: way, label: nameOf(way) }))}
        />
      ) : (
        <dl className="facts">
          <Fact label={t('consent.carer-way')}>{nameOf(carerWay)}</Fact>
        </dl>
      )}
    </section>
  );
}

/** Whether forms are open to anybody. What was shut is a draft's too, put back from before its opening, and is nobody's choice any more. */
export function PublicWay({
  consent,
  refused,
  editable,
}: Part & { consent: Pick<Consent, 'publicWay' | 'wayShut'> }) {
  const t = useT();
  const stored = consent.publicWay ? 'on' : 'off';
  return editable && !consent.wayShut ? (
    <ChoiceGroup
      legend={t('consent.public-way')}
      hint={t('consent.public-way.hint')}
      name="publicWay"
      chosen={typedOr(refused, 'publicWay')(stored)}
      choices={(['off', 'on'] as const).map((value) => ({ value, label: t(`consent.public-way.${value}`) }))}
    />
  ) : (
    <dl className="facts">
      <Fact label={t('consent.public-way')}>
        {t(`consent.public-way.${consent.wayShut ? 'shut' : stored}`)}
      </Fact>
    </dl>
  );
}

/** Before opening: what words are also used for, signed for with everything else. */
export function Uses({ chosen, refused }: { chosen: readonly string[]; refused: OwnForm | undefined }) {
  const t = useT();
  return (
    <ChoiceGroup
      many
      legend={t('consent.uses')}
      hint={t('consent.uses.hint')}
      name="uses"
      chosen={allTyped(refused, 'uses') ?? chosen}
      choices={furtherUses.map((use) => ({ value: use, label: t(`consent.use.${use}`) }))}
    />
  );
}
