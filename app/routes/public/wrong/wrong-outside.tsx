import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { granted } from '../../granted.ts';
import { RemedyWay } from './wrong-parts.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  return { remedies: granted(await context.services.complaints.remedies({ kind: 'visitor' }, {})) };
}

/** Ombudspersons, courts, legal aid, country by country. What nobody has a source for is not here, and the page says so. */
export default function OutsideWays() {
  const t = useT();
  const { language } = useSpeaker();
  const { remedies } = useLoaderData<typeof loader>();
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' });
  const nameOf = (country: string) => (country === '' ? t('outside.world') : (names.of(country) ?? country));
  const countries = [...new Set(remedies.map(({ country }) => country))]
    .filter((country) => country !== '')
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), localeOf(language)));
  return (
    <ChildPage>
      <h1>{t('outside.title')}</h1>
      <p className="lead">{t('outside.lead')}</p>
      {[...countries, ''].map((country) => (
        <section key={country} aria-labelledby={`country-${country}`}>
          <h2 id={`country-${country}`}>{nameOf(country)}</h2>
          {country === '' ? <p>{t('outside.world.note')}</p> : null}
          <ul>
            {remedies
              .filter((remedy) => remedy.country === country)
              .map((remedy) => (
                <li key={`${remedy.kind} ${remedy.name}`}>
                  {t(`remedy.${remedy.kind}`)}
                  {t('list.colon')}
                  <RemedyWay remedy={remedy} />
                  <br />
                  <span className="soft">
                    {t('outside.checked', { day: dayInWords(language, remedy.checkedDay) })}{' '}
                    <bdi>{remedy.source}</bdi>
                    {remedy.entered ? ` ${t('list.apart')} ${t('outside.entered')}` : ''}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Note>{t('outside.missing')}</Note>
      <p className="way">
        <a href="/wrong">{t('foot.wrong')}</a>
      </p>
    </ChildPage>
  );
}
