import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { whyNotTaken } from '../composer.tsx';

interface ViewAgainProps {
  draft: string;
  caseId: string;
  typed: string;
  /** Why they were not taken; null where they came back from the page of the look. */
  code: RefusalCode | null;
}

const over: readonly (RefusalCode | null)[] = ['activity-closed', 'state-forbids'];

/**
 * Words of a false alarm that were not taken as a view: their box, because nobody but the team has them any more. They can be sent
 * again where that helps; where it is over they can be copied.
 */
export function ViewAgain({ draft, caseId, typed, code }: ViewAgainProps) {
  const t = useT();
  const { language } = useSpeaker();
  const why = whyNotTaken(code);
  return (
    <section>
      <h2>{t('care.false')}</h2>
      {code === 'room-paused' ? (
        <Notice sign="pause">
          <p>{t('paused.next')}</p>
        </Notice>
      ) : null}
      <PageForm id={draft} autoComplete="off">
        <input type="hidden" name="intent" value="view" />
        <input type="hidden" name="case" value={caseId} />
        <Field
          kind="area"
          rows={4}
          name="text"
          label={t('word.new')}
          hint={t('care.false.what')}
          error={why && t(why)}
          value={typed}
          lang={language}
        />
        <Button wide offBecause={over.includes(code) ? t('ask.over') : undefined}>
          {t('care.false.do')}
        </Button>
      </PageForm>
    </section>
  );
}
