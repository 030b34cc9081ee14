import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OrganisationText, readOrganisationPage } from './organisation-page.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return readOrganisationPage(context, 'accessibility');
}

export default function Accessibility() {
  return <OrganisationText written={useLoaderData<typeof loader>()} />;
}
