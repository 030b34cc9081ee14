import { standingReason, standings } from '../../../../server/core/consultation/activities.ts';
import { mostReadingDays, type TermField, type Terms } from '../../../../server/core/consultation/terms.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields, LevelTexts } from '../level-fields.tsx';
import { Fact } from '../read-only.tsx';
import { allTyped, type OwnForm, typedOr, useWrong } from '../refused.tsx';
import {
  missingFields,
  rowsTyped,
  rowsWith,
  termField,
  undertakingFields,
  venueFields,
} from './term-fields.ts';

interface PartProps {
  terms: Terms;
  texts: readonly { field: string; language: string; level: string; body: string }[];
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  refused: OwnForm | undefined;
  editable: boolean;
}

/** How long children and those who help them have the material before it opens. */
export function DaysPart(part: PartProps) {
  const t = useT();
  const wrong = useWrong(part.refused);
  const { terms, refused, editable } = part;
  return (
    <section>
      <h2>{t('terms.days')}</h2>
      {editable ? (
        <Field
          kind="number"
          short
          name="days"
          min={0}
          max={mostReadingDays}
          label={t('terms.days.label')}
          hint={t('terms.days.hint')}
          error={wrong('days')}
          value={typedOr(refused, 'days')(String(terms.readingDays))}
        />
      ) : (
        <p>{t('terms.days.count', { count: terms.readingDays })}</p>
      )}
      <Reasons {...part} field="reading-reason" />
    </section>
  );
}

/** Where children sit together and under which policy; where they cannot, why. */
export function PlacesPart(part: PartProps) {
  const t = useT();
  const wrong = useWrong(part.refused);
  const { terms, refused, editable } = part;
  const rows = rowsWith(terms.venues, rowsTyped(refused?.typed, 'venue'));
  return (
    <section>
      <h2>{t('terms.places')}</h2>
      <p className="soft">{t('terms.places.hint')}</p>
      {editable ? (
        <ChoiceGroup
          legend={t('terms.places.ask')}
          name="faceToFace"
          chosen={typedOr(refused, 'faceToFace')(terms.faceToFace ? 'yes' : 'no')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`terms.places.${value}`) }))}
        />
      ) : (
        <p>
          <b>{t(terms.faceToFace ? 'terms.places.yes' : 'terms.places.no')}</b>
        </p>
      )}
      {editable
        ? rows.map(({ number, stored }) => (
            <fieldset key={number}>
              <legend>{t('terms.venue', { number })}</legend>
              {venueFields.map((field) => {
                const name = termField.venue(number, field);
                return (
                  <Field
                    key={field}
                    name={name}
                    label={t(`terms.venue.${field}`)}
                    value={typedOr(refused, name)(stored?.[field] ?? '')}
                    error={wrong(name)}
                  />
                );
              })}
            </fieldset>
          ))
        : terms.venues.map((venue) => (
            <dl className="facts" key={venue.name}>
              {venueFields.map((field) => (
                <Fact key={field} label={t(`terms.venue.${field}`)}>
                  {venue[field]}
                </Fact>
              ))}
            </dl>
          ))}
      <Reasons {...part} field="no-place-reason" />
    </section>
  );
}

/** Which of the questions of every consultation is not asked, and why. */
export function StandingPart({ asked, ...part }: PartProps & { asked: readonly string[] }) {
  const t = useT();
  return (
    <section id="standing">
      <h2>{t('terms.standing')}</h2>
      <p className="soft">{t('terms.standing.hint')}</p>
      {standings
        .filter((each) => !asked.includes(each))
        .map((each) => (
          <Reasons key={each} {...part} field={standingReason[each]} />
        ))}
      {standings.every((each) => asked.includes(each)) ? <p>{t('terms.standing.asked')}</p> : null}
    </section>
  );
}

/** Which languages children here speak that it is not in, and what is planned: told in public. */
export function LanguagesPart({ terms, refused, editable }: PartProps) {
  const t = useT();
  const wrong = useWrong(refused);
  const rows = rowsWith(terms.missingLanguages, rowsTyped(refused?.typed, 'missing'));
  return (
    <section>
      <h2>{t('terms.languages')}</h2>
      <p className="soft">{t('terms.languages.hint')}</p>
      {editable ? (
        <>
          <ChoiceGroup
            many
            legend={t('terms.languages.ask')}
            name="languagesTold"
            chosen={allTyped(refused, 'languagesTold') ?? (terms.languagesTold ? ['yes'] : [])}
            choices={[{ value: 'yes', label: t('terms.languages.told') }]}
          />
          {rows.map(({ number, stored }) => (
            <div className="pair" key={number}>
              {missingFields.map((field) => {
                const name = termField.missing(number, field);
                return (
                  <Field
                    key={field}
                    name={name}
                    label={t(`terms.missing.${field}`)}
                    value={typedOr(refused, name)(stored?.[field] ?? '')}
                    error={wrong(name)}
                  />
                );
              })}
            </div>
          ))}
        </>
      ) : (
        <dl className="facts">
          {terms.missingLanguages.map(({ name, plan }) => (
            <Fact key={name} label={<bdi lang="">{name}</bdi>} lang="">
              {plan}
            </Fact>
          ))}
          {terms.missingLanguages.length === 0 ? (
            <Fact label={t('terms.languages')}>{terms.languagesTold ? t('terms.languages.none') : ''}</Fact>
          ) : null}
        </dl>
      )}
    </section>
  );
}

/** What a company undertakes and who signed it. The signed sheet stays with the organisation; here stands what was signed. */
export function UndertakingPart({ terms, refused, editable }: PartProps) {
  const t = useT();
  const wrong = useWrong(refused);
  const { language } = useSpeaker();
  const { undertaking } = terms;
  return (
    <section id="undertaking">
      <h2>{t('terms.undertaking')}</h2>
      <ul>
        <li>{t('undertaking.marketing')}</li>
        <li>{t('undertaking.ideas')}</li>
        <li>{t('undertaking.targets')}</li>
      </ul>
      <p className="soft">{t('terms.undertaking.hint')}</p>
      {editable ? (
        undertakingFields.map((field) => {
          const name = termField.undertaking(field);
          return (
            <Field
              key={field}
              kind={field === 'diligence' ? 'area' : field === 'day' ? 'date' : 'text'}
              short={field === 'day'}
              rows={6}
              name={name}
              label={t(`terms.undertaking.${field}`)}
              value={typedOr(refused, name)(undertaking?.[field] ?? '')}
              error={wrong(name)}
            />
          );
        })
      ) : (
        <dl className="facts">
          {undertakingFields.map((field) => (
            <Fact key={field} label={t(`terms.undertaking.${field}`)}>
              {field === 'day' && undertaking
                ? dayInWords(language, undertaking.day)
                : (undertaking?.[field] ?? '')}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  );
}

function Reasons({ field, texts, languages, refused, editable }: PartProps & { field: TermField }) {
  const t = useT();
  const stored = bodyIn(texts.filter((text) => text.field === field));
  return (
    <>
      <h3 id={`text-${field}`}>{t(`terms.${field}`)}</h3>
      {editable ? (
        <LevelFields
          languages={languages}
          rows={2}
          nameOf={(tag, level) => termField.reason(field, tag, level)}
          stored={stored}
          refused={refused}
        />
      ) : (
        <LevelTexts languages={languages} stored={stored} />
      )}
    </>
  );
}
