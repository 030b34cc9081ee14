import { ButtonLink } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { Blank } from '../../../live/use-shown.ts';

/** Stands in the place of children's words where none may be shown: why, and what to do. Read out when it comes. */
export function NothingShown({ blank, heading: Heading }: { blank: Blank; heading: 'h1' | 'h2' }) {
  const t = useT();
  const isLost = blank === 'lost';
  return (
    <div role="status">
      <Heading>{isLost ? t('projector.lost') : t(`staff.${blank}`)}</Heading>
      <p>{isLost ? t('projector.lost.next') : t(`staff.${blank}.next`)}</p>
      {blank === 'signed-out' ? (
        // Beside this page: words that wait in its boxes would go with it, and it shows all again when somebody comes back to it.
        <ButtonLink href="/staff/sign-in" target="_blank" rel="noreferrer">
          {t('signin.title')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
