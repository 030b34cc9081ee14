import { createContext, type ReactNode, useContext } from 'react';
import type { Speaker, T } from './translator.ts';

const SpeakerContext = createContext<Speaker | null>(null);

export function SpeakerProvider({ speaker, children }: { speaker: Speaker; children: ReactNode }) {
  return <SpeakerContext.Provider value={speaker}>{children}</SpeakerContext.Provider>;
}

/** Language, direction and level of this page. */
export function useSpeaker(): Speaker {
  const speaker = useContext(SpeakerContext);
  if (!speaker) throw new Error('No speaker: render inside SpeakerProvider (entry.server, entry.client).');
  return speaker;
}

/** The words of this page: `t('leave.now')`. */
export function useT(): T {
  return useSpeaker().t;
}
