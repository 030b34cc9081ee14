import { useRouteLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/form/button.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { loader } from '../../root.tsx';

/** Back to where whoever reads this began: a child to its path, everybody else to the first page. */
export function WayHome() {
  const t = useT();
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <ButtonLink wide href={root?.seated ? '/here' : '/'}>
      {t('nav.here')}
    </ButtonLink>
  );
}
