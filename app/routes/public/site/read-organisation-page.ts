import type { AppLoadContext } from '@remix-run/node';
import type { OrganisationPage } from '../../../../server/usecases/staff/pages.ts';
import { granted } from '../../granted.ts';
import type { Written } from './organisation-text.tsx';

/** What the organisation wrote in the reader's language, else in another that it wrote. */
export async function readOrganisationPage(
  context: AppLoadContext,
  name: OrganisationPage,
): Promise<Written> {
  const { language } = context.speaker;
  const staff = context.staff !== null;
  for (const lang of [
    language,
    ...context.languages.map((each) => each.tag).filter((tag) => tag !== language),
  ]) {
    const { body } = granted(
      await context.services.staff.readPage({ kind: 'visitor' }, { name, language: lang }),
    );
    if (body?.trim()) return { name, body, lang, staff };
  }
  return { name, body: null, lang: language, staff };
}
