import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { catalogue, namespaces } from '../../../../locales/index.ts';
import { inventoryWords } from '../../../../locales/inventory.ts';
import { screeningPacks } from '../../../../locales/screening.ts';
import { completenessOf, unitsOf } from '../../../../server/core/translation/units.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { frameOf, nothingHere, signedIn } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.languages' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/languages';
/** What children read: their pages, the reasons, and what all pages share. */
const forChildren: readonly string[] = ['child', 'reasons', 'common'];

export function loader({ context, request }: LoaderFunctionArgs) {
  const frame = frameOf(context, signedIn(context, request));
  if (!frame.may.includes('languages:read')) throw nothingHere();
  return {
    frame,
    languages: context.languages.map((language) => ({ ...language, ...countsOf(language.tag) })),
  };
}

/** How many texts a language needs, by its own plural forms, and how many it has. */
function countsOf(tag: string) {
  const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const units = namespaces.map((area) => ({
    area,
    ...completenessOf(unitsOf(catalogue.en?.[area] ?? {}, { own: catalogue[tag]?.[area] ?? {}, plurals })),
  }));
  const sum = (areas: typeof units) => ({
    needs: areas.reduce((total, { needs }) => total + needs, 0),
    has: areas.reduce((total, { has }) => total + has, 0),
  });
  const pack = screeningPacks[tag];
  return {
    all: sum(units),
    child: sum(units.filter(({ area }) => forChildren.includes(area))),
    inventory: tag === 'en' || Object.keys(inventoryWords(tag)).length > 0,
    checks: pack !== undefined,
    checksRead: typeof pack === 'object' && pack !== null && 'reviewed' in pack && pack.reviewed !== null,
  };
}

/** What each language has, and whether anybody who speaks it from childhood has read it. It says so plainly where nobody has. */
export default function Languages() {
  const t = useT();
  const { frame, languages } = useLoaderData<typeof loader>();
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.languages')}</h1>
      <p>{t('languages.lead')}</p>
      <DataTable
        caption={t('staff.languages')}
        captionUnseen
        stacks
        columns={[
          { key: 'language', head: t('languages.language') },
          { key: 'all', head: t('languages.texts') },
          { key: 'child', head: t('languages.child') },
          { key: 'inventory', head: t('languages.inventory') },
          { key: 'checks', head: t('languages.checks') },
          { key: 'reviewed', head: t('languages.reviewed') },
        ]}
        rows={languages.map((each) => ({
          key: each.tag,
          cells: {
            language: (
              <bdi lang={each.tag} dir="auto">
                {each.endonym}
              </bdi>
            ),
            all: t('languages.of', each.all),
            child: t('languages.of', each.child),
            inventory: t(each.inventory ? 'languages.there' : 'languages.missing'),
            checks: (
              <>
                {t(each.checks ? 'languages.there' : 'languages.missing')}
                {each.checks && !each.checksRead ? (
                  <>
                    <br />
                    <span className="soft">{t('languages.checks.none')}</span>
                  </>
                ) : null}
              </>
            ),
            reviewed: each.reviewedBy === null ? t('languages.reviewed.none') : <bdi>{each.reviewedBy}</bdi>,
          },
        }))}
      />
      <Note sign="language">{t('languages.how')}</Note>
      <p>
        <code dir="ltr">due-weight strings export --locale fr</code>
        <br />
        <code dir="ltr">due-weight strings import FILE --out locales</code>
      </p>
      <p className="soft">{t('languages.how.next')}</p>
    </StaffPage>
  );
}
