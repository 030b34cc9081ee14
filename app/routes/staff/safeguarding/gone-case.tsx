import { useState } from 'react';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { typedForms } from '../../../live/typed-forms.ts';
import type { RefusedForm } from '../refused.tsx';
import { TypedWords } from '../typed-words.tsx';

/** The fields of a case into which words are typed. */
export const isWords = (name: string) => name === 'reason' || name === 'text';

/** Whether it is a form into which words are typed, also where somebody typed none. */
export const hasWords = ({ typed }: RefusedForm) => typed.some(([name]) => isWords(name));

/** What stood in the forms of this case on a page that lived, which are still there while this takes their place, whichever of them was sent. */
function unsent(caseId: string) {
  if (typeof document === 'undefined') return [];
  return typedForms()
    .map((form) => form.map(([name = '', value = '']) => [name, value] as const))
    .filter((form) => form.some(([name, value]) => name === 'case' && value === caseId))
    .flat();
}

/** A case that was there as its address was made, or its form drawn: that it may have been taken back, and what was typed for it. */
export function GoneCase({ caseId, refused }: { caseId: string; refused: RefusedForm | undefined }) {
  const t = useT();
  const [before] = useState(() => unsent(caseId));
  const sent = refused?.typed ?? [];
  const others = before.filter(
    ([name, value]) => !sent.some((each) => each[0] === name && each[1] === value),
  );
  return (
    <>
      <Notice live kind="stops" title={t('sg.gone')}>
        <p>{t('sg.gone.next')}</p>
      </Notice>
      <TypedWords
        form={{ refused: { code: 'not-found', field: 'case' }, typed: [...sent, ...others] }}
        words={isWords}
      />
    </>
  );
}
