import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { LimitRow } from '../../../../server/core/moderation/limits.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { frameOf, nothingHere, signedIn } from '../signed-in.ts';
import { AuditAbout, AuditDetail, AuditDone, AuditWho } from './audit-words.tsx';
import { LimitsTable } from './limits-table.tsx';

export const handle: Handle = { title: 'staff.audit' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/audit';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const query = new URL(request.url).searchParams;
  const before = Number(query.get('before'));
  const read = await context.services.privacy.audit(staff, {
    consultationId: query.get('of'),
    day: query.get('day'),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  });
  if (!read.ok) throw nothingHere();
  const { of } = read.value;
  const limits =
    of === null ? undefined : await context.services.privacy.limits(staff, { consultationId: of });
  const inWords = (row: LimitRow): LimitRow =>
    row.group === 'language'
      ? { ...row, of: context.languages.find(({ tag }) => tag === row.of)?.endonym ?? row.of }
      : row;
  return {
    frame: frameOf(context, staff),
    of,
    log: read.value,
    limits: limits?.ok ? limits.value.map(inWords) : null,
  };
}

/** A log, a day at a time, and whether it still stands as it was written. It can be read here and nothing else. */
export default function Audit() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, of, log, limits } = useLoaderData<typeof loader>();
  const number = new Intl.NumberFormat(localeOf(language));
  const at = (more: Readonly<Record<string, string | number>>) => {
    const query = new URLSearchParams({ ...(of === null ? {} : { of }) });
    for (const [name, value] of Object.entries(more)) query.set(name, String(value));
    return `${here}?${query}`;
  };
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.audit')}</h1>
      <p className="lead">{t('audit.lead')}</p>
      {log.check.ok ? (
        <Notice>
          <p>{t('audit.intact', { count: log.check.entries })}</p>
        </Notice>
      ) : (
        <Notice kind="stops" title={t('audit.broken', { number: log.check.firstBad })}>
          <p>{t('audit.broken.text')}</p>
        </Notice>
      )}
      {log.kept?.stood === false ? (
        <Notice kind="stops">
          <p>{t('audit.kept.broken')}</p>
        </Notice>
      ) : null}
      {log.kept ? (
        <p>
          {t('audit.kept', { day: dayInWords(language, log.kept.until) })}{' '}
          <a href={`/gone/${of}`}>{t('gone.file')}</a>
        </p>
      ) : null}
      <h2 id="logs">{t('audit.logs')}</h2>
      <nav aria-labelledby="logs">
        <ul>
          {log.site ? (
            <li>
              <a href={here} aria-current={of === null ? 'page' : undefined}>
                {of === null ? <b>{t('audit.site')}</b> : t('audit.site')}
              </a>
            </li>
          ) : null}
          {log.complaints ? (
            <li>
              <a href={`${here}?of=complaints`} aria-current={of === 'complaints' ? 'page' : undefined}>
                {of === 'complaints' ? <b>{t('audit.of-complaints')}</b> : t('audit.of-complaints')}{' '}
                <Unseen>{t('staff.audit')}</Unseen>
              </a>
            </li>
          ) : null}
          {log.consultations.map(({ id, title }) => (
            <li key={id}>
              <a href={`${here}?of=${id}`} aria-current={of === id ? 'page' : undefined}>
                {of === id ? (
                  <b>
                    <bdi lang="">{title}</bdi>
                  </b>
                ) : (
                  <bdi lang="">{title}</bdi>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {limits ? <LimitsTable rows={limits} /> : null}
      <h2 id="days">{t('audit.days')}</h2>
      <nav aria-labelledby="days">
        <ul>
          {log.days.map(({ day, entries }) => (
            <li key={day}>
              <a href={at({ day })} aria-current={log.day === day ? 'page' : undefined}>
                {t('audit.day', { day: dayInWords(language, day), count: entries })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={
          log.day === null ? t('staff.audit') : t('audit.entries', { day: dayInWords(language, log.day) })
        }
        stacks
        columns={[
          { key: 'n', head: t('audit.head.number') },
          { key: 'who', head: t('audit.head.who') },
          { key: 'deed', head: t('audit.head.deed') },
          log.kept
            ? { key: 'times', head: t('audit.head.times'), number: true }
            : { key: 'about', head: t('audit.head.about') },
          { key: 'detail', head: t('audit.head.detail') },
        ]}
        rows={log.entries.map(({ n, actor, deed, subject, detail, times }) => ({
          key: String(n),
          cells: {
            n: number.format(n),
            who: <AuditWho actor={actor} names={log.names} />,
            deed: <AuditDone deed={deed} />,
            ...(log.kept
              ? { times: times ? number.format(times) : null }
              : { about: <AuditAbout subject={subject} names={log.names} entry={number.format(n)} /> }),
            detail: <AuditDetail deed={deed} detail={detail} names={log.names} entry={number.format(n)} />,
          },
        }))}
        empty={t('audit.empty')}
      />
      {log.more !== null && log.day !== null ? (
        <p>
          <a href={at({ day: log.day, before: log.more })}>{t('audit.more')}</a>
        </p>
      ) : null}
    </StaffPage>
  );
}
