import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { Question } from './questions-about.ts';
import { Saying } from './saying.tsx';

/** What a child said to one question, to change while it runs, and to take back at any time. */
export function MeSaid({ question, open }: { question: Question; open: boolean }) {
  const t = useT();
  const { name, answers, said } = question;
  const chosen = answers.find(({ position }) => position === said);
  return (
    <article className="own" id={`me-${name}`} tabIndex={-1}>
      <h2 className="own-head">{t(`me.ask.${name}`)}</h2>
      <p>
        <b>{chosen ? <Saying said={chosen.words} /> : t(said === null ? 'me.said-nothing' : 'me.else')}</b>
      </p>
      <div className="acts">
        {open ? (
          <ButtonLink small href={`/here/me?what=${name}`} aria-describedby={`me-${name}`}>
            {t(said === null ? 'me.answer' : 'me.change')}
          </ButtonLink>
        ) : null}
        {said === null ? null : (
          <PageForm action="/here/me">
            <input type="hidden" name="what" value={name} />
            <Button small name="choice" value="none" aria-describedby={`me-${name}`}>
              {t('me.take-back')}
            </Button>
          </PageForm>
        )}
      </div>
    </article>
  );
}
