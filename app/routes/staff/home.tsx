import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Acts, ButtonLink } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { StaffPage } from './frame.tsx';
import { nextAct } from './next-act.ts';
import { deedsFor, frameOf, signedIn } from './signed-in.ts';

export { ErrorBoundary, links } from './frame.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const listed = await context.services.consultation.list(staff, {});
  const consultations = await Promise.all(
    (listed.ok ? listed.value : []).map(async (each) => {
      const may = deedsFor(staff, each.id);
      const desk = may.includes('response:write')
        ? await context.services.analysis.readAnswersDesk(staff, { consultationId: each.id })
        : undefined;
      return {
        ...each,
        next: nextAct(each.state, may),
        readable: may.includes('consultation:read'),
        answers:
          desk?.ok && desk.value.release
            ? { done: desk.value.responses.length, all: desk.value.findings.length }
            : null,
      };
    }),
  );
  const requests = await context.services.privacy.requests(staff, {});
  const asked = requests.ok ? requests.value.filter(({ state }) => state === 'asked').length : 0;
  const complaints = await context.services.complaints.list(staff, {});
  const waits = (state: string) => state === 'received' || state === 'reading' || state === 'again';
  const complained = complaints.ok ? complaints.value.filter(({ state }) => waits(state)).length : 0;
  return { frame: frameOf(context, staff), consultations, asked, complained };
}

export default function Home() {
  const t = useT();
  const { frame, consultations, asked, complained } = useLoaderData<typeof loader>();
  const mayCreate = frame.may.includes('consultation:create');
  return (
    <StaffPage frame={frame} current="/staff">
      <h1>{t('staff.home.title')}</h1>
      {asked > 0 ? (
        <Notice kind="owed">
          <p>
            <a href="/staff/requests">{t('staff.home.requests', { count: asked })}</a>
          </p>
        </Notice>
      ) : null}
      {complained > 0 ? (
        <Notice kind="owed">
          <p>
            <a href="/staff/complaints">{t('staff.home.complaints', { count: complained })}</a>
          </p>
        </Notice>
      ) : null}
      <DataTable
        caption={t('staff.home.title')}
        captionUnseen
        columns={[
          { key: 'title', head: t('staff.home.consultation') },
          { key: 'state', head: t('staff.home.state') },
          { key: 'next', head: t('staff.home.next') },
        ]}
        rows={consultations.map((each) => ({
          key: each.id,
          cells: {
            title:
              each.readable && each.state !== 'unreadable' ? (
                <a href={`/staff/c/${each.id}`}>
                  <bdi>{each.title}</bdi>
                </a>
              ) : (
                <bdi>{each.title}</bdi>
              ),
            state: (
              <>
                {t(`life.${each.state}`)}
                {each.answers ? (
                  <>
                    {' · '}
                    <a href={`/staff/c/${each.id}/answers`}>{t('answers.state', each.answers)}</a>
                  </>
                ) : null}
              </>
            ),
            next:
              each.next.path === null ? (
                <span className="soft">{t(`next.${each.next.act}`)}</span>
              ) : (
                <a href={each.next.path === '/said' ? '/said' : `/staff/c/${each.id}${each.next.path}`}>
                  {t(`next.${each.next.act}`)}
                </a>
              ),
          },
        }))}
        empty={mayCreate ? t('staff.home.empty.create') : t('staff.home.empty')}
      />
      {mayCreate ? (
        <Acts>
          <ButtonLink kind={consultations.length === 0 ? 'main' : 'second'} href="/staff/new" sign="add">
            {t('staff.home.new')}
          </ButtonLink>
        </Acts>
      ) : null}
    </StaffPage>
  );
}
