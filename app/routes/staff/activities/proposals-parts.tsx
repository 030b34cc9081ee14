import { reasons } from '../../../../server/core/moderation/reasons.ts';
import type { ProposalsPage } from '../../../../server/usecases/proposals/read-proposals.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedOn, typedOr, useWrong } from '../refused.tsx';

/** How a form names what is decided about one proposal. */
export const proposalField = (name: 'title' | 'reason', id: string) => `${name}.${id}`;

interface ProposalRowProps {
  proposal: ProposalsPage['proposals'][number];
  here: string;
  /** This person may begin a consultation from it. */
  takes: boolean;
  refused: RefusedForm | undefined;
}

/** One question as a child wrote it and a moderator left it, and what can be decided about it, or what was. */
export function ProposalRow({ proposal, here, takes, refused: anyRefused }: ProposalRowProps) {
  const t = useT();
  const { id, revision, language, draftLanguage, parts, state, reason, takenTo } = proposal;
  const [title, why] = [proposalField('title', id), proposalField('reason', id)];
  const [taking, declining] = ['take', 'decline'].map((act) => ownIf(anyRefused, { act, id }));
  const error = useWrong(anyRefused);
  const carried = (form: RefusedForm | undefined) => (
    <>
      <input type="hidden" name="id" value={id} />
      <TypedOn form={form} revision={revision} />
      <input type="hidden" name="language" value={draftLanguage} />
    </>
  );
  return (
    <li id={`proposal-${id}`}>
      <div id={`w-${id}`}>
        <Words lang={language} words={partsInWords(parts, t)} />
      </div>
      {state === 'taken' ? (
        <p>
          {t('proposals.taken')} <a href={`/staff/c/${takenTo}`}>{t('proposals.taken.go')}</a>
        </p>
      ) : null}
      {state === 'declined' && reason ? (
        <p>
          {t('proposals.declined')} {t(`reason.${reason}.label`)}
        </p>
      ) : null}
      {state === 'waits' ? (
        <>
          {takes ? (
            <form method="post" action={here}>
              {carried(taking)}
              <Field
                name={title}
                label={t('proposals.title')}
                hint={t('proposals.title.hint')}
                value={typedOr(taking, title)('')}
                error={error(title)}
              />
              <Button small kind="main" name="act" value="take" aria-describedby={`w-${id}`}>
                {t('proposals.take')}
              </Button>
            </form>
          ) : null}
          <form method="post" action={here}>
            {carried(declining)}
            <SelectField
              name={why}
              label={t('proposals.reason')}
              hint={t('proposals.reason.hint')}
              value={typedOr(declining, why)('')}
              error={error(why)}
              options={[
                { value: '', label: t('proposals.reason.none') },
                ...reasons.map((each) => ({ value: each, label: t(`reason.${each}.label`) })),
              ]}
            />
            <Button small name="act" value="decline" aria-describedby={`w-${id}`}>
              {t('proposals.decline')}
            </Button>
          </form>
        </>
      ) : null}
    </li>
  );
}
