import type { ReactNode } from 'react';
import { motifOf } from '../../../../server/core/room/pseudonyms.ts';
import type { SecondLook } from '../../../../server/core/wire/views.ts';
import { Avatar } from '../../../components/sign/avatar.tsx';
import { CaughtText } from '../../../components/staff/caught-text.tsx';
import { ChildReads } from '../../../components/staff/decision-panel.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { promptFor } from '../prompt.ts';
import { caughtParts } from './desk-item.tsx';
import { useRuleName } from './rule-name.ts';

interface ReadAgainProps {
  said: Pick<SecondLook, 'name' | 'language' | 'text' | 'findings' | 'parts' | 'hard' | 'state'>;
  /** What its child is called. */
  title: string;
  prompts: Parameters<typeof promptFor>[0];
  /** It is counted, and read by no other child. */
  answer: boolean;
  /** What was decided on it before. */
  children: ReactNode;
}

/** Words on which somebody decided before: whose, where they were said, what rules point at, and what others read of them. Hard ones are folded. */
export function ReadAgain({ said, title, prompts, answer, children }: ReadAgainProps) {
  const t = useT();
  const ruleName = useRuleName();
  const { language } = useSpeaker();
  const prompt = promptFor(prompts, [language, said.language]);
  return (
    <>
      <div className="item-head">
        <Avatar motif={motifOf(said.name)} palette={said.name.palette} />
        <div>
          <h2>{title}</h2>
          {prompt ? (
            <p className="soft">
              <q lang={prompt.language} dir="auto">
                {prompt.prompt}
              </q>
            </p>
          ) : null}
        </div>
      </div>
      <CaughtText
        parts={caughtParts(said, ruleName)}
        lang={said.language}
        reminder={t('desk.reminder')}
        severe={said.hard ? t('desk.severe') : undefined}
      />
      {children}
      {said.state === 'redacted' ? (
        <div className="words-left">
          <ChildReads label={t(answer ? 'desk.counts' : 'desk.others-read')}>
            <Words words={partsInWords(said.parts, t)} lang={said.language} />
          </ChildReads>
        </div>
      ) : null}
    </>
  );
}
