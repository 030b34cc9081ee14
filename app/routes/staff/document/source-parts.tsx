import {
  type DocumentSource,
  type SourcePart,
  sourceLabels,
  sourceParts,
} from '../../../../server/core/consultation/document-source.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { levels } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Fact, ReadText } from '../read-only.tsx';
import { allTyped, ownIf, type RefusedForm, TypedOn, typedOr, useWrong } from '../refused.tsx';
import { sourceField } from './source-fields.ts';

type Languages = readonly { readonly tag: string; readonly endonym: string }[];
type Texts = Pick<DocumentSource, 'texts'> | null;

/** As the field holds it: one argument a line. */
function typedIn(source: Texts, of: { part: SourcePart; language: string; level: string }): string {
  return (source?.texts ?? [])
    .filter(({ part, language, level }) => part === of.part && language === of.language && level === of.level)
    .map(({ body }) => body)
    .join('\n');
}

/** Who wrote it and who looked at it, or that nobody did. */
export function SourceState({ source }: { source: DocumentSource }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <p>
      {t('assessment.written')} <bdi>{source.writtenName}</bdi>
      {t('list.comma')}
      {dayInWords(language, source.writtenDay)} {t('list.apart')}{' '}
      {source.checkedDay === '' ? (
        t('source.waits')
      ) : (
        <>
          {t('source.checked')} <bdi lang="">{source.checkedName}</bdi>
          {t('list.comma')}
          <bdi lang="">{source.checkedFrom}</bdi> {t('list.apart')} {t('source.attested')}{' '}
          <bdi>{source.attestedName}</bdi>
          {t('list.comma')}
          {dayInWords(language, source.checkedDay)}
        </>
      )}
    </p>
  );
}

interface SourceFormProps {
  source: DocumentSource | null;
  languages: Languages;
  revision: number;
  here: string;
  refused: RefusedForm | undefined;
}

/** All of it in one form: three lines, then in each language at both levels who gains and the two sides beside each other. */
export function SourceForm({ source, languages, revision, here, refused }: SourceFormProps) {
  const t = useT();
  const mine = ownIf(refused, { act: 'write' });
  const wrong = useWrong(mine);
  return (
    <form method="post" action={here}>
      <TypedOn form={mine} revision={revision} />
      <SelectField
        name="label"
        label={t('source.label.ask')}
        hint={t('source.label.hint')}
        value={typedOr(mine, 'label')(source?.label ?? 'official')}
        options={sourceLabels.map((label) => ({ value: label, label: t(`source.label.${label}`) }))}
      />
      {(['origin', 'author'] as const).map((field) => (
        <Field
          key={field}
          name={field}
          label={t(`source.${field}`)}
          hint={t(`source.${field}.hint`)}
          value={typedOr(mine, field)(source?.[field] ?? '')}
          error={wrong(field)}
        />
      ))}
      <p className="soft">{t('source.side.hint')}</p>
      {languages.flatMap(({ tag, endonym }) =>
        levels.map((level) => (
          <fieldset key={tag + level} className="plain-version">
            <legend>
              <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
            </legend>
            <div className="pair">
              {sourceParts.map((part) => {
                const name = sourceField(part, tag, level);
                return (
                  <Field
                    key={part}
                    kind="area"
                    rows={part === 'gains' ? 2 : 4}
                    name={name}
                    label={t(`source.${part}`)}
                    hint={part === 'gains' ? t('source.gains.hint') : undefined}
                    lang={tag}
                    value={typedOr(mine, name)(typedIn(source, { part, language: tag, level }))}
                    error={wrong(name)}
                  />
                );
              })}
            </div>
          </fieldset>
        )),
      )}
      <Button kind="main" name="act" value="write">
        {t('staff.save')}
      </Button>
    </form>
  );
}

/** For whoever reads it and does not write it. */
export function SourceRead({ source, languages }: { source: DocumentSource; languages: Languages }) {
  const t = useT();
  return (
    <>
      <dl className="sponsor-card">
        <Fact label={t('source.label.ask')}>{t(`source.label.${source.label}`)}</Fact>
        <Fact label={t('source.origin')} lang="">
          {source.origin}
        </Fact>
        <Fact label={t('source.author')} lang="">
          {source.author}
        </Fact>
      </dl>
      {languages.flatMap(({ tag, endonym }) =>
        levels.map((level) => (
          <section key={tag + level}>
            <h2>
              <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
            </h2>
            <div className="pair">
              {sourceParts.map((part) => (
                <ReadText
                  key={part}
                  label={t(`source.${part}`)}
                  lang={tag}
                  text={typedIn(source, { part, language: tag, level })}
                />
              ))}
            </div>
          </section>
        )),
      )}
    </>
  );
}

interface CheckFormProps {
  source: DocumentSource;
  whole: boolean;
  own: boolean;
  here: string;
  refused: RefusedForm | undefined;
}

/** Another person than wrote it names who from outside looked at it; who wrote it reads why there is no button. */
export function CheckForm({ source, whole, own, here, refused }: CheckFormProps) {
  const t = useT();
  const mine = ownIf(refused, { act: 'check' });
  const wrong = useWrong(mine);
  if (own) return <Note>{t('source.check.own')}</Note>;
  if (!whole) return <Note>{t('source.check.gaps')}</Note>;
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('source.check.title')}</h2>
      <p>{t('source.check.lead')}</p>
      <form method="post" action={here}>
        <TypedOn form={mine} revision={source.revision} />
        {(['name', 'from'] as const).map((field) => (
          <Field
            key={field}
            name={field}
            label={t(`source.check.${field}`)}
            value={typedOr(mine, field)('')}
            error={wrong(field)}
          />
        ))}
        <ChoiceGroup
          many
          legend={t('source.check.ask')}
          name="outside"
          error={wrong('outside')}
          chosen={allTyped(mine, 'outside') ?? []}
          choices={[{ value: 'yes', label: t('source.check.outside') }]}
        />
        <Button kind="main" name="act" value="check">
          {t('source.check.go')}
        </Button>
      </form>
    </section>
  );
}
