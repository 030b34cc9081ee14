import { Button } from '../../../components/form/button.tsx';
import { asTyped } from '../../../components/form/field.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';

export type CodeRefusal = keyof typeof said | 'tls-needed';

interface CodeFormProps {
  refusal?: CodeRefusal | undefined;
  typed?: string | undefined;
}

/** Of what was typed, or that nothing was. */
const said = {
  'code-opens-nothing': 'refusal.code-opens-nothing',
  'code-rests': 'code.rests',
  'code-over': 'code.over',
  'text-empty': 'refusal.text-empty',
} as const;

/** Its words go along to the page of the look, and on no other way. */
export const codeDraft = 'before-words';

/** Where the words of a sheet are typed. The browser is told to keep and mend nothing of them. */
export function CodeForm({ refusal, typed }: CodeFormProps) {
  const t = useT();
  if (refusal === 'tls-needed') {
    return (
      <Notice live>
        <p>{t('refusal.tls-needed')}</p>
      </Notice>
    );
  }
  const wrong = refusal !== undefined;
  return (
    <form id={codeDraft} method="post" action="/join" autoComplete="off">
      <input type="hidden" name="step" value="look" />
      <div className={wrong ? 'field wrong' : 'field'}>
        <label htmlFor="field-code">{t('code.label')}</label>
        <p className="hint" id="field-code-hint">
          {/* One text with its space: on its own that is lost for who listens. */}
          {`${t('code.hint')} `}
          <bdi translate="no">{t('code.example')}</bdi>
        </p>
        {wrong ? (
          <p className="error" id="field-code-error">
            {t(said[refusal])}
          </p>
        ) : null}
        <input
          id="field-code"
          name="code"
          accessKey={keys.answer}
          type="text"
          dir="auto"
          maxLength={200}
          defaultValue={typed}
          autoComplete="off"
          {...asTyped}
          aria-invalid={wrong ? true : undefined}
          // biome-ignore lint/a11y/noAutofocus: words that open nothing came back, and this is where it is said.
          autoFocus={wrong}
          aria-describedby={wrong ? 'field-code-hint field-code-error' : 'field-code-hint'}
        />
      </div>
      <Button kind="main" wide accessKey={keys.on}>
        {t('code.look')}
      </Button>
      <Note sign="lock">{t('code.note')}</Note>
    </form>
  );
}
