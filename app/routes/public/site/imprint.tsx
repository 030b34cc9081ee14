import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Handle } from '../../../root.tsx';
import { OrganisationText } from './organisation-text.tsx';
import { readOrganisationPage } from './read-organisation-page.ts';

export const handle: Handle = { title: 'foot.imprint' };

export function loader({ context }: LoaderFunctionArgs) {
  return readOrganisationPage(context, 'imprint');
}

export default function Imprint() {
  return <OrganisationText written={useLoaderData<typeof loader>()} />;
}
