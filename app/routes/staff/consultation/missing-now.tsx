import type { Attribute, AttributeName } from '../../../../server/core/attributes/attributes.ts';
import type { Presence } from '../../../../server/core/attributes/who-is-missing.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

interface MissingNowProps {
  attributes: readonly Attribute[];
  missing: readonly {
    readonly attribute: AttributeName;
    readonly day: string | null;
    readonly words: readonly Presence[];
  }[];
}

/** While it runs: who is missing, against the stated shares, in words and without a number of children. */
export function MissingNow({ attributes, missing }: MissingNowProps) {
  const t = useT();
  const { language } = useSpeaker();
  if (missing.length === 0) return null;
  return (
    <section>
      <h2>{t('missing.title')}</h2>
      <p>{t('missing.lead')}</p>
      {missing.map(({ attribute, day, words }) => {
        const asked = attributes.find(({ name }) => name === attribute);
        return (
          <section key={attribute}>
            <DataTable
              caption={t(`attribute.${attribute}`)}
              columns={[
                { key: 'answer', head: t('missing.head.answer') },
                { key: 'share', head: t('missing.head.share'), number: true },
                { key: 'word', head: t('missing.head.word') },
              ]}
              rows={(asked?.answers ?? []).map(({ position, share, labels }) => {
                const label = labels.find((each) => each.language === language) ?? labels[0];
                return {
                  key: String(position),
                  cells: {
                    answer: (
                      <span lang={label?.language} dir="auto">
                        {label?.label}
                      </span>
                    ),
                    share: share === null ? '' : t('missing.percent', { share }),
                    word: t(`missing.${words[position - 1] ?? 'unsaid'}`),
                  },
                };
              })}
            />
            <p className="soft">
              {day === null ? t('missing.early') : t('missing.day', { day: dayInWords(language, day) })}
            </p>
          </section>
        );
      })}
    </section>
  );
}
