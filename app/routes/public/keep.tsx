import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/message.tsx';
import type { Key } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { PublicPage } from './public-page.tsx';

/** The child's tables in words of both languages. A new one shows in the inventory's own English until it stands here. */
const inWords: Readonly<Record<string, { readonly what: Key; readonly until: Key }>> = {
  contribution: { what: 'keep.child.contribution', until: 'keep.until.last-day' },
  participant: { what: 'keep.child.participant', until: 'keep.until.last-day' },
  decision: { what: 'keep.child.decision', until: 'keep.until.last-day' },
  point_contribution: { what: 'keep.child.point_contribution', until: 'keep.until.last-day' },
  waiting: { what: 'keep.child.waiting', until: 'keep.until.waiting' },
  join_code: { what: 'keep.child.join_code', until: 'keep.until.used' },
  recovery: { what: 'keep.child.recovery', until: 'keep.until.last-day' },
  seat_nonce: { what: 'keep.child.seat_nonce', until: 'keep.until.ten-minutes' },
  participant_session: { what: 'keep.child.participant_session', until: 'keep.until.leaving' },
  '__Host-seat': { what: 'keep.child.__Host-seat', until: 'keep.until.leaving' },
  '__Host-look': { what: 'keep.child.__Host-look', until: 'keep.until.closing-browser' },
  'idle-minutes': { what: 'keep.child.idle-minutes', until: 'keep.until.idle' },
  'recent-words': { what: 'keep.child.recent-words', until: 'keep.until.three' },
};

export function loader(_: LoaderFunctionArgs) {
  const about = inventory.filter((each) => each.about === 'child');
  const known = Object.keys(inWords).filter((table) => about.some((each) => each.table === table));
  return {
    known,
    unknown: about.filter((each) => !(each.table in inWords)),
    all: inventory.map((each) => ({ ...each, key: `${each.store}/${each.table}/${each.field}` })),
  };
}

/** What the product stores, from the list it is checked against. */
export default function Keep() {
  const t = useT();
  const { known, unknown, all } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      <h1>{t('foot.keep')}</h1>
      <p className="lead">{t('keep.lead')}</p>
      <h2>{t('keep.kept')}</h2>
      <ul>
        {known.map((table) => {
          const words = inWords[table];
          return words ? (
            <li key={table}>
              {t(words.what)} <span className="soft">{t(words.until)}</span>
            </li>
          ) : null;
        })}
        {unknown.map((each) => (
          <li key={`${each.table}/${each.field}`} lang="en">
            {each.what}. {each.until}.
          </li>
        ))}
      </ul>
      <h2>{t('keep.never')}</h2>
      <p>{t('keep.never.list')}</p>
      <Fold summary={t('keep.all')}>
        <div lang="en" dir="ltr">
          <DataTable
            caption="Everything that is stored"
            captionUnseen
            columns={[
              { key: 'where', head: 'Where' },
              { key: 'what', head: 'What' },
              { key: 'why', head: 'Why' },
              { key: 'who', head: 'Who reads it' },
              { key: 'until', head: 'Until' },
            ]}
            rows={all.map((each) => ({
              key: each.key,
              cells: { where: each.key, what: each.what, why: each.why, who: each.who, until: each.until },
            }))}
          />
        </div>
      </Fold>
    </PublicPage>
  );
}
