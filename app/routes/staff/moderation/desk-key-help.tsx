import { Key, KeyHints } from '../../../components/staff/decision-panel.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface KeyHelpProps {
  on: boolean;
  turn: (on: boolean) => void;
  all: boolean;
  /** Under all of them, the way to where they can be tried. */
  practise?: boolean;
}

/** Which keys do what. They can be off, because a voice or a switch types letters too. */
export function KeyHelp({ on, turn, all, practise }: KeyHelpProps) {
  const t = useT();
  return (
    <section className="key-help" aria-label={t('keys.title')}>
      {on ? (
        <KeyHints
          hints={[
            { hotkey: 'J', does: t('keys.next') },
            { hotkey: 'K', does: t('keys.back') },
            { hotkey: 'U', does: t('keys.undo') },
            { hotkey: '?', does: t('keys.all') },
            ...(all
              ? [
                  { hotkey: 'P', does: t('deed.publish') },
                  { hotkey: 'H', does: t('deed.redact') },
                  { hotkey: 'R', does: t('deed.return') },
                  { hotkey: 'X', does: t('deed.refuse') },
                  { hotkey: 'Enter', does: t('keys.confirm') },
                  { hotkey: 'Esc', does: t('keys.out') },
                ]
              : []),
          ]}
        />
      ) : null}
      {all && practise ? <a href="/staff/training/desk">{t('practise.go')}</a> : null}
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        <span>
          {t('keys.on')} {on ? null : <Key>?</Key>}
        </span>
      </label>
    </section>
  );
}
