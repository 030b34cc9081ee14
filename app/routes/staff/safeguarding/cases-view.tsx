import { useNavigate } from '@remix-run/react';
import { type MouseEvent, useState } from 'react';
import { PutBack } from '../../../components/staff/put-back.tsx';
import { Queue, QueueRow } from '../../../components/staff/queue-row.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import type { Key } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { LeadKey } from '../../../live/sealed-keys.ts';
import { useSignedIn } from '../../../live/use-signed-in.ts';
import { DeskOut } from '../moderation/desk-out.tsx';
import { Refusal, type RefusedForm, Saved, typedOr } from '../refused.tsx';
import { TypedWords } from '../typed-words.tsx';
import { standsIn } from './case-field.ts';
import type { CasesPage } from './cases-page.ts';
import { GoneCase, hasWords, isWords } from './gone-case.tsx';
import { CaseAtHandView } from './safeguarding-case.tsx';
import { Directory, Rehearsal, UnlockKey } from './safeguarding-parts.tsx';

interface CasesViewProps {
  page: CasesPage;
  refused: RefusedForm | undefined;
  here: string;
  title: Key;
  lead: Key;
}

/** Cases by their wait, one of them open, and what a lead needs beside it: of a consultation, or without one. */
export function CasesView({ page, refused, here, title, lead }: CasesViewProps) {
  const t = useT();
  const { language } = useSpeaker();
  const [key, setKey] = useState<LeadKey | null>(null);
  const { cases, leads, wrapped, opened, gone, directory, fresh, nowMs, saved, trained, putBack } = page;
  const navigate = useNavigate();
  const lost =
    refused !== undefined && hasWords(refused) && !standsIn(opened, (name) => typedOr(refused, name)(''));
  // What is wrong is said where something is: of a form that is there no more, of the case.
  const said = lost && opened ? { ...refused, refused: { ...refused.refused, field: 'case' } } : refused;
  // Whoever comes in again may be somebody else, and types the code anew.
  const isIn = useSignedIn(page, () => setKey(null));

  /** Loading the page anew would forget the key: with one open, a case opens in place. */
  function openInPlace(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!key || !link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const { pathname, search } = new URL(link.href);
    if (pathname !== here) return;
    event.preventDefault();
    navigate(pathname + search, { preventScrollReset: true });
  }

  return (
    <>
      <h1>{t(title)}</h1>
      <p>{t(lead)}</p>
      {gone !== null && refused?.refused.code === 'not-found' ? null : (
        <Refusal form={said} here={opened ? `${here}?case=${opened.id}` : here} />
      )}
      <Saved shown={saved && !refused} />
      <PutBack day={putBack} of="cases" />
      {gone === null ? (
        <TypedWords form={lost ? said : undefined} words={isWords} parts={['case']} />
      ) : (
        <GoneCase caseId={gone} refused={refused} />
      )}
      {trained ? null : (
        <Notice kind="stops" title={t('refusal.training-needed')}>
          <p>{t('sg.training-over')}</p>
        </Notice>
      )}
      {isIn ? null : <DeskOut />}
      {!isIn ? null : wrapped === null ? (
        <Notice kind="stops" title={t('sg.no-key')}>
          <p>
            <a href="/staff/key">{t('sg.no-key.make')}</a>
          </p>
        </Notice>
      ) : (
        <UnlockKey wrapped={wrapped} opened={key !== null} onOpen={setKey} />
      )}
      {/* Out of sight nothing of it is lost that was typed. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the rows are links; this only keeps the page. */}
      <div className="cases" hidden={!isIn} onClick={openInPlace}>
        <Queue empty={t('sg.none')}>
          {cases.map((each) => (
            <QueueRow
              key={each.id}
              href={`${here}?case=${each.id}`}
              wait={
                each.sinceMinute === null ? (
                  <>
                    <span aria-hidden="true">–</span>
                    <Unseen>{t('sg.waits.none')}</Unseen>
                  </>
                ) : (
                  t('sg.waits', { count: Math.max(0, Math.floor(nowMs / 60_000) - each.sinceMinute) })
                )
              }
              name={t(each.kind === 'drill' ? 'sg.drill' : 'sg.case')}
              lang={each.language}
              rule={t(`sg.state.${each.state}`)}
              line={dayInWords(language, each.day)}
              ownLine
              severe={each.state === 'sealed'}
              over={each.state === 'closed' || each.state === 'withdrawn'}
              claimed={each.id === opened?.id}
            />
          ))}
        </Queue>
        {opened ? (
          <CaseAtHandView key={opened.id} opened={opened} leadKey={key} here={here} refused={refused} />
        ) : null}
      </div>
      <Directory lines={directory} />
      <Rehearsal here={here} leads={leads} fresh={fresh} />
      <section>
        <h2>{t('sg.duties')}</h2>
        <ul>
          <li>{t('sg.duties.report')}</li>
          <li>{t('sg.duties.unknown')}</li>
          <li>{t('sg.duties.promise')}</li>
          <li>{t('sg.duties.sealed')}</li>
        </ul>
        <Note>{t('sg.professional')}</Note>
      </section>
    </>
  );
}
