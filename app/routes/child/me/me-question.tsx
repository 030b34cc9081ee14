import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { ErrorSummary, fieldId } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Kicker, Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { ChildPage } from '../child-page.tsx';
import type { Question } from './questions-about.ts';
import { Saying } from './saying.tsx';

interface MeQuestionProps {
  question: Question;
  /** Where it goes on, with an answer or without one. */
  next: string;
  coming: boolean;
  /** What was chosen and not sent, where the child was at another page meanwhile. */
  chosen?: string | undefined;
  /** Why it was not taken. */
  error?: string | undefined;
}

/** The form with what is chosen, for the end of the page. */
const draft = 'about-me';

/** One question on a page of its own. To skip it is a link: nothing is sent, and nothing is kept. */
export function MeQuestion({ question, next, coming, chosen, error }: MeQuestionProps) {
  const t = useT();
  const { name, reason, sponsor, payer, answers, said } = question;
  return (
    <ChildPage aims={{ answer: fieldId('choice') }} draft={draft}>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: 'choice', text: error }] : []} />
      <Kicker>{t('me.kicker')}</Kicker>
      <h1>{t(`me.ask.${name}`)}</h1>
      <p>
        <b>{t('me.why')}</b> <Saying said={reason} />
      </p>
      <p className="soft">
        {t('why.asks')}
        {t('list.colon')}
        <Saying said={sponsor} />
      </p>
      {payer.words === '' ? null : (
        <p className="soft">
          <b>
            {t('why.pays')}
            {t('list.colon')}
          </b>
          <Saying said={payer} />
        </p>
      )}
      <PageForm id={draft} action="/here/me" autoComplete="off">
        <input type="hidden" name="what" value={name} />
        <input type="hidden" name="next" value={next} />
        <ChoiceGroup
          legend={t(`attribute.${name}`)}
          hint={t('me.hint')}
          error={error}
          name="choice"
          chosen={chosen ?? (said === null ? undefined : String(said))}
          choices={[
            ...answers.map(({ position, words }) => ({
              value: String(position),
              label: <Saying said={words} />,
            })),
            { value: '0', label: t('me.else') },
            { value: 'none', label: t('me.unsaid') },
          ]}
        />
        <div className="acts">
          <Button kind="main" wide accessKey={keys.on}>
            {t('me.save')}
          </Button>
          <ButtonLink wide href={next}>
            {t(coming ? 'me.skip' : 'me.back')}
          </ButtonLink>
        </div>
      </PageForm>
      <Note sign="lock">{t('me.kept')}</Note>
    </ChildPage>
  );
}
