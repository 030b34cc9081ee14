import { wordWaits } from '../../../../server/core/room/agenda.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Acts } from '../../../components/form/button.tsx';
import { inSentences } from '../../../i18n/sentences.ts';
import type { Speaker } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { useNowAndThen } from '../../../live/use-now-and-then.ts';
import { Press } from './session-act.tsx';
import type { PartProps } from './session-now.tsx';
import { Part } from './session-part.tsx';

type TurnsProps = Omit<PartProps, 'leads'> & {
  led: Leading['led'];
  waiting: Leading['waiting'];
};

/**
 * Who has the word and how many wait for it, for who listens: with each call every place of the row has another name, and read out whole it would
 * drown what whoever leads hears of the room.
 */
export function rowSaid(
  t: Speaker['t'],
  { words, led, waiting }: Pick<TurnsProps, 'words' | 'led' | 'waiting'>,
): string {
  const count = waiting.length;
  return inSentences({ t }, [
    ...(led?.speaks ? [t('led.speaks', { name: nameOf(led.speaks, words) })] : []),
    count === 0 ? t('session.turns.none') : t('session.turns.waiting', { count }),
  ]);
}

/** Who would like to say something, and who has the word. */
export function Turns({ here, session, words, led, waiting }: TurnsProps) {
  const t = useT();
  const at = `${here}#turns`;
  const waits = wordWaits(session);
  const said = useNowAndThen(rowSaid(t, { words, led, waiting }));
  return (
    <Part name="turns">
      <p className="hint">{t('session.turns.note')}</p>
      {waits ? <p>{t(`session.turns.${waits}`)}</p> : null}
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
      <p className="unseen" role="status">
        {said}
      </p>
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
