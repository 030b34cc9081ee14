import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { knownHelplines } from '../../../../locales/helplines.ts';
import { idPattern } from '../../../../server/core/ids.ts';
import {
  countries,
  helplineKinds,
  helplinesReady,
  isNumber,
  languagesIn,
} from '../../../../server/core/safeguarding/helplines.ts';
import { longestName } from '../../../../server/core/staff/field-limits.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { formId, parseForm, readFields } from '../../../forms/read-form.ts';
import { countryInWords } from '../../../i18n/countries.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { HelplineCountry, HelplineForm, HelplineTable, KnownLines } from './helplines-parts.tsx';

export const handle: Handle = { title: 'staff.helplines' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/helplines';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.safeguarding.helplines(staff, {});
  if (!read.ok) throw nothingHere();
  const query = new URL(request.url).searchParams;
  const country = countries.find((each) => each === query.get('country')) ?? '';
  return {
    frame: frameOf(context, staff),
    lines: read.value,
    country,
    known: country === '' ? [] : (knownHelplines[country] ?? []),
    fresh: context.newId(),
    saved: query.has('saved'),
    dropping: query.get('drop') ?? '',
  };
}

const most = { name: longestName, number: 60, languages: 200, source: 400 };

const form = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('enter'),
    country: z.string().check(z.regex(/^[A-Z]{2}$/)),
    kind: z.enum(helplineKinds),
    languages: z.string(),
    name: z.string(),
    number: z.string(),
    source: z.string(),
  }),
  z.object({ act: z.literal('confirm'), id: z.string().check(z.regex(idPattern)) }),
  z.object({ act: z.literal('drop'), id: z.string().check(z.regex(idPattern)) }),
]);

/** Which field of a line has to change: the first one that is empty or not what it should be. */
function wrongIn(fields: URLSearchParams): string {
  const typed = (name: string) => (fields.get(name) ?? '').trim();
  if (!helplineKinds.some((kind) => kind === typed('kind'))) return 'kind';
  if (typed('name') === '') return 'name';
  if (!isNumber(typed('number'))) return 'number';
  return languagesIn(typed('languages')) ? 'source' : 'languages';
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const long = refusedTooLong(fields, most);
  if (long) return long;
  const sent = parseForm(fields, form);
  if (!sent) return refusedForm('field-missing', { fields, field: wrongIn(fields) });
  const { safeguarding } = context.services;
  if (sent.act === 'enter') {
    const entered = await safeguarding.writeHelpline(staff, { ...sent, form: formId(fields) });
    if (!entered.ok) return refusedForm(entered.code, { fields, field: wrongIn(fields) });
    return redirect(`${here}?saved&country=${sent.country}`, { status: 303 });
  }
  const settled =
    sent.act === 'confirm'
      ? await safeguarding.confirmHelpline(staff, { id: sent.id })
      : await safeguarding.dropHelpline(staff, { id: sent.id });
  if (!settled.ok) return refusedForm(settled.code, { fields, field: 'lines' });
  return redirect(`${here}?saved`, { status: 303 });
}

/** Whom children call. One person enters a number from its source, another one reads the source too; only then it is shown. */
export default function Helplines() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, lines, country, known, fresh, saved, dropping } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const entered = [...new Set(lines.map((line) => line.country))];
  const mayWrite = frame.may.includes('helplines:write');
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.helplines')}</h1>
      <p>{t('helplines.lead')}</p>
      {mayWrite ? <p className="soft">{t('helplines.drop.first')}</p> : null}
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <div id="field-lines" tabIndex={-1}>
        {entered.length === 0 ? <p className="soft">{t('helplines.none')}</p> : null}
        {entered.map((code) => {
          const own = lines.filter((line) => line.country === code);
          return (
            <section key={code}>
              <h2>{countryInWords(language, { code, t })}</h2>
              <p className={helplinesReady(own) ? 'soft' : undefined}>
                {t(helplinesReady(own) ? 'helplines.ready' : 'helplines.waits')}
              </p>
              <HelplineTable lines={own} here={here} mayWrite={mayWrite} dropping={dropping} />
            </section>
          );
        })}
      </div>
      {mayWrite ? (
        <section>
          <h2>{t('helplines.add')}</h2>
          <form method="get" action={here}>
            <HelplineCountry country={country} />
          </form>
          {country === '' ? null : (
            <>
              {known.length > 0 ? (
                <KnownLines known={known} country={country} here={here} fresh={fresh} />
              ) : (
                <Notice>
                  <p>{t('helplines.known.none')}</p>
                </Notice>
              )}
              <HelplineForm country={country} here={here} fresh={fresh} refused={refused} />
            </>
          )}
        </section>
      ) : null}
    </StaffPage>
  );
}
