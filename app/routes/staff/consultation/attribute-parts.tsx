import {
  type Attribute,
  type AttributeName,
  reasonField,
} from '../../../../server/core/attributes/attributes.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields, LevelTexts } from '../level-fields.tsx';
import { Fact } from '../read-only.tsx';
import { allTyped, type OwnForm, typedOr, useWrong } from '../refused.tsx';
import { attributeFields } from './attribute-fields.ts';

interface AttributePartProps {
  name: AttributeName;
  /** Undefined: it is left out. */
  attribute: Attribute | undefined;
  texts: readonly { field: string; language: string; level: string; body: string }[];
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  refused: OwnForm | undefined;
  editable: boolean;
}

/** One of the six: whether it is asked, why or why not, its answers, and what they are held against. */
export function AttributePart(part: AttributePartProps) {
  const t = useT();
  const { name, attribute, refused, editable } = part;
  const wrong = useWrong(refused);
  const asked = attributeFields.asked(name);
  return (
    <section id={`attribute-${name}`}>
      <h2>{t(`attribute.${name}`)}</h2>
      {editable ? (
        <ChoiceGroup
          many
          legend={t('attributes.asked')}
          name={asked}
          error={wrong(asked)}
          chosen={allTyped(refused, asked) ?? (attribute ? ['on'] : [])}
          choices={[{ value: 'on', label: t('attributes.asked.on') }]}
        />
      ) : (
        <p>
          <b>{t(attribute ? 'attributes.asked.on' : 'attributes.asked.off')}</b>
        </p>
      )}
      <Reasons {...part} />
      {editable || attribute ? <Answers {...part} /> : null}
    </section>
  );
}

function Reasons({ name, texts, languages, refused, editable }: AttributePartProps) {
  const t = useT();
  const stored = bodyIn(texts.filter((text) => text.field === reasonField(name)));
  return (
    <>
      <h3 id={`text-${reasonField(name)}`}>{t('attributes.reason')}</h3>
      {editable ? <p className="soft">{t('attributes.reason.hint')}</p> : null}
      {editable ? (
        <LevelFields
          languages={languages}
          rows={2}
          nameOf={(tag, level) => attributeFields.reason(name, tag, level)}
          stored={stored}
          refused={refused}
        />
      ) : (
        <LevelTexts languages={languages} stored={stored} />
      )}
    </>
  );
}

function Answers({ name, attribute, languages, refused, editable }: AttributePartProps) {
  const t = useT();
  const answers = attribute?.answers ?? [];
  const linesIn = (tag: string) =>
    answers.map(({ labels }) => labels.find(({ language }) => language === tag)?.label ?? '').join('\n');
  const shares = answers.flatMap(({ share }) => (share === null ? [] : [share])).join('\n');
  const source = attribute?.source ?? '';
  const wrong = useWrong(refused);
  if (!editable)
    return (
      <dl className="facts">
        {languages.map(({ tag, endonym }) => (
          <Fact key={tag} label={<bdi lang={tag}>{endonym}</bdi>}>
            {linesIn(tag).split('\n').join(t('list.and'))}
          </Fact>
        ))}
        <Fact label={t('attributes.shares')}>{shares.split('\n').join(t('list.and'))}</Fact>
        <Fact label={t('attributes.source')}>{source}</Fact>
      </dl>
    );
  return (
    <>
      <h3>{t('attributes.answers')}</h3>
      <p className="soft">{t('attributes.answers.hint')}</p>
      <div className="pair">
        {languages.map(({ tag, endonym }) => {
          const field = attributeFields.answers(name, tag);
          return (
            <Field
              key={tag}
              kind="area"
              rows={4}
              name={field}
              label={<bdi lang={tag}>{endonym}</bdi>}
              lang={tag}
              value={typedOr(refused, field)(linesIn(tag))}
              error={wrong(field)}
            />
          );
        })}
      </div>
      <div className="pair">
        <Field
          kind="area"
          rows={4}
          name={attributeFields.shares(name)}
          label={t('attributes.shares')}
          hint={t('attributes.shares.hint')}
          value={typedOr(refused, attributeFields.shares(name))(shares)}
          error={wrong(attributeFields.shares(name))}
        />
        <Field
          name={attributeFields.source(name)}
          label={t('attributes.source')}
          hint={t('attributes.source.hint')}
          value={typedOr(refused, attributeFields.source(name))(source)}
          error={wrong(attributeFields.source(name))}
        />
      </div>
    </>
  );
}
