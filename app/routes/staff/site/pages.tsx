import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { longestPage } from '../../../../server/core/staff/organisation-pages.ts';
import type { OrganisationPage } from '../../../../server/usecases/staff/pages.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.pages' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/pages';
const names = ['imprint', 'privacy', 'accessibility'] as const satisfies readonly OrganisationPage[];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const frame = frameOf(context, staff);
  if (!frame.may.includes('pages:write')) throw nothingHere();
  const pages = await Promise.all(
    names.flatMap((name) =>
      context.languages.map(async ({ tag, endonym }) => {
        const page = await context.services.staff.readPage(staff, { name, language: tag });
        const stands = page.ok ? page.value : { body: null, seen: '' };
        return { name, tag, endonym, body: stands.body ?? '', seen: stands.seen };
      }),
    ),
  );
  return { frame, pages, saved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const pages = names.flatMap((name) =>
    context.languages.flatMap(({ tag }) => {
      const body = fields.get(`${name}.${tag}`);
      const seen = fields.get(`seen.${name}.${tag}`) ?? '';
      return body === null ? [] : [{ name, language: tag, body, seen }];
    }),
  );
  if (pages.length === 0) throw new Response(null, { status: 400 });
  const edited = await context.services.staff.editPages(staff, { pages });
  if (edited.ok) return redirect(`${here}?saved`, { status: 303 });
  const long = pages.find(({ body }) => body.length > longestPage);
  const { name, language } = long ?? pages[0] ?? { name: '', language: '' };
  return refusedForm(edited.code, { fields, field: `${name}.${language}`, most: longestPage });
}

export default function Pages() {
  const t = useT();
  const { frame, pages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const wrong = useWrong(refused);
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.pages')}</h1>
      <p>{t('pages.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <form method="post" action={here}>
        {names.map((name) => (
          <section key={name}>
            <h2>{t(`foot.${name}`)}</h2>
            <Note>{t(`pages.${name}.needs`)}</Note>
            <div className="pair">
              {pages
                .filter((page) => page.name === name)
                .map(({ tag, endonym, body, seen }) => {
                  const field = `${name}.${tag}`;
                  return (
                    <div key={tag}>
                      <input
                        type="hidden"
                        name={`seen.${field}`}
                        value={typedOr(refused, `seen.${field}`)(seen)}
                      />
                      <Field
                        kind="area"
                        rows={8}
                        name={field}
                        label={
                          <>
                            {t(`foot.${name}`)} {t('list.apart')} <bdi lang={tag}>{endonym}</bdi>
                          </>
                        }
                        lang={tag}
                        value={typedOr(refused, field)(body)}
                        error={wrong(field)}
                      />
                    </div>
                  );
                })}
            </div>
            <Button>{t('staff.save')}</Button>
          </section>
        ))}
      </form>
    </StaffPage>
  );
}
