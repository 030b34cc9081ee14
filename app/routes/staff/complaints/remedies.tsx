import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newestDay } from '../../../../server/core/consultation/days.ts';
import {
  longestRemedyField,
  remedyKinds,
  remedyTyped,
  wrongInRemedy,
} from '../../../../server/core/privacy/escalation/remedies.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { Fact } from '../read-only.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.remedies' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/remedies';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.complaints.remediesToEdit(staff, {});
  if (!read.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    remedies: read.value.map(({ proposedBy: _proposed, confirmedBy, ...remedy }) => ({
      ...remedy,
      confirmed: confirmedBy !== null,
    })),
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

const longestOfRemedy = {
  name: longestRemedyField,
  contact: longestRemedyField,
  source: longestRemedyField,
};

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { complaints } = context.services;
  const long = refusedTooLong(fields, longestOfRemedy);
  if (long) return long;
  const field = (name: string) => fields.get(name) ?? '';
  const id = field('remedy');
  const remedy = {
    country: field('country'),
    kind: remedyKinds.find((each) => each === field('kind')) ?? 'ombudsperson',
    name: field('name'),
    contact: field('contact'),
    source: field('source'),
    checkedDay: field('day'),
  };
  const outcome = await (() => {
    switch (fields.get('act')) {
      case 'propose':
        return complaints.proposeRemedy(staff, { ...remedy, form: formId(fields) });
      case 'confirm':
        return complaints.confirmRemedy(staff, { id });
      case 'drop':
        return complaints.dropRemedy(staff, { id });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`${here}?saved`, { status: 303 });
  if (outcome.code === 'not-allowed' || outcome.code === 'not-found') throw nothingHere();
  if (fields.get('act') !== 'propose') return refusedForm(outcome.code, { fields, field: 'remedies' });
  const missing =
    outcome.code === 'field-missing'
      ? wrongInRemedy(remedyTyped(remedy), newestDay(context.now()))
      : undefined;
  return refusedForm(outcome.code, { fields, field: missing === 'checkedDay' ? 'day' : (missing ?? '') });
}

/** Where else children can complain: one person enters it with its source, another confirms it, then everybody sees it. */
export default function Remedies() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, remedies, fresh, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const mayEdit = frame.may.includes('remedy:propose');
  const wrong = useWrong(refused);
  const typed = (name: string) => typedOr(refused, name)('');
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.remedies')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <p className="lead">{t('remedies.lead')}</p>
      <p>
        <a href="/wrong/outside">{t('remedies.public')}</a>
      </p>
      <div id="field-remedies" tabIndex={-1}>
        {remedies.length === 0 ? <p className="soft">{t('remedies.none')}</p> : null}
        {remedies.map((remedy) => (
          <Notice
            key={remedy.id}
            kind={remedy.confirmed ? 'plain' : 'owed'}
            title={
              <>
                <bdi lang="">{remedy.name}</bdi> {t('list.apart')}{' '}
                {t(remedy.confirmed ? 'remedies.shown' : 'remedies.waits')}
              </>
            }
          >
            <dl className="facts">
              <Fact label={t('remedies.country')}>{remedy.country || t('outside.world')}</Fact>
              <Fact label={t('remedies.kind')}>{t(`remedy.${remedy.kind}`)}</Fact>
              <Fact label={t('remedies.contact')}>{remedy.contact}</Fact>
              <Fact label={t('remedies.source')}>{remedy.source}</Fact>
              <Fact label={t('remedies.day')}>{dayInWords(language, remedy.checkedDay)}</Fact>
            </dl>
            <form method="post" action={here}>
              <input type="hidden" name="remedy" value={remedy.id} />
              <Acts>
                {!remedy.confirmed && !remedy.own ? (
                  <Button name="act" value="confirm">
                    {t('remedies.confirm')} <Unseen lang="">{remedy.name}</Unseen>
                  </Button>
                ) : null}
                {mayEdit ? (
                  <Button name="act" value="drop">
                    {t('remedies.drop')} <Unseen lang="">{remedy.name}</Unseen>
                  </Button>
                ) : null}
              </Acts>
              {!remedy.confirmed && remedy.own ? <Note>{t('remedies.own')}</Note> : null}
            </form>
          </Notice>
        ))}
      </div>
      {mayEdit ? (
        <form method="post" action={here} aria-labelledby="add">
          <input type="hidden" name="form" value={fresh} />
          <h2 id="add">{t('remedies.add')}</h2>
          <SelectField
            name="kind"
            label={t('remedies.kind')}
            value={typed('kind')}
            options={remedyKinds.map((kind) => ({ value: kind, label: t(`remedy.${kind}`) }))}
          />
          <Field
            name="country"
            label={t('remedies.country')}
            hint={t('remedies.country.hint')}
            value={typed('country')}
            error={wrong('country')}
            short
            maxLength={2}
          />
          <Field name="name" label={t('remedies.name')} value={typed('name')} error={wrong('name')} />
          <Field
            name="contact"
            label={t('remedies.contact')}
            hint={t('remedies.contact.hint')}
            value={typed('contact')}
            error={wrong('contact')}
          />
          <Field
            name="source"
            label={t('remedies.source')}
            hint={t('remedies.source.hint')}
            value={typed('source')}
            error={wrong('source')}
          />
          <Field kind="date" name="day" label={t('remedies.day')} value={typed('day')} error={wrong('day')} />
          <Acts>
            <Button kind="main" name="act" value="propose">
              {t('remedies.propose')}
            </Button>
          </Acts>
        </form>
      ) : null}
    </StaffPage>
  );
}
