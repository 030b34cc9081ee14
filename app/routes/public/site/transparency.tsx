import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { rounding, threshold } from '../../../../server/core/analysis/disclosure/small-numbers.ts';
import { dayIn } from '../../../../server/core/consultation/days.ts';
import type { AccountTable } from '../../../../server/core/privacy/accountability.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import type { Key } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { granted } from '../../granted.ts';
import { PublicPage } from '../public-page.tsx';
import { RequestsTable } from './requests-table.tsx';

export const handle: Handle = { title: 'transparency.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const visitor = { kind: 'visitor' } as const;
  const { complaints } = context.services;
  const [report, audits] = await Promise.all([
    complaints.transparency(visitor, {}),
    complaints.audits(visitor, {}),
  ]);
  return { report: granted(report), today: dayIn('UTC', context.now()), ...granted(audits) };
}

/** The public report: decisions, reasons, waits, second looks, reports, complaints, requests of authorities, audits from outside. */
export default function Transparency() {
  const t = useT();
  const { language } = useSpeaker();
  const { report, audits, goodUntil, today } = useLoaderData<typeof loader>();
  const due = goodUntil === null ? '' : dayInWords(language, goodUntil);
  return (
    <PublicPage layout="text">
      <h1>{t('transparency.title')}</h1>
      <p className="lead">{t('transparency.lead', { day: dayInWords(language, report.day) })}</p>
      <p>{t('transparency.rule', { threshold, rounding })}</p>
      <p>{t('transparency.which', { number: report.consultations, gone: report.destroyed })}</p>
      <p>{t('transparency.complaints')}</p>
      {report.tables.map((table) => (
        <Account key={table.name} table={table} />
      ))}
      <Few names={report.tables.filter(({ all }) => all === null).map(({ name }) => name)} />
      <p>{t('transparency.corrections', { number: report.corrections })}</p>
      <h2>{t('transparency.requests')}</h2>
      <RequestsTable caption={t('transparency.requests')} requests={report.requests} />
      <h2>{t('transparency.audit')}</h2>
      {goodUntil === null ? (
        <p>{t('transparency.audit.none')}</p>
      ) : (
        <p>
          {t(today <= goodUntil ? 'transparency.audit.until' : 'transparency.audit.overdue', { day: due })}
        </p>
      )}
      {audits.map((audit) => (
        <Notice key={audit.id}>
          <p className="kicker">
            <bdi lang="">{audit.auditor}</bdi> {t('list.apart')} {dayInWords(language, audit.day)}
          </p>
          <Words words={audit.summary} lang={audit.language} />
        </Notice>
      ))}
      <p className="way">
        <a href="/transparency.json">{t('transparency.json')}</a>
      </p>
    </PublicPage>
  );
}

function Account({ table }: { table: AccountTable }) {
  const t = useT();
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  const shown = (count: number | null) => (count === null ? null : number.format(count));
  // Which words a table has is fixed in core; each has its text, and a test holds the two together.
  const say = (word: string) => t(`account.${table.name}.${word}` as Key);
  if (table.all === null) return null;
  return (
    <DataTable
      caption={t(`account.${table.name}`)}
      columns={[
        { key: 'what', head: t('transparency.what') },
        { key: 'count', head: t('transparency.number'), number: true },
      ]}
      rows={[
        ...table.cells.map(({ word, count }) => ({
          key: word,
          cells: { what: say(word), count: shown(count) },
        })),
        { key: 'all', cells: { what: t('transparency.all'), count: shown(table.all) } },
      ]}
    />
  );
}

/** What there is nothing to count of yet, named once and together. */
function Few({ names }: { names: readonly AccountTable['name'][] }) {
  const t = useT();
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="few">
      <h2 id="few">{t('transparency.few')}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>{t(`account.${name}`)}</li>
        ))}
      </ul>
    </section>
  );
}
