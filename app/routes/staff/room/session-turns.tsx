import { wordWaits } from '../../../../server/core/room/agenda.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Acts } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { Press } from './session-act.tsx';
import type { PartProps } from './session-now.tsx';
import { Part } from './session-part.tsx';

/** Who would like to say something, and who has the word. */
export function Turns({
  here,
  session,
  words,
  led,
  waiting,
}: Omit<PartProps, 'leads'> & {
  led: Leading['led'];
  waiting: Leading['waiting'];
}) {
  const t = useT();
  const at = `${here}#turns`;
  const waits = wordWaits(session);
  return (
    <Part name="turns">
      <p className="hint">{t('session.turns.note')}</p>
      {waits ? <p>{t(`session.turns.${waits}`)}</p> : null}
      <div aria-live="polite">
        {led?.speaks ? <p>{t('led.speaks', { name: nameOf(led.speaks, words) })}</p> : null}
        {waiting.length === 0 ? (
          <p>{t('session.turns.none')}</p>
        ) : (
          <ol>
            {waiting.map(({ place, name }) => (
              <li key={place}>{nameOf(name, words)}</li>
            ))}
          </ol>
        )}
      </div>
      <Acts>
        {waiting.length > 0 && waits === null ? (
          <Press formAction={at} value="call">
            {t('session.turns.call')}
          </Press>
        ) : null}
        {led?.speaks ? (
          <Press formAction={at} value="uncall">
            {t('session.turns.end')}
          </Press>
        ) : null}
        {session.state === 'running' ? (
          <Press kind="quiet" formAction={at} value="look">
            {t('session.look')}
          </Press>
        ) : null}
      </Acts>
    </Part>
  );
}
