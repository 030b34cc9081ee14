import { useT } from '../../i18n/use-t.tsx';

/** Below a list that has pages: the one before and the next, where there is one. The first is 0; `href` answers the address of a page. */
export function PageTurner({
  page,
  more,
  href,
}: {
  readonly page: number;
  readonly more: boolean;
  readonly href: (page: number) => string;
}) {
  const t = useT();
  if (page === 0 && !more) return null;
  return (
    <p className="row-acts">
      {page > 0 ? <a href={href(page - 1)}>{t('points.page.before')}</a> : null}
      {more ? <a href={href(page + 1)}>{t('points.page.next')}</a> : null}
    </p>
  );
}
