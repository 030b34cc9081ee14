import type { LinksFunction } from '@remix-run/node';
import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Deed } from '../../../server/core/staff/roles.ts';
import { Acts, ButtonLink } from '../../components/form/button.tsx';
import { Destroyed, isDestroyedToStaff } from '../../components/staff/destroyed.tsx';
import { StaffShell } from '../../components/staff/staff-shell.tsx';
import type { Key } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { openPlainly, staysAsItIs } from '../../live/plainly.ts';
import { typedForms } from '../../live/typed-forms.ts';
import design from '../../styles/design.css?url';
import release from '../../styles/release.css?url';
import sides from '../../styles/sides.css?url';
import css from '../../styles/staff.css?url';
import { GivenBackToStaff, isStaffGivenBack, isTypedForNothing } from './given-back.tsx';
import { besideDesk, type Place, placesFor, stages } from './places.ts';
import type { ConsultationFrame, Frame } from './signed-in.ts';
import { TypedWords } from './typed-words.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

/** Pages of staff that show parts of a release. */
export const releaseLinks: LinksFunction = () => [
  { rel: 'stylesheet', href: release },
  { rel: 'stylesheet', href: design },
  { rel: 'stylesheet', href: sides },
  { rel: 'stylesheet', href: css },
];

/** Name and roles, as the bar shows them: "Amal Haddad, moderator". */
function Person({ frame }: { frame: Frame }) {
  const t = useT();
  return (
    <>
      <bdi>{frame.name}</bdi>
      {frame.roles.length > 0
        ? `${t('list.comma')}${frame.roles.map((role) => t(`role.${role}`)).join(t('list.and'))}`
        : ''}
    </>
  );
}

function LookLink() {
  const t = useT();
  return <a href="/look">{t('foot.look')}</a>;
}

const letters = '/staff/letters';
const general: readonly { href: string; label: Key; deed: Deed }[] = [
  { href: '/staff', label: 'nav.consultations', deed: 'consultation:list' },
  { href: '/staff/sessions', label: 'staff.sessions', deed: 'consultation:list' },
  { href: '/staff/training', label: 'staff.training', deed: 'consultation:list' },
  { href: '/staff/people', label: 'staff.people', deed: 'staff:list' },
  { href: '/staff/keeping', label: 'staff.keeping', deed: 'retention:read' },
  { href: '/staff/pages', label: 'staff.pages', deed: 'pages:write' },
  { href: '/staff/desk-limits', label: 'staff.desk-limits', deed: 'desk:limit' },
  { href: '/staff/screens', label: 'staff.screens', deed: 'screens:read' },
  { href: '/staff/languages', label: 'staff.languages', deed: 'languages:read' },
  { href: '/staff/requests', label: 'staff.requests', deed: 'request:read' },
  { href: '/staff/audit', label: 'staff.audit', deed: 'audit:read' },
  { href: '/staff/helplines', label: 'staff.helplines', deed: 'helplines:confirm' },
  { href: '/staff/key', label: 'staff.key', deed: 'case:work' },
  { href: letters, label: 'staff.letters', deed: 'case:work' },
  { href: '/staff/complaints', label: 'staff.complaints', deed: 'complaint:read' },
  { href: '/staff/independent-audit', label: 'staff.independent-audit', deed: 'independent-audit:record' },
  { href: '/staff/remedies', label: 'staff.remedies', deed: 'remedy:confirm' },
];

/** A page of staff that belongs to no consultation. */
export function StaffPage({
  frame,
  current,
  title,
  layout,
  children,
}: {
  frame: Frame;
  current: string;
  /** The title in the bar; on a desk it is the h1. */
  title?: ReactNode;
  layout?: 'page' | 'desk' | undefined;
  children: ReactNode;
}) {
  const t = useT();
  const links = general
    .filter((link) => frame.may.includes(link.deed) && (link.href !== letters || frame.letters))
    .map(({ href, label }) => ({ href, label: t(label), current: href === current }));
  return (
    <StaffShell
      demo={frame.demo}
      title={title ?? t('product')}
      person={<Person frame={frame} />}
      tools={<LookLink />}
      links={links}
      layout={layout}
    >
      {children}
    </StaffShell>
  );
}

interface ConsultationPageProps {
  frame: ConsultationFrame;
  /** The path after `/staff/c/:id`. */
  current: string;
  /** The title in the bar; on a desk it is the h1. */
  title?: ReactNode;
  tools?: ReactNode;
  layout?: 'page' | 'desk' | undefined;
  children: ReactNode;
}

/** A page of staff inside one consultation. */
export function ConsultationPage({ frame, current, title, tools, layout, children }: ConsultationPageProps) {
  const t = useT();
  const base = `/staff/c/${frame.id}`;
  const mine = placesFor(frame.may);
  // A child waits for its answer, or says that something is wrong, and only these numbers say so on another page.
  const waiting = new Map([
    ['/second', frame.seconds ? t('place.second.waiting', { count: frame.seconds }) : null],
    ['/shown', frame.reported ? t('place.shown.reported', { count: frame.reported }) : null],
  ]);
  const linksTo = (some: readonly Place[]) =>
    some.map(({ path, label }) => ({
      href: base + path,
      label: waiting.get(path) ?? t(label),
      current: path === current,
      waits: Boolean(waiting.get(path)),
    }));
  const consultations = { href: '/staff', label: t('nav.consultations'), current: false };
  const folded =
    layout === 'desk'
      ? {
          links: linksTo(mine.filter(({ path }) => besideDesk.has(path))),
          more: [consultations, ...linksTo(mine.filter(({ path }) => !besideDesk.has(path)))],
        }
      : {
          links: [consultations, ...linksTo(mine.filter(({ stage }) => stage === null))],
          stages: stages.map((stage) => ({
            name: t(`nav.${stage}`),
            links: linksTo(mine.filter((place) => place.stage === stage)),
          })),
        };
  return (
    <StaffShell
      demo={frame.demo}
      title={title ?? t('product')}
      consultation={
        <>
          <bdi lang={frame.language}>{frame.title}</bdi> {t('list.apart')} {t(`life.${frame.state}`)}
        </>
      }
      person={<Person frame={frame} />}
      tools={tools ?? <LookLink />}
      {...folded}
      layout={layout}
    >
      {children}
    </StaffShell>
  );
}

/** What stood in the forms of a page that lived, which is still there while the one that takes its place is drawn. */
const wasTyped = () =>
  typeof document === 'undefined'
    ? []
    : typedForms().flatMap((form) => form.map(([name = '', value = '']) => [name, value] as const));

/**
 * Signed out, unknown and forbidden: none of them tells what exists. A fault says so and loses nothing that was saved. Where a page that lived
 * cannot be drawn any more what was typed into it can be read here; where nothing was, it comes anew without script: what stopped would stop at
 * each load.
 */
export function ErrorBoundary() {
  const t = useT();
  const error = useRouteError();
  const { search } = useLocation();
  const said = isRouteErrorResponse(error) ? error : null;
  const [typed] = useState(wasTyped);
  const nothingTyped = typed.length === 0;
  useEffect(() => {
    // What was asked for and answered so, or by nobody, is no fault of this browser.
    if (window.__remixRouter?.state.errors) return;
    if (nothingTyped) openPlainly();
    else staysAsItIs();
  }, [nothingTyped]);
  if (said && isStaffGivenBack(said.data)) {
    return (
      <StaffShell demo={false} title={t('product')}>
        <GivenBackToStaff form={said.data} />
      </StaffShell>
    );
  }
  if (said && isDestroyedToStaff(said.data)) {
    return (
      <StaffShell demo={false} title={t('product')}>
        <Destroyed {...said.data} />
      </StaffShell>
    );
  }
  const signedOut = said?.data === 'signed-out';
  const untrained = said?.data === 'training-needed';
  const kind = signedOut
    ? 'signed-out'
    : untrained
      ? 'training-needed'
      : said && said.status < 500
        ? 'nothing'
        : 'fault';
  return (
    <StaffShell demo={false} title={t('product')}>
      <h1>{t(`staff.${kind}`)}</h1>
      <p>{t(`staff.${kind}.next`)}</p>
      {said && isTypedForNothing(said.data) ? (
        <TypedWords form={{ refused: { code: 'not-found', field: '' }, typed: said.data.typedForNothing }} />
      ) : null}
      {said ? null : <TypedWords form={{ refused: { code: 'try-again', field: '' }, typed }} />}
      {signedOut ? (
        <>
          <ButtonLink href="/staff/sign-in">{t('signin.title')}</ButtonLink>
          {/* No cookie of ours comes along with such a link (`SameSite=Strict`); with this one it does. */}
          <p>
            <a href={search || '?'}>{t('staff.signed-out.elsewhere')}</a>
          </p>
        </>
      ) : (
        <Acts>
          {untrained ? <ButtonLink href="/staff/training">{t('staff.training')}</ButtonLink> : null}
          <ButtonLink href="/staff">{t('nav.consultations')}</ButtonLink>
        </Acts>
      )}
    </StaffShell>
  );
}
