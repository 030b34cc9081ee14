import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/keys.css?url';
import { AccessRecord } from './access-record.tsx';
import { KeyList } from './key-list.tsx';
import { OrganisationText } from './organisation-text.tsx';
import { readOrganisationPage } from './read-organisation-page.ts';

export const handle: Handle = { title: 'foot.accessibility' };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export function loader({ context }: LoaderFunctionArgs) {
  return readOrganisationPage(context, 'accessibility');
}

export default function Accessibility() {
  return (
    <OrganisationText written={useLoaderData<typeof loader>()}>
      <AccessRecord />
      <KeyList />
    </OrganisationText>
  );
}
