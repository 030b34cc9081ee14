import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../../server/core/ids.ts';
import type { QuotesDesk } from '../../../../server/usecases/analysis/read-quotes.ts';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { RestsNow } from '../moderation/desk-break.tsx';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { ChosenQuote, OpenWords } from './quotes-parts.tsx';

export const handle: Handle = { title: 'place.quotes' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

/** What is handed to whoever has a break. */
const nothing: QuotesDesk = { state: 'closed', points: [], chosen: [], open: [], more: false };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const page = pageIn(query);
  const read = await context.services.analysis.quotes(staff, { consultationId: frame.id, page });
  const rests = !read.ok && read.code === 'break-needed';
  if (!read.ok && !rests) throw nothingHere();
  const { state } = frame;
  return {
    frame,
    rests,
    early: !isOver(state),
    over: isOver(state) && state !== 'closed' && state !== 'analysed',
    chooses: state === 'closed' && frame.may.includes('findings:write'),
    desk: read.ok ? read.value : nothing,
    page,
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { analysis } = context.services;
  const id = fields.get('id') ?? '';
  if (!isId(id)) throw new Response(null, { status: 400 });
  const act = fields.get('act');
  const outcome = await (() => {
    switch (act) {
      case 'choose':
        return analysis.chooseQuote(staff, {
          consultationId,
          contributionId: id,
          words: fields.get(`words.${id}`) ?? '',
        });
      case 'approve':
        return analysis.approveQuote(staff, { consultationId, quoteId: id });
      case 'drop':
        return analysis.dropQuote(staff, {
          consultationId,
          quoteId: id,
          approvals: wholeIn(fields, 'approvals'),
        });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/quotes?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: act === 'choose' ? `words.${id}` : `quote.${id}` });
}

export default function Quotes() {
  const t = useT();
  const { frame, rests, early, over, chooses, desk, page, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/quotes`;
  const stands = chooses && desk.open.some(({ id }) => ownIf(refused, { act: 'choose', id }));
  const pointOf = (id: string) => desk.points.find((point) => point.id === id);
  return (
    <ConsultationPage frame={frame} current="/quotes">
      <h1>{t('place.quotes')}</h1>
      <p>{t('quotes.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {stands ? null : <TypedWords form={refused} words={(name) => name.startsWith('words.')} />}
      {rests ? (
        <RestsNow desk={`/staff/c/${frame.id}/desk`} />
      ) : early ? (
        <Notice kind="owed">
          <p>{t('quotes.early')}</p>
        </Notice>
      ) : (
        <section>
          {over ? <Note>{t('quotes.over')}</Note> : null}
          <h2>{t('quotes.chosen')}</h2>
          {desk.chosen.length === 0 ? (
            <p className="table-empty">{t(over ? 'quotes.chosen.none.over' : 'quotes.chosen.none')}</p>
          ) : null}
          <ul className="counted">
            {desk.chosen.map((quote) => (
              <ChosenQuote
                key={quote.id}
                quote={quote}
                point={pointOf(quote.pointId)}
                here={here}
                acts={!over}
              />
            ))}
          </ul>
        </section>
      )}
      {chooses && !rests ? (
        <section>
          <h2>{t('quotes.open')}</h2>
          <p className="soft">{t('quotes.open.note')}</p>
          {desk.open.length === 0 ? <p className="table-empty">{t('quotes.open.none')}</p> : null}
          <ul className="counted">
            {desk.open.map((said) => (
              <OpenWords
                key={said.id}
                said={said}
                point={pointOf(said.pointId)}
                here={`${here}?page=${page}`}
                refused={refused}
              />
            ))}
          </ul>
          <PageTurner page={page} more={desk.more} href={(to) => `${here}?page=${to}`} />
        </section>
      ) : null}
    </ConsultationPage>
  );
}
