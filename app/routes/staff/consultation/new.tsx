import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { templateWords } from '../../../../locales/templates.ts';
import { usualQuiet } from '../../../../server/core/consultation/quiet-hours.ts';
import {
  standingDraft,
  templateDraft,
  templateNames,
} from '../../../../server/core/consultation/templates.ts';
import { longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, typedOr, useWrong } from '../refused.tsx';
import { nightInWords } from '../room/session-plan.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { timeZones } from './time-zones.ts';

export const handle: Handle = { title: 'new.title' };

export { ErrorBoundary, links } from '../frame.tsx';

export function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const frame = frameOf(context, staff);
  if (!frame.may.includes('consultation:create')) throw nothingHere();
  const { languages, speaker } = context;
  return {
    frame,
    fresh: context.newId(),
    zones: timeZones(),
    language: speaker.language,
    languages: languages.map(({ tag, endonym }) => ({ tag, endonym })),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const long = refusedTooLong(fields, { title: longestTitle });
  if (long) return long;
  const title = fields.get('title') ?? '';
  const timeZone = fields.get('zone') ?? '';
  const language = context.languages.find((each) => each.tag === fields.get('language'))?.tag;
  if (!language) return refusedForm('language-unknown', { fields, field: 'language' });
  const template = templateNames.find((name) => name === fields.get('template'));
  const words = templateWords[language];
  const created = await context.services.consultation.create(staff, {
    title,
    language,
    timeZone,
    form: formId(fields),
    sensitiveTopic: fields.get('sensitive') === 'yes',
    ...(template && words ? { template: templateDraft(template, words) } : {}),
    ...(fields.get('quiet') === 'no' ? {} : { quiet: usualQuiet }),
    ...(words && fields.get('closing') !== 'no' ? { activities: standingDraft(words) } : {}),
  });
  if (created.ok) return redirect(`/staff/c/${created.value.id}/about`, { status: 303 });
  const field = title.trim() === '' || created.code === 'id-taken' ? 'title' : 'zone';
  return refusedForm(created.code, { fields, field });
}

export default function New() {
  const t = useT();
  const { frame, fresh, zones, languages, language } = useLoaderData<typeof loader>();
  const { language: own } = useSpeaker();
  const refused = useActionData<typeof action>();
  const wrong = useWrong(refused);
  return (
    <StaffPage frame={frame} current="">
      <h1>{t('new.title')}</h1>
      <Refusal form={refused} here="/staff/new" />
      <form method="post">
        <input type="hidden" name="form" value={fresh} />
        <Field
          name="title"
          label={t('text.title')}
          hint={t('new.title.hint')}
          value={typedOr(refused, 'title')('')}
          error={wrong('title')}
        />
        <SelectField
          name="template"
          label={t('new.template')}
          hint={t('new.template.hint')}
          value={typedOr(refused, 'template')('')}
          options={[
            { value: '', label: t('template.none') },
            ...templateNames.map((name) => ({ value: name, label: t(`template.${name}`) })),
          ]}
        />
        <ChoiceGroup
          legend={t('new.language')}
          hint={t('new.language.hint')}
          name="language"
          chosen={typedOr(refused, 'language')(language)}
          error={wrong('language')}
          choices={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        />
        <SelectField
          name="zone"
          label={t('about.zone')}
          hint={t('about.zone.hint')}
          value={typedOr(refused, 'zone')('UTC')}
          error={wrong('zone')}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), verbatim: true }))}
        />
        <ChoiceGroup
          legend={t('about.sensitive')}
          hint={t('about.sensitive.hint')}
          name="sensitive"
          chosen={typedOr(refused, 'sensitive')('no')}
          choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`about.sensitive.${value}`) }))}
        />
        <ChoiceGroup
          legend={t('new.quiet')}
          hint={t('new.quiet.hint')}
          name="quiet"
          chosen={typedOr(refused, 'quiet')('yes')}
          choices={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`new.quiet.${value}`, nightInWords(own)),
          }))}
        />
        <ChoiceGroup
          legend={t('new.closing')}
          hint={t('new.closing.hint')}
          name="closing"
          chosen={typedOr(refused, 'closing')('yes')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`new.closing.${value}`) }))}
        />
        <Button kind="main">{t('new.go')}</Button>
        <Note>{t('new.note')}</Note>
      </form>
    </StaffPage>
  );
}
