import type { Suggested } from '../../../../server/usecases/analysis/suggested.ts';
import { useT } from '../../../i18n/use-t.tsx';

interface SuggestionStateProps {
  suggested: Suggested | undefined;
  /** The same page, to see how far it is. */
  href: string;
}

/** That what is suggested is only that; or how far the program is with it. */
export function SuggestionState({ suggested, href }: SuggestionStateProps) {
  const t = useT();
  if (suggested?.state === 'working')
    return <WorkBar {...suggested} label={t('points.suggesting')} href={href} />;
  if (suggested?.state === 'failed') return <p className="soft">{t('points.suggesting.failed')}</p>;
  if (suggested === undefined || Object.keys(suggested.codes).length === 0) return null;
  return <p className="soft">{t('points.suggested.note')}</p>;
}

interface WorkBarProps {
  done: number;
  all: number;
  label: string;
  href: string;
}

/** A bar and a way to look again: nothing on the page moves by itself. */
export function WorkBar({ done, all, label, href }: WorkBarProps) {
  const t = useT();
  return (
    <p>
      <label>
        {label} <progress value={done} max={Math.max(1, all)} />
      </label>{' '}
      <a href={href}>{t('themes.look-again')}</a>
    </p>
  );
}
