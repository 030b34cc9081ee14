import type { ReactNode } from 'react';
import type { PlainText } from '../../../../server/core/analysis/findings.ts';
import { sentenceTemplates } from '../../../../server/core/analysis/sentences/typed-sentence.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, TypedUnlessTold, typedOr, useWrong } from '../refused.tsx';

/** The name of the field with the words for children of one language and level. */
export function plainField(language: string, level: string): string {
  return `plain.${language}.${level}`;
}

interface FindingFormProps {
  /** Where the form goes: the same page of the same order. */
  post: string;
  here: string;
  opened: {
    readonly id: string;
    readonly seen: string;
    readonly text: string;
    readonly template: string;
    readonly language: string;
    readonly plain: readonly PlainText[];
  } | null;
  /** The id of the next new one: sent twice it is one finding. */
  fresh: string;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  /** Ticked on another page of the tables: it goes along unseen. */
  elsewhere: readonly string[];
  refused: RefusedForm | undefined;
  /** The tables, with what can be ticked in them. */
  children: ReactNode;
}

/** One sentence beside the numbers it rests on. The whole page of tables is the form. */
export function FindingForm({
  post,
  here,
  opened,
  fresh,
  languages,
  elsewhere,
  refused,
  children,
}: FindingFormProps) {
  const t = useT();
  const wrong = useWrong(refused);
  return (
    <form method="post" action={post} className="finding-form" id="write">
      <div className="finding-write">
        <h2>{t(opened ? 'findings.reword' : 'findings.add')}</h2>
        <input type="hidden" name="finding" value={opened?.id ?? fresh} />
        <TypedUnlessTold form={refused} name="seen" now={opened?.seen ?? ''} />
        {elsewhere.map((key) => (
          <input key={key} type="hidden" name="evidence" value={key} />
        ))}
        <SelectField
          name="template"
          label={t('findings.template')}
          hint={t('findings.template.hint')}
          value={typedOr(refused, 'template')(opened?.template ?? '')}
          error={wrong('template')}
          options={[
            { value: '', label: t('findings.template.none') },
            ...sentenceTemplates.map((value) => ({ value, label: t(`findings.template.${value}`) })),
          ]}
        />
        <Field
          kind="area"
          rows={4}
          name="text"
          label={t('findings.text')}
          hint={t('findings.text.hint')}
          value={typedOr(refused, 'text')(opened?.text ?? '')}
          error={wrong('text')}
        />
        <SelectField
          name="language"
          label={t('points.language')}
          value={typedOr(refused, 'language')(opened?.language ?? languages[0]?.tag ?? 'en')}
          options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        />
        <PlainFields languages={languages} opened={opened} refused={refused} />
        <div id="field-evidence" tabIndex={-1}>
          <p className="hint">{t('findings.evidence.hint')}</p>
          {wrong('evidence') ? <p className="error">{wrong('evidence')}</p> : null}
          {elsewhere.length > 0 ? <p className="hint">{t('findings.elsewhere')}</p> : null}
        </div>
        <Acts>
          <Button kind="main" name="act" value="write">
            {t('findings.save')}
          </Button>
          {opened ? (
            <ButtonLink kind="quiet" href={here}>
              {t('activities.cancel')}
            </ButtonLink>
          ) : null}
        </Acts>
      </div>
      <div className="finding-tables">{children}</div>
    </form>
  );
}

/** The same in words for children, folded until somebody writes them: they can be left out, and children are told so. */
function PlainFields({
  languages,
  opened,
  refused,
}: Pick<FindingFormProps, 'languages' | 'opened' | 'refused'>) {
  const t = useT();
  return (
    <Fold summary={t('findings.plain')} open={refused !== undefined || (opened?.plain.length ?? 0) > 0}>
      <p className="hint">{t('findings.plain.hint')}</p>
      {languages.flatMap(({ tag, endonym }) =>
        levels.map((level) => {
          const name = plainField(tag, level);
          const stored = opened?.plain.find((each) => each.language === tag && each.level === level)?.body;
          return (
            <Field
              key={name}
              kind="area"
              rows={3}
              name={name}
              label={
                <>
                  <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
                </>
              }
              lang={tag}
              value={typedOr(refused, name)(stored ?? '')}
            />
          );
        }),
      )}
    </Fold>
  );
}
