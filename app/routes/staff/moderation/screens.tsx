import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cueParts, cueWays, longestCue } from '../../../../server/core/moderation/screens/site-cues.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { Fact } from '../read-only.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.screens' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/screens';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.moderation.cues(staff, {});
  if (!read.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    cues: read.value,
    languages: context.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag })),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { moderation } = context.services;
  const id = fields.get('id') ?? '';
  const part = cueParts.find((each) => each === fields.get('part')) ?? 'harsh';
  const way = cueWays.find((each) => each === fields.get('way')) ?? 'add';
  const long = fields.get('act') === 'enter' && refusedTooLong(fields, { cue: longestCue });
  if (long) return long;
  const outcome = await (() => {
    switch (fields.get('act')) {
      case 'enter': {
        const cue = fields.get('cue') ?? '';
        return moderation.writeCue(staff, { language: fields.get('language') ?? '', part, way, cue });
      }
      case 'confirm':
        return moderation.confirmCue(staff, { id });
      case 'drop':
        return moderation.dropCue(staff, { id });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`${here}?saved`, { status: 303 });
  if (outcome.code === 'not-allowed' || outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: fields.get('act') === 'enter' ? 'cue' : 'cues' });
}

/** What a site adds to the packs of the checks, or leaves out of them: one person enters it, another confirms it, and all of it stays to be seen. */
export default function Screens() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, cues, languages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const wrong = useWrong(refused);
  const mayEdit = frame.may.includes('screens:edit');
  const mayConfirm = frame.may.includes('screens:confirm');
  const typed = (name: string) => typedOr(refused, name)('');
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.screens')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <p className="lead">{t('screens.lead')}</p>
      <p>{t('screens.tried')}</p>
      <div id="field-cues" tabIndex={-1}>
        {cues.length === 0 ? <p className="soft">{t('screens.none')}</p> : null}
        {cues.map((each) => (
          <Notice
            key={each.id}
            kind={each.state === 'waiting' ? 'owed' : 'plain'}
            title={
              <>
                <bdi lang={each.language}>{each.cue}</bdi> {t('list.apart')}{' '}
                {t(`screens.state.${each.state}`)}
              </>
            }
          >
            <dl className="facts">
              <Fact label={t('screens.language')}>
                {languages.find(({ value }) => value === each.language)?.label ?? each.language}
              </Fact>
              <Fact label={t('screens.part')}>{t(`screens.part.${each.part}`)}</Fact>
              <Fact label={t('screens.way')}>{t(`screens.way.${each.way}`)}</Fact>
            </dl>
            <p className="soft">
              {t('screens.by', { name: isolated(each.enteredBy), day: dayInWords(language, each.day) })}
              {each.confirmedBy === ''
                ? null
                : ` ${t('list.apart')} ${t('screens.confirmed', { name: isolated(each.confirmedBy) })}`}
              {each.droppedBy === ''
                ? null
                : ` ${t('list.apart')} ${t('screens.dropped', { name: isolated(each.droppedBy) })}`}
            </p>
            {each.state === 'dropped' ? null : (
              <form method="post" action={here}>
                <input type="hidden" name="id" value={each.id} />
                <Acts>
                  {each.state === 'waiting' && mayConfirm && !each.own ? (
                    <Button name="act" value="confirm">
                      {t('screens.confirm')} <Unseen lang={each.language}>{each.cue}</Unseen>{' '}
                      <Unseen>{t(`screens.part.${each.part}`)}</Unseen>
                    </Button>
                  ) : null}
                  {mayEdit ? (
                    <Button name="act" value="drop">
                      {t('screens.drop')} <Unseen lang={each.language}>{each.cue}</Unseen>{' '}
                      <Unseen>{t(`screens.part.${each.part}`)}</Unseen>
                    </Button>
                  ) : null}
                </Acts>
                {each.state === 'waiting' && each.own ? <Note>{t('screens.own')}</Note> : null}
              </form>
            )}
          </Notice>
        ))}
      </div>
      {mayEdit ? (
        <form method="post" action={here} aria-labelledby="add">
          <h2 id="add">{t('screens.add')}</h2>
          <SelectField
            name="language"
            label={t('screens.language')}
            value={typed('language')}
            options={languages}
          />
          <SelectField
            name="part"
            label={t('screens.part')}
            value={typed('part')}
            options={cueParts.map((value) => ({ value, label: t(`screens.part.${value}`) }))}
          />
          <SelectField
            name="way"
            label={t('screens.way')}
            value={typed('way')}
            options={cueWays.map((value) => ({ value, label: t(`screens.way.${value}`) }))}
          />
          <Field
            name="cue"
            label={t('screens.cue')}
            hint={t('screens.cue.hint')}
            value={typed('cue')}
            error={wrong('cue')}
          />
          <Note>{t('screens.words')}</Note>
          <Button kind="main" name="act" value="enter">
            {t('screens.enter')}
          </Button>
        </form>
      ) : null}
    </StaffPage>
  );
}
