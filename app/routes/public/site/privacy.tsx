import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { OrganisationText } from './organisation-text.tsx';
import { readOrganisationPage } from './read-organisation-page.ts';

export const handle: Handle = { title: 'foot.privacy' };

export function loader({ context }: LoaderFunctionArgs) {
  return readOrganisationPage(context, 'privacy');
}

export default function Privacy() {
  const t = useT();
  return (
    <OrganisationText written={useLoaderData<typeof loader>()}>
      <p className="way">
        <a href="/keep">{t('foot.keep')}</a>
      </p>
    </OrganisationText>
  );
}
