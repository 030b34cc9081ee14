import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayIn } from '../../../../server/core/consultation/days.ts';
import { isTrained, taughtRoles, trainedUntil, trainingTopics } from '../../../../server/core/staff/duty.ts';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { deedsFor, frameOf, signedIn } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.training' };

export { ErrorBoundary, links } from '../frame.tsx';

export function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const held = taughtRoles.filter((role) => staff.grants.some((grant) => grant.role === role));
  // Whoever records trainings, or watches over them, reads what each role is taught.
  const all = deedsFor(staff).includes('staff:list');
  return {
    frame: frameOf(context, staff),
    taught: all ? [...taughtRoles] : held,
    until: isTrained(staff, dayIn('UTC', context.now())) ? trainedUntil(staff.trainedSince) : '',
  };
}

/** What everybody who reads children's words is trained in, subject by subject, and for each of this person's roles. */
export default function Training() {
  const t = useT();
  const { frame, taught, until } = useLoaderData<typeof loader>();
  const { language } = useSpeaker();
  return (
    <StaffPage frame={frame} current="/staff/training">
      <h1>{t('staff.training')}</h1>
      <p>{t('learn.lead')}</p>
      <Notice kind="stops">
        <p>{t('learn.unreviewed')}</p>
      </Notice>
      <p>
        <b>{until === '' ? t('learn.none') : t('learn.until', { day: dayInWords(language, until) })}</b>
      </p>
      <p>
        <a href="/staff/training/desk">{t('practise.go')}</a>
      </p>
      {trainingTopics.map((topic) => (
        <section key={topic} aria-labelledby={topic}>
          <h2 id={topic}>{t(`training.${topic}`)}</h2>
          <p>{t(`learn.${topic}.all`)}</p>
          {taught.map((role) => (
            <div key={role}>
              <h3>{t(`role.${role}`)}</h3>
              <p>{t(`learn.${topic}.${role}`)}</p>
            </div>
          ))}
          <Note>
            <b>{t('learn.talk')}</b> {t(`learn.${topic}.talk`)}
          </Note>
        </section>
      ))}
    </StaffPage>
  );
}
