import { wordWaits } from '../../../../server/core/room/agenda.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { Act } from './session-act.tsx';
import type { PartProps } from './session-now.tsx';

/** Who would like to say something, and who has the word. */
export function Turns({
  here,
  session,
  words,
  led,
  waiting,
  look,
}: PartProps & {
  led: Leading['led'];
  waiting: Leading['waiting'];
  /** The same page as it is now, at this place: another address each time, or a browser would only go to the place. */
  look: string;
}) {
  const t = useT();
  const waits = wordWaits(session);
  return (
    <section id="turns">
      <h2>{t('session.turns')}</h2>
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
          <Act here={`${here}#turns`} session={session} act="call">
            <Button>{t('session.turns.call')}</Button>
          </Act>
        ) : null}
        {led?.speaks ? (
          <Act here={`${here}#turns`} session={session} act="uncall">
            <Button>{t('session.turns.end')}</Button>
          </Act>
        ) : null}
        {session.state === 'running' ? <a href={look}>{t('session.look')}</a> : null}
      </Acts>
    </section>
  );
}
