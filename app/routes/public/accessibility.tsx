import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccessRecord } from './access-record.tsx';
import { OrganisationText } from './organisation-text.tsx';
import { readOrganisationPage } from './read-organisation-page.ts';

export function loader({ context }: LoaderFunctionArgs) {
  return readOrganisationPage(context, 'accessibility');
}

export default function Accessibility() {
  return (
    <OrganisationText written={useLoaderData<typeof loader>()}>
      <AccessRecord />
    </OrganisationText>
  );
}
