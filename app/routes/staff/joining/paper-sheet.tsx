import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { meantIn } from '../../../forms/meant-fields.ts';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, type RefusedForm } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { CheckForm } from './paper-check-parts.tsx';
import { entryOf, partsShown, pickedIn, saysConsent, wrongField } from './paper-fields.ts';
import { NumberForm } from './paper-parts.tsx';
import { AsideForm, DifferencesForm, SheetForm } from './paper-sheet-parts.tsx';

export const handle: Handle = { title: 'paper.type' };

export { ErrorBoundary, links } from '../frame.tsx';

const outcomes = ['once', 'differs', 'settled', 'refused', 'unfit', 'again', 'checked', 'aside'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  if (!frame.may.includes('paper:key')) throw nothingHere();
  const asked = new URL(request.url).searchParams;
  // A scanner types the whole address of a QR.
  const number = (asked.get('number') ?? '').slice(0, 300);
  const became = outcomes.find((each) => each === asked.get('became')) ?? null;
  const of = (asked.get('of') ?? '').slice(0, 20).replace(/\D/g, '');
  if (number === '') return { frame, sheet: null, check: null, refused: null, became, of };
  const read = await context.services.paper.sheet(staff, { consultationId: frame.id, number });
  if (!read.ok) {
    if (read.code === 'not-found') throw nothingHere();
    return { frame, sheet: null, check: null, refused: read.code, became: null, of };
  }
  const { language, level, state, older, mine, bands, differences, seen } = read.value;
  // Between draft and signature what is left to type of a sheet is its answer to "Is this what we meant?".
  const check = await context.services.paper.check(staff, { consultationId: frame.id, number });
  return {
    frame,
    check: check.ok ? check.value : null,
    refused: null,
    became: null,
    of,
    sheet: {
      ...{ number: read.value.number, language, level, state, older, mine, bands, differences, seen },
      parts: partsShown(read.value),
    },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { paper } = context.services;
  const at = { consultationId: params.id ?? '', number: (fields.get('number') ?? '').slice(0, 20) };
  const here = `/staff/c/${at.consultationId}/paper/sheet`;
  /** The readings that the form showed. */
  const seen = (fields.get('seen') ?? '').slice(0, 40);
  const done = (became: (typeof outcomes)[number]) =>
    redirect(`${here}?became=${became}&of=${encodeURIComponent(at.number)}`, { status: 303 });
  switch (fields.get('act')) {
    case 'again': {
      const dropped = await paper.rekey(staff, { ...at, seen });
      if (dropped.ok) return done('again');
      if (dropped.code === 'not-found') throw nothingHere();
      return refusedForm(dropped.code, { fields, field: 'differences' });
    }
    case 'aside': {
      const put = await paper.aside(staff, at);
      if (put.ok) return done('aside');
      if (put.code === 'not-found') throw nothingHere();
      return refusedForm(put.code, { fields, field: 'number' });
    }
    case 'settle': {
      const settled = await paper.settle(staff, { ...at, picked: pickedIn(fields), seen });
      if (settled.ok) return done(settled.value.became);
      if (settled.code === 'not-found') throw nothingHere();
      return refusedForm(settled.code, { fields, field: 'differences' });
    }
    case 'check': {
      const mark = (fields.get('mark') ?? '').slice(0, 20);
      const checked = await paper.keyCheck(staff, { ...at, mark, answers: meantIn(fields) });
      if (checked.ok) return done('checked');
      if (checked.code === 'not-found') throw nothingHere();
      const field = checked.code === 'sheet-other-words' ? 'mark' : 'number';
      return refusedForm(checked.code, { fields, field });
    }
    default: {
      // Without an answer it is no sheet without a tick: that one is destroyed.
      if (!saysConsent(fields)) {
        const there = await paper.sheet(staff, at);
        if (!there.ok && there.code === 'not-found') throw nothingHere();
        return refusedForm('field-missing', { fields, field: 'consent' });
      }
      const keyed = await paper.key(staff, { ...at, entry: entryOf(fields) });
      if (keyed.ok) return done(keyed.value.became);
      if (keyed.code === 'not-found') throw nothingHere();
      const sheet = await paper.sheet(staff, at);
      const field = sheet.ok ? wrongField(fields, partsShown(sheet.value)) : undefined;
      return refusedForm(keyed.code, { fields, field: field ?? 'consent' });
    }
  }
}

/** What was typed of this sheet comes back, also where sheets are not typed any more by now. */
const typedFor = (form: RefusedForm | undefined, number: string) =>
  ownIf(form, { act: '', number }) !== undefined;

/** One sheet in somebody's hand: typed by two, and where they differ settled by whoever looks at it again. */
export default function PaperSheet() {
  const t = useT();
  const { frame, sheet, check, refused: unknown, became, of } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const pile = `/staff/c/${frame.id}/paper`;
  const here = `${pile}/sheet`;
  // A form that is refused comes back with the sheet it is of.
  const mine = `${here}?number=${sheet?.number ?? ''}`;
  return (
    <ConsultationPage frame={frame} current="/paper">
      <h1>{sheet ? t('paper.sheet', { number: sheet.number }) : t('paper.type')}</h1>
      <p>
        <a href={pile}>{t('paper.sheet.back')}</a>
      </p>
      <Refusal form={refused} here={mine} />
      {became && !refused ? (
        <Notice live>
          <p>{t(`paper.became.${became}`, { number: of })}</p>
        </Notice>
      ) : null}
      {sheet === null ? (
        <NumberForm here={here} error={unknown ? t(`refusal.${unknown}`) : undefined} />
      ) : check ? (
        <CheckForm check={check} here={mine} refused={refused} />
      ) : sheet.state === 'differs' ? (
        <DifferencesForm sheet={sheet} here={mine} refused={refused} />
      ) : sheet.state === 'back' ? (
        <Note>{t('paper.sheet.over')}</Note>
      ) : sheet.older ? (
        <AsideForm number={sheet.number} here={mine} />
      ) : sheet.mine ? (
        <Note sign="lock">{t('paper.sheet.mine')}</Note>
      ) : frame.state === 'open' || typedFor(refused, sheet.number) ? (
        <SheetForm sheet={sheet} here={mine} refused={refused} />
      ) : (
        <Note>{t('paper.sheet.shut')}</Note>
      )}
    </ConsultationPage>
  );
}
