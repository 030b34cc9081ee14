import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isId } from '../../../server/core/ids.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';
import { granted } from '../granted.ts';

/** `at`: of which consultation, where somebody of staff comes from its page; a child's is known by its seat. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.moved) return context.moved;
  const at = new URL(request.url).searchParams.get('at') ?? '';
  const of = isId(at) ? { consultationId: at } : {};
  return granted(await context.services.consultation.moved({ kind: 'visitor' }, of));
}

/** Where to look for what is not on this machine any more. It names addresses and no consultation. */
export default function Moved() {
  const t = useT();
  const { addresses, leaving } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <h1>{t(leaving ? 'moved.leaving.title' : 'moved.title')}</h1>
      {addresses.length > 0 ? (
        <>
          <p>{t(leaving ? 'moved.leaving' : 'moved.lead')}</p>
          <ul className="way">
            {addresses.map((address) => (
              <li key={address}>
                <a href={address} dir="ltr">
                  {address.replace(/^https?:\/\//, '')}
                </a>
              </li>
            ))}
          </ul>
          {leaving ? null : <p>{t('moved.how')}</p>}
        </>
      ) : (
        <p>{t('moved.none')}</p>
      )}
      <p className="way">
        <a href="/">{t('error.home')}</a>
      </p>
    </ChildPage>
  );
}
