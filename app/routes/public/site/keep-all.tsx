import { useT } from '../../../i18n/use-t.tsx';

/** One table of the inventory in the reader's language; names of tables and fields are the program's own. */
export type ShownTable = {
  readonly name: string;
  readonly why: string;
  readonly who: string;
  readonly until: string;
  readonly fields: readonly { readonly name: string; readonly what: string }[];
};

/** Everything that is stored: what each table is for, who reads it, until when, and each field in words. */
export function KeepAll({ tables }: { tables: readonly ShownTable[] }) {
  const t = useT();
  return tables.map((table) => (
    <section key={`${table.name}/${table.fields[0]?.name}`} className="kept-table">
      <h3>
        <code dir="ltr">{table.name}</code>
      </h3>
      <p>
        {(['why', 'who', 'until'] as const)
          .map((what) => `${t(`keep.table.${what}`)}${t('list.colon')}${table[what]}`)
          .join(` ${t('list.apart')} `)}
      </p>
      <ul>
        {table.fields.map((field) => (
          <li key={field.name}>
            <code dir="ltr">{field.name}</code> {field.what}
          </li>
        ))}
      </ul>
    </section>
  ));
}
