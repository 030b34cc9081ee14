import { localeOf } from '../../i18n/locale-of.ts';
import type { Said } from '../../i18n/texts.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { DataTable } from '../table/data-table.tsx';
import { choiceWord } from '../vote/vote-card.tsx';
import { withOneReason } from './one-reason.ts';
import type { AttributesShown } from './release-shown.ts';
import { tellsNumber } from './tells-number.ts';

/** Words of the organisation in the language they are really in. */
function Words({ said }: { said: Said }) {
  return (
    <span lang={said.lang} dir="auto">
      {said.words}
    </span>
  );
}

interface ReleaseAttributesProps {
  attributes: AttributesShown | null;
  threshold: number;
}

/** Whom a release heard: what was asked and why, who is missing, and the tables that were declared. */
export function ReleaseAttributes({ attributes, threshold }: ReleaseAttributesProps) {
  const t = useT();
  if (!attributes) return null;
  return (
    <section>
      <h2>{t('release.attributes')}</h2>
      <p>{t(attributes.speaks ? 'release.attributes.speaks' : 'release.attributes.took-part')}</p>
      <ul>
        {withOneReason(attributes.reasons).map(({ names, asked, reason }) => (
          <li key={names[0]}>
            <b>
              {t(asked ? 'attributes.asked.on' : 'attributes.asked.off')}
              {t('list.colon')}
            </b>
            {names.map((name) => t(`attribute.${name}`)).join(` ${t('list.apart')} `)}
            <br />
            <Words said={reason} />
          </li>
        ))}
      </ul>
      {attributes.missing.map((each) => (
        <Missing key={each.name} missing={each} />
      ))}
      {attributes.tables.map((table) => (
        <ByAttribute key={`${table.attribute} ${table.subject}`} table={table} threshold={threshold} />
      ))}
    </section>
  );
}

function Missing({ missing: { name, source, answers } }: { missing: AttributesShown['missing'][number] }) {
  const t = useT();
  return (
    <>
      <DataTable
        caption={t('release.missing.caption', { what: t(`attribute.${name}`) })}
        columns={[
          { key: 'answer', head: t('missing.head.answer') },
          { key: 'share', head: t('missing.head.share'), number: true },
          { key: 'word', head: t('missing.head.word') },
        ]}
        rows={answers.map(({ position, words, share, word }) => ({
          key: String(position),
          cells: {
            answer: <Words said={words} />,
            share: share === null ? '' : t('missing.percent', { share }),
            word: t(`missing.${word}`),
          },
        }))}
      />
      {source === '' ? null : (
        <p className="soft">
          {t('attributes.source')}
          {t('list.colon')}
          <bdi lang="">{source}</bdi>
        </p>
      )}
    </>
  );
}

/** A declared table; where none of its numbers is told it would have nothing but hidden ones in it, and one sentence says so. */
function ByAttribute({ table, threshold }: { table: AttributesShown['tables'][number]; threshold: number }) {
  const t = useT();
  const { language } = useSpeaker();
  const told = (children: number | null) =>
    children === null ? null : new Intl.NumberFormat(localeOf(language)).format(children);
  const caption = t('release.by.caption', { what: t(`attribute.${table.attribute}`) });
  const title = (
    <h3 lang={table.title.lang} dir="auto">
      {table.title.words}
    </h3>
  );
  if (!table.rows.some(tellsNumber))
    return (
      <>
        {title}
        <p className="soft">{caption}</p>
        <p className="soft">{t('release.by.hidden', { threshold })}</p>
      </>
    );
  return (
    <>
      {title}
      <DataTable
        caption={caption}
        columns={[
          { key: 'answer', head: t(`attribute.${table.attribute}`) },
          ...table.cells.map(({ cell, words, choice }) => ({
            key: cell,
            head: words ? <Words said={words} /> : choice ? t(choiceWord(choice)) : cell,
            number: true,
          })),
          { key: 'all', head: t('release.by.all'), number: true, total: true },
        ]}
        rows={table.rows.map(({ category, words, children, cells }) => ({
          key: category,
          cells: {
            answer: words ? <Words said={words} /> : t('release.by.rest'),
            all: told(children),
            ...Object.fromEntries(cells.map((each) => [each.cell, told(each.children)])),
          },
        }))}
      />
    </>
  );
}
