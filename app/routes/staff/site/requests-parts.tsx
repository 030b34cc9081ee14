import type { ListedRequest } from '../../../../server/usecases/privacy/read-requests.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Fact } from '../read-only.tsx';

/** A request that waits, with the decisions of this person's side. No word of a child is on it. */
export function StandingRequest({ request, here }: { request: ListedRequest; here: string }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <section className="notice owed" aria-labelledby={`request-${request.id}`}>
      <h2 id={`request-${request.id}`}>
        {dayInWords(language, request.day)} {t('list.apart')} {t(`requests.state.${request.state}`)}
      </h2>
      <dl className="facts">
        <Fact label={t('requests.number')}>
          <code dir="ltr">{request.subject}</code>
        </Fact>
        <Fact label={t('requests.consultation')} lang={request.consultation === null ? undefined : ''}>
          {request.consultation ?? t('requests.nothing')}
        </Fact>
        <Fact label={t('requests.basis')} lang="">
          {request.basis}
        </Fact>
        <Fact label={t('requests.asked-by')}>{request.askedBy ?? t('requests.command-line')}</Fact>
        <Fact label={t('requests.approved-by')}>{request.approvedBy ?? t('requests.waits')}</Fact>
        <Fact label={t('requests.overseen-by')}>{request.overseenBy ?? t('requests.waits')}</Fact>
      </dl>
      {request.mayApprove || request.mayRefuse ? (
        <form method="post" action={here}>
          <input type="hidden" name="request" value={request.id} />
          <Acts>
            {request.mayApprove && request.side !== null ? (
              <Button kind="main" name="act" value="approve">
                {t(`requests.${request.side}`)}
              </Button>
            ) : null}
            {request.mayRefuse ? (
              <Button name="act" value="refuse">
                {t('requests.refuse')}
              </Button>
            ) : null}
          </Acts>
          <p className="note">{t('requests.note')}</p>
        </form>
      ) : null}
    </section>
  );
}

/** What is over: who decided, and how. */
export function SettledRequests({ requests }: { requests: readonly ListedRequest[] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (requests.length === 0) return null;
  return (
    <DataTable
      caption={t('requests.over')}
      stacks
      columns={[
        { key: 'day', head: t('requests.day') },
        { key: 'state', head: t('requests.state') },
        { key: 'number', head: t('requests.number') },
        { key: 'approved', head: t('requests.approved-by') },
        { key: 'overseen', head: t('requests.overseen-by') },
        { key: 'refused', head: t('requests.refused-by') },
      ]}
      rows={requests.map((request) => ({
        key: request.id,
        cells: {
          day: dayInWords(language, request.day),
          state: t(`requests.state.${request.state}`),
          number: <code dir="ltr">{request.subject}</code>,
          approved: <bdi>{request.approvedBy ?? ''}</bdi>,
          overseen: <bdi>{request.overseenBy ?? ''}</bdi>,
          refused: <bdi>{request.refusedBy ?? ''}</bdi>,
        },
      }))}
    />
  );
}
