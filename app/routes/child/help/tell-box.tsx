import type { ReactNode } from 'react';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { HelpPromise } from './help-promise.tsx';

interface TellBoxProps {
  draft: string;
  /** Two leads at least can open what is written now. Without them only words that came back have a box, and nothing is promised. */
  ready: boolean;
  /** The hidden fields of the form. */
  fields: ReactNode;
  typed: string | undefined;
  error: string | undefined;
  /** What stands below the button. */
  children?: ReactNode;
}

/** The box in which somebody tells two trained adults, after what is promised and what is not. */
export function TellBox({ draft, ready, fields, typed, error, children }: TellBoxProps) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      {ready ? <HelpPromise /> : null}
      <PageForm id={draft} autoComplete="off">
        {fields}
        <Field
          kind="area"
          rows={6}
          name="text"
          label={t('help-me.label')}
          error={error}
          value={typed}
          lang={language}
          accessKey={keys.answer}
        />
        <Button
          kind="main"
          wide
          accessKey={keys.on}
          offBecause={ready ? undefined : t('refusal.team-not-ready')}
        >
          {t('help-me.send')}
        </Button>
        {children}
      </PageForm>
    </>
  );
}
