import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { OrganisationPage } from '../../../server/usecases/staff/pages.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { StaffPage } from './frame.tsx';
import { refusedForm } from './refuse-form.ts';
import { Refusal, Saved, typedOr } from './refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from './signed-in.ts';

export { ErrorBoundary, links } from './frame.tsx';

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
        return { name, tag, endonym, body: page.ok ? (page.value.body ?? '') : '' };
      }),
    ),
  );
  return { frame, pages, saved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const name = names.find((each) => each === fields.get('page'));
  const language = context.languages.find((each) => each.tag === fields.get('language'))?.tag;
  if (!name || !language) throw new Response(null, { status: 400 });
  const field = `${name}.${language}`;
  const edited = await context.services.staff.editPage(staff, {
    name,
    language,
    body: fields.get(field) ?? '',
  });
  return edited.ok
    ? redirect(`${here}?saved#${field}`, { status: 303 })
    : refusedForm(edited.code, { fields, field });
}

export default function Pages() {
  const t = useT();
  const { frame, pages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.pages')}</h1>
      <p>{t('pages.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {names.map((name) => (
        <section key={name}>
          <h2>{t(`foot.${name}`)}</h2>
          <Note>{t(`pages.${name}.needs`)}</Note>
          <div className="pair">
            {pages
              .filter((page) => page.name === name)
              .map((page) => {
                const field = `${name}.${page.tag}`;
                return (
                  <form method="post" action={here} key={page.tag} id={field}>
                    <input type="hidden" name="page" value={name} />
                    <input type="hidden" name="language" value={page.tag} />
                    <Field
                      kind="area"
                      rows={8}
                      name={field}
                      label={
                        <>
                          {t(`foot.${name}`)} · <bdi lang={page.tag}>{page.endonym}</bdi>
                        </>
                      }
                      lang={page.tag}
                      value={typedOr(refused, field)(page.body)}
                      error={
                        refused?.refused.field === field ? t(`refusal.${refused.refused.code}`) : undefined
                      }
                    />
                    <Button>{t('staff.save')}</Button>
                  </form>
                );
              })}
          </div>
        </section>
      ))}
    </StaffPage>
  );
}
