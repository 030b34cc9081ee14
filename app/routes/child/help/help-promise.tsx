import { useT } from '../../../i18n/use-t.tsx';

/** What happens with what is told in confidence, and where confidence ends: said before the box, with a seat and without. */
export function HelpPromise() {
  const t = useT();
  return (
    <>
      <p>{t('help-me.lead')}</p>
      <ul>
        <li>{t('help-me.locked')}</li>
        <li>{t('help-me.who')}</li>
        <li>{t('help-me.alone')}</li>
        <li>{t('help-me.limits')}</li>
      </ul>
    </>
  );
}
