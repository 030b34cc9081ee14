import {
  type DeclaredCross,
  mostBySubject,
  mostTables,
} from '../../../../server/core/attributes/attribute-tables.ts';
import type { Attribute } from '../../../../server/core/attributes/attributes.ts';
import type { Crossable } from '../../../../server/usecases/consultation/read-attributes.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { allTyped, ownIf, type RefusedForm, TypedOf } from '../refused.tsx';
import { tableName } from './attribute-fields.ts';

interface DeclaredTablesProps {
  here: string;
  attributes: readonly Attribute[];
  subjects: readonly Crossable[];
  tables: readonly DeclaredCross[];
  /** By what the form says which tables it shows. */
  seen: string;
  refused: RefusedForm | undefined;
  editable: boolean;
}

/** Which polls and sentences are told by which attribute: decided before anybody sees a number. */
export function DeclaredTables({
  here,
  attributes,
  subjects,
  tables,
  seen,
  refused,
  editable,
}: DeclaredTablesProps) {
  const t = useT();
  const { language } = useSpeaker();
  const mine = ownIf(refused, { act: 'declare' });
  const possible = attributes.flatMap(({ name: attribute }) =>
    subjects.map(({ kind, subject, words }) => ({
      value: tableName({ attribute, kind, subject }),
      attribute,
      said: words.find((each) => each.language === language) ?? words[0],
    })),
  );
  if (possible.length === 0) return null;
  const declared = tables.map(tableName);
  const labelOf = ({ attribute, said }: (typeof possible)[number]) => (
    <>
      {t(`attribute.${attribute}`)} {t('list.apart')}{' '}
      <span lang={said?.language} dir="auto">
        {said?.text}
      </span>
    </>
  );
  return (
    <section>
      <h2>{t('attributes.tables')}</h2>
      <p>{t('attributes.tables.lead', { most: mostTables, each: mostBySubject })}</p>
      {editable ? (
        <form method="post" action={here}>
          <TypedOf form={mine} name="seen" now={seen} />
          <ChoiceGroup
            many
            legend={t('attributes.tables.legend')}
            name="table"
            chosen={allTyped(mine, 'table') ?? declared}
            choices={possible.map((each) => ({ value: each.value, label: labelOf(each) }))}
          />
          <Button name="act" value="declare">
            {t('attributes.tables.declare')}
          </Button>
        </form>
      ) : (
        <ul>
          {possible
            .filter(({ value }) => declared.includes(value))
            .map((each) => (
              <li key={each.value}>{labelOf(each)}</li>
            ))}
        </ul>
      )}
    </section>
  );
}
