import type { AboutFault } from '../../../../server/core/consultation/about.ts';
import { countries } from '../../../../server/core/safeguarding/helplines.ts';
import type { TextField } from '../../../../server/usecases/consultation/edit-consultation.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { countryInWords } from '../../../i18n/countries.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields, LevelTexts } from '../level-fields.tsx';
import { Fact } from '../read-only.tsx';
import { allTyped, type OwnForm, typedOr, useWrong } from '../refused.tsx';

export const textFields = [
  'title',
  'purpose',
  'sponsor',
  'payer',
  'gains',
  'readers',
  'change',
  'decider',
] as const satisfies readonly TextField[];

/** The field at which is said what is wrong. */
export function aboutField(wrong: AboutFault | undefined): string {
  if (wrong !== undefined && wrong.code !== 'field-missing')
    return `text.${wrong.at.field}.${wrong.at.language}.${wrong.at.level}`;
  const names = {
    languages: 'languages',
    timeZone: 'zone',
    country: 'country',
    answerDay: 'answer',
    closingDay: 'closing',
    retentionDay: 'retention',
  } as const;
  return names[wrong?.at ?? 'timeZone'];
}

type Language = { readonly tag: string; readonly endonym: string; readonly reviewedBy: string | null };

interface AboutTextsProps {
  languages: readonly Language[];
  texts: readonly { field: string; language: string; level: string; body: string }[];
  refused: OwnForm | undefined;
  editable: boolean;
}

/** What children are told before they say yes: each text in every language at both levels, side by side. */
export function AboutTexts({ languages, texts, refused, editable }: AboutTextsProps) {
  const t = useT();
  return textFields.map((field) => (
    <section key={field} id={`text-${field}`}>
      <h2>{t(`text.${field}`)}</h2>
      {editable ? <p className="soft">{t(`text.${field}.hint`)}</p> : null}
      {editable ? (
        <LevelFields
          languages={languages}
          kind={field === 'title' ? 'text' : 'area'}
          rows={3}
          nameOf={(tag, level) => `text.${field}.${tag}.${level}`}
          stored={bodyIn(texts.filter((text) => text.field === field))}
          refused={refused}
        />
      ) : (
        <LevelTexts languages={languages} stored={bodyIn(texts.filter((text) => text.field === field))} />
      )}
    </section>
  ));
}

interface AboutFactsProps {
  row: {
    readonly sponsorKind: string;
    readonly timeZone: string;
    readonly retentionDay: string;
    readonly answerDay: string;
    readonly closingDay: string;
    readonly languages: readonly string[];
    readonly country: string;
    readonly sensitiveTopic: number;
  };
  zones: readonly string[];
  languages: readonly Language[];
  refused: OwnForm | undefined;
  editable: boolean;
}

const kinds = ['public', 'company', 'civil'] as const;

/** Who asks, in which languages and zone, until when words are kept, by when an answer is owed. */
export function AboutFacts({ row, zones, languages, refused, editable }: AboutFactsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const day = (value: string) => (value === '' ? '' : dayInWords(language, value));
  const wrong = useWrong(refused);
  if (!editable) {
    const kind = kinds.find((each) => each === row.sponsorKind);
    return (
      <dl className="facts">
        <Fact label={t('about.kind')}>{kind ? t(`about.kind.${kind}`) : ''}</Fact>
        <Fact label={t('about.languages')}>
          {languages
            .filter(({ tag }) => row.languages.includes(tag))
            .map(({ endonym }) => endonym)
            .join(t('list.and'))}
        </Fact>
        <Fact label={t('about.zone')}>{row.timeZone}</Fact>
        <Fact label={t('about.country')}>{countryInWords(language, { code: row.country, t })}</Fact>
        <Fact label={t('about.retention')}>{day(row.retentionDay)}</Fact>
        {row.closingDay === '' ? null : <Fact label={t('about.closing')}>{day(row.closingDay)}</Fact>}
        <Fact label={t('about.answer')}>{day(row.answerDay)}</Fact>
        <Fact label={t('about.sensitive')}>
          {t(row.sensitiveTopic === 1 ? 'about.sensitive.yes' : 'about.sensitive.no')}
        </Fact>
      </dl>
    );
  }
  return (
    <section>
      <h2>{t('about.facts')}</h2>
      <ChoiceGroup
        legend={t('about.kind')}
        name="sponsorKind"
        chosen={typedOr(refused, 'sponsorKind')(row.sponsorKind)}
        choices={kinds.map((kind) => ({ value: kind, label: t(`about.kind.${kind}`) }))}
      />
      <ChoiceGroup
        many
        legend={t('about.languages')}
        hint={t('about.languages.hint')}
        name="languages"
        error={wrong('languages')}
        chosen={allTyped(refused, 'languages') ?? row.languages}
        choices={languages.map(({ tag, endonym, reviewedBy }) => ({
          value: tag,
          label: endonym,
          lang: tag,
          note: reviewedBy === null ? <span lang={language}>{t('about.languages.draft')}</span> : undefined,
        }))}
      />
      <SelectField
        name="zone"
        label={t('about.zone')}
        hint={t('about.zone.hint')}
        error={wrong('zone')}
        value={typedOr(refused, 'zone')(row.timeZone)}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), verbatim: true }))}
      />
      <SelectField
        name="country"
        label={t('about.country')}
        hint={t('about.country.hint')}
        error={wrong('country')}
        value={typedOr(refused, 'country')(row.country)}
        options={[
          { value: '', label: t('about.country.none') },
          ...countries
            .map((code) => ({ value: code, label: countryInWords(language, { code, t }) }))
            .sort((a, b) => a.label.localeCompare(b.label, language)),
        ]}
      />
      <Field
        kind="date"
        short
        name="closing"
        label={t('about.closing')}
        hint={t('about.closing.hint')}
        error={wrong('closing')}
        value={typedOr(refused, 'closing')(row.closingDay)}
      />
      <Field
        kind="date"
        short
        name="answer"
        label={t('about.answer')}
        hint={t('about.answer.hint')}
        error={wrong('answer')}
        value={typedOr(refused, 'answer')(row.answerDay)}
      />
      <Field
        kind="date"
        short
        name="retention"
        label={t('about.retention')}
        hint={t('about.retention.hint')}
        error={wrong('retention')}
        value={typedOr(refused, 'retention')(row.retentionDay)}
      />
      <ChoiceGroup
        legend={t('about.sensitive')}
        hint={t('about.sensitive.hint')}
        name="sensitive"
        chosen={typedOr(refused, 'sensitive')(row.sensitiveTopic === 1 ? 'yes' : 'no')}
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`about.sensitive.${value}`) }))}
      />
    </section>
  );
}
