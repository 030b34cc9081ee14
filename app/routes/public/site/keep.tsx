import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { inventory } from '../../../../server/core/privacy/inventory.ts';
import { alongForm, WordsAlong } from '../../../components/form/words-along.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { type Along, alongIn } from '../../../forms/words-along.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle, loader as rootLoader } from '../../../root.tsx';
import { PublicPage } from '../public-page.tsx';
import { KeepAll, type ShownTable } from './keep-all.tsx';
import { childLines, neverLines } from './keep-words.ts';
import { RequestsTable } from './requests-table.tsx';

/** Nobody writes here, but what was written stands in its form. */
export const handle: Handle = { writes: true };

export async function loader({ context }: LoaderFunctionArgs) {
  const say = (english: string) => context.inventoryWords[english] ?? english;
  const tables = new Map<string, ShownTable & { fields: { name: string; what: string }[] }>();
  for (const { store, table, field, what, why, who, until } of inventory) {
    const name = `${store}/${table}`;
    // Fields of one table that are there for something else, or for others, stand apart.
    const group = [name, why, who, until].join(' · ');
    const known = tables.get(group) ?? { name, why: say(why), who: say(who), until: say(until), fields: [] };
    known.fields.push({ name: field, what: say(what) });
    tables.set(group, known);
  }
  const requests = await context.services.privacy.countRequests({ kind: 'visitor' }, {});
  return {
    tables: [...tables.values()],
    requests: requests.ok ? requests.value : [],
    onServer: context.onServer,
  };
}

/** The page with what was typed before it was asked for (`carry`). */
export async function action({ request }: ActionFunctionArgs) {
  return data<Along>(alongIn(await readFields(request), request));
}

/** What the product stores, from the list it is checked against, and how often somebody wanted it. */
export default function Keep() {
  const t = useT();
  const { tables, requests, onServer } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const kiosk = root?.kiosk ?? false;
  const along = useActionData<typeof action>();
  const came = along && along.carried.length > 0 ? along : undefined;
  return (
    <PublicPage layout="text" draft={came && alongForm}>
      <h1>{t('foot.keep')}</h1>
      <p className="lead">{t('keep.lead')}</p>
      <h2>{t('keep.kept')}</h2>
      {childLines.map(({ who, lines }) => (
        <section key={who}>
          <h3>{t(who)}</h3>
          <ul className="kept-lines">
            {lines.map((line) => (
              <li key={line.what}>
                {t(line.what)} <span className="soft">{t(line.until)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{t('keep.never')}</h2>
      <ul>
        {neverLines.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
      <h2>{t('keep.days')}</h2>
      <p>{t('keep.days.text')}</p>
      {kiosk ? null : (
        <ul className="way">
          <li>
            <a href="/said">{t('said.title')}</a>
          </li>
          <li>
            <a href="/gone">{t('gone.title')}</a>
          </li>
        </ul>
      )}
      <h2>{t(onServer ? 'keep.copies.server' : 'keep.copies')}</h2>
      <p>{t(onServer ? 'keep.copies.server.text' : 'keep.copies.text')}</p>
      <h2 id="asked">{t('keep.asked')}</h2>
      <p>{t('keep.asked.text')}</p>
      <RequestsTable caption={t('keep.asked')} requests={requests} />
      <Fold summary={t('keep.all')}>
        <KeepAll tables={tables} />
      </Fold>
      {came ? <WordsAlong {...came} home={root?.seated ? '/here' : '/'} /> : null}
    </PublicPage>
  );
}
