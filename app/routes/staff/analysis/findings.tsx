import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { canRest, isUnfounded } from '../../../../server/core/analysis/findings.ts';
import {
  isTemplate,
  type SentenceTemplate,
} from '../../../../server/core/analysis/sentences/typed-sentence.ts';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../../server/core/ids.ts';
import { longestFinding, longestPlain } from '../../../../server/core/staff/field-limits.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { ReleaseAttributes } from '../../../components/release/release-attributes.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { allTyped, ownIf, Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { ChildrenAreAsked } from './children-are-asked.tsx';
import { evidenceKey, evidenceOf } from './evidence-key.ts';
import { FindingForm, plainField } from './finding-form.tsx';
import { FindingsList } from './findings-list.tsx';
import { showTables, withStatements } from './show-tables.ts';
import { ordered, orders, tablesOnePage } from './tables-order.ts';
import { TablesPage } from './tables-page.tsx';

export const handle: Handle = { title: 'place.findings' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const read = await context.services.analysis.tables(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  const query = new URL(request.url).searchParams;
  const order = orders.find((each) => each === query.get('order')) ?? 'agreed';
  const page = pageIn(query);
  const { points, findings, seen, state } = read.value;
  const all = ordered(read.value.statements, { order, activities: read.value.activities });
  const here = all.slice(page * tablesOnePage, (page + 1) * tablesOnePage);
  const shown = showTables(withStatements(read.value, here), context.speaker);
  const drawn = new Map(
    shown.statements.flatMap(({ statements }) => statements.map((each) => [each.id, each])),
  );
  const opened = findings.find((each) => each.id === query.get('finding')) ?? null;
  return {
    frame,
    closed: state === 'closed',
    early: !isOver(state),
    asking: state === 'analysed',
    shown: {
      findings: shown.findings,
      polls: page === 0 ? shown.polls : [],
      statements: here.flatMap(({ id }) => drawn.get(id) ?? []),
      points: page === 0 ? points : [],
      ways: shown.ways,
      attributes: shown.attributes,
    },
    threshold: shown.rules.threshold,
    /** Whether anything here has a number, on whichever page of the tables. */
    rests:
      canRest([...read.value.statements, ...read.value.polls].map(({ table }) => table)) ||
      points.some(({ children }) => children !== null),
    seen,
    unfounded:
      state === 'closed' || state === 'analysed' ? findings.filter(isUnfounded).map(({ id }) => id) : [],
    fresh: context.newId(),
    view: { order, page, more: all.length > (page + 1) * tablesOnePage },
    opened: opened && {
      id: opened.id,
      seen: seen[opened.id] ?? '',
      text: opened.words ?? opened.text,
      template: opened.sentence?.template ?? opened.unsaid ?? '',
      language: opened.language,
      plain: opened.plain ?? [],
      // What is hidden by now has no place to tick, and would go along unseen to be refused each time.
      evidence: opened.evidence.filter(({ children }) => children !== null).map(evidenceKey),
    },
    languages: languagesOf(context, desk.row.languages),
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { analysis } = context.services;
  const findingId = fields.get('finding') ?? '';
  if (findingId !== '' && !isId(findingId)) throw new Response(null, { status: 400 });
  const seen = (fields.get('seen') ?? '').slice(0, 40);
  const plains = context.languages.flatMap(({ tag }) => levels.map((level) => plainField(tag, level)));
  const most = Object.fromEntries(plains.map((name) => [name, longestPlain]));
  const long = fields.get('act') === 'write' && refusedTooLong(fields, { text: longestFinding, ...most });
  if (long) return long;
  const outcome = await (() => {
    switch (fields.get('act')) {
      case 'write':
        return analysis.writeFinding(staff, {
          consultationId,
          ...(findingId === '' ? {} : { findingId, seen }),
          ...templateIn(fields),
          language: fields.get('language') ?? 'en',
          text: fields.get('text') ?? '',
          plain: context.languages.flatMap(({ tag }) =>
            levels.map((level) => ({
              language: tag,
              level,
              body: fields.get(plainField(tag, level)) ?? '',
            })),
          ),
          evidence: [...new Set(fields.getAll('evidence'))].flatMap((key) => evidenceOf(key) ?? []),
        });
      case 'drop':
        return analysis.dropFinding(staff, { consultationId, findingId, seen });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/findings?saved#saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  const field = outcome.code.startsWith('evidence-')
    ? 'evidence'
    : outcome.code === 'template-unfit'
      ? 'template'
      : 'text';
  return refusedForm(outcome.code, { fields, field });
}

export default function Findings() {
  const t = useT();
  const {
    frame,
    closed,
    early,
    asking,
    shown,
    threshold,
    rests,
    seen,
    unfounded,
    fresh,
    view,
    opened,
    languages,
    saved,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/findings`;
  const writes = closed && frame.may.includes('findings:write');
  const mine = ownIf(refused, { act: 'write' });
  const typed = allTyped(mine, 'evidence');
  const ticked = new Set(typed ?? opened?.evidence ?? []);
  const form = writes && (rests || mine !== undefined || opened !== null);
  const tables = (
    <TablesPage
      shown={shown}
      threshold={threshold}
      ticked={form ? ticked : null}
      view={view}
      here={here}
      opened={opened?.id}
    />
  );
  return (
    <ConsultationPage frame={frame} current="/findings">
      <h1>{t('place.findings')}</h1>
      <p>{t('findings.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {early ? (
        <Notice kind="owed">
          <p>{t('findings.early')}</p>
        </Notice>
      ) : (
        <>
          {closed ? null : <Note>{t('findings.over')}</Note>}
          {asking ? <ChildrenAreAsked /> : null}
          <ReleaseAttributes attributes={shown.attributes} threshold={threshold} />
          <FindingsList
            findings={shown.findings}
            threshold={threshold}
            here={here}
            seen={writes ? seen : null}
            unfounded={unfounded}
          />
          {writes ? (
            <>
              {form ? (
                <FindingForm
                  key={opened?.id ?? 'new'}
                  post={`${here}?order=${view.order}&page=${view.page}${opened ? `&finding=${opened.id}` : ''}`}
                  here={here}
                  opened={opened}
                  fresh={fresh}
                  languages={languages}
                  elsewhere={[...ticked].filter((key) => !standsIn(key, shown))}
                  refused={mine}
                >
                  {tables}
                </FindingForm>
              ) : (
                <>
                  <Notice kind="owed" title={t('findings.unfounded.all')}>
                    <p>{t('findings.unfounded.all.text')}</p>
                    <p>
                      <a href={`/staff/c/${frame.id}/voices`}>{t('place.voices')}</a>
                    </p>
                  </Notice>
                  {tables}
                </>
              )}
              <section>
                <h2>{t('findings.done')}</h2>
                <ButtonLink href={`/staff/c/${frame.id}/points#field-draft`}>
                  {t('findings.done.go')}
                </ButtonLink>
              </section>
            </>
          ) : (
            <>
              <TypedWords form={mine} words={(name) => name === 'text' || name.startsWith('plain.')} />
              {tables}
            </>
          )}
        </>
      )}
    </ConsultationPage>
  );
}

/** What the program is to say by itself. */
function templateIn(fields: URLSearchParams): { template?: SentenceTemplate } {
  const template = fields.get('template') ?? '';
  return isTemplate(template) ? { template } : {};
}

/** Does what was ticked stand on this page of tables? */
function standsIn(
  key: string,
  shown: {
    readonly statements: readonly { readonly id: string }[];
    readonly polls: readonly { readonly id: string }[];
    readonly points: readonly { readonly id: string }[];
  },
): boolean {
  const subject = evidenceOf(key)?.subject;
  return [...shown.statements, ...shown.polls, ...shown.points].some(({ id }) => id === subject);
}
