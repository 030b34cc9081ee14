import { useId } from 'react';
import { Acts } from '../../../components/form/button.tsx';
import { inSentences } from '../../../i18n/sentences.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { useSettled } from '../../../live/use-settled.ts';
import type { ConsultationFrame } from '../signed-in.ts';
import { Press } from './session-act.tsx';

interface RoomRestProps {
  here: string;
  may: ConsultationFrame['may'];
  rests: boolean;
  /** The overseer let it rest. */
  held: boolean;
}

/**
 * Lets the room rest at once, before a session, in one and after it: children write there all the while. Who leads sees first what does harm,
 * and sits at no other page.
 */
export function RoomRest({ here, may, rests, held }: RoomRestProps) {
  const t = useT();
  const what = useId();
  const state = rests ? 'rests' : 'open';
  // Somebody else may let it rest just then: no press that meant the same opens it again.
  const settled = useSettled(state);
  if (!may.includes('activity:rest')) return null;
  // What an overseer lets rest is its own to open (R947).
  const opens = !rests && may.includes('consultation:resume') ? 'overseer' : 'team';
  const lets = !rests || may.includes(held ? 'consultation:resume' : 'activity:wake');
  return (
    <>
      <p className="soft" id={what}>
        {rests && held
          ? t('session.rest.held')
          : inSentences({ t }, [t('session.rest.what'), t(`session.rest.opens.${opens}`)])}
      </p>
      {lets && settled === state ? (
        <Acts>
          <Press
            key={state}
            formAction={`${here}#now`}
            value={rests ? 'wake' : 'rest'}
            aria-describedby={what}
          >
            {t(rests ? 'session.wake' : 'session.rest')}
          </Press>
        </Acts>
      ) : null}
    </>
  );
}
