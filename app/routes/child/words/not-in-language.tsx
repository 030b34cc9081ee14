import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/** Below what adults wrote in another language alone: a child that cannot read it is told that it is no fault of its own or of its page. */
export function NotInLanguage({ of }: { of: string | undefined }) {
  const t = useT();
  const { language } = useSpeaker();
  if (of === undefined || of === language) return null;
  return <p className="soft">{t('check.elsewhere')}</p>;
}
