import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { easyLevel, easyLines } from '../../../../server/core/consultation/easy-read.ts';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { sectionsAtOnce } from '../../../../server/core/consultation/plain-authors.ts';
import { EasyText } from '../../../components/document/easy-text.tsx';
import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { SectionText } from '../../../components/document/section-text.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import easyCss from '../../../styles/easy.css?url';
import { ConsultationPage, links as frameLinks } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { ReadText } from '../read-only.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { nothingHere, plainWordsOf, signedInToSend } from '../signed-in.ts';
import { CheckPlainForm, PlainState } from './plain-parts.tsx';
import { showPlainAuthors } from './plain-shown.ts';
import { EasyHints } from './plain-version.tsx';

export const handle: Handle = { title: 'plain.check.title' };

export { ErrorBoundary } from '../frame.tsx';

export const links: LinksFunction = () => [...frameLinks(), { rel: 'stylesheet', href: easyCss }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await plainWordsOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const languages = languagesOf(context, desk.row.languages);
  const language =
    languages.find(({ tag }) => tag === query.get('language'))?.tag ?? languages[0]?.tag ?? 'en';
  const all = desk.sections.length;
  const asked = Math.max(0, Math.min(all - 1, (Number(query.get('from')) || 1) - 1));
  const first = Math.floor(asked / sectionsAtOnce) * sectionsAtOnce;
  const sections = desk.sections.slice(first, first + sectionsAtOnce);
  return {
    frame,
    revision: desk.row.revision,
    documentLanguage: desk.documentLanguage,
    language,
    languages,
    from: first + 1,
    to: first + sections.length,
    all,
    sections: sections.map(({ anchor, heading, original, plain, easy }) => ({
      anchor,
      heading,
      original,
      plain: plain.filter((each) => each.language === language),
      easy: easy.find((each) => each.language === language) ?? null,
    })),
    authors: showPlainAuthors(desk.plainAuthors, {
      anchors: sections.map(({ anchor }) => anchor),
      staffId: staff.staffId,
    }).filter((each) => each.language === language),
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const language = fields.get('language') ?? '';
  const anchors = fields.getAll('anchor');
  const checked = await context.services.consultation.checkPlain(staff, {
    consultationId,
    revision: wholeIn(fields, 'revision'),
    language,
    anchors,
  });
  if (checked.ok) {
    const from = new URL(request.url).searchParams.get('from') ?? '1';
    const query = new URLSearchParams({ language, from, saved: '' });
    return redirect(`/staff/c/${consultationId}/document/check?${query}`, { status: 303 });
  }
  if (checked.code === 'not-found') throw nothingHere();
  return refusedForm(checked.code, { fields, field: 'language' });
}

/** Ten sections at a time in one language: the original, the plain words at both levels, easy-read as a child sees it, who wrote them, and one press of whoever read them. */
export default function DocumentCheck() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, sections, authors, language, languages, documentLanguage, from, to, all } = page;
  const path = `/staff/c/${frame.id}/document/check`;
  const at = (tag: string, first: number) => `${path}?language=${tag}&from=${first}`;
  const here = at(language, from);
  // Who only translates has this page, and not the one of the whole document.
  const reads = frame.may.includes('consultation:read');
  const checks = frame.may.includes('plain:check') && !isOver(frame.state);
  return (
    <ConsultationPage frame={frame} current={reads ? '/document' : '/document/check'}>
      {reads ? (
        <p className="way">
          <a href={`/staff/c/${frame.id}/document`}>{t('document.all')}</a>
        </p>
      ) : null}
      <h1>{t('plain.check.title')}</h1>
      <p>{t('plain.check.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={page.saved && !refused} />
      {languages.length > 1 ? (
        <nav aria-label={t('plain.check.languages')}>
          <ul>
            {languages.map(({ tag, endonym }) => (
              <li key={tag}>
                {tag === language ? (
                  <b lang={tag} dir="auto">
                    {endonym}
                  </b>
                ) : (
                  <a href={at(tag, from)} lang={tag} dir="auto">
                    {endonym}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {all === 0 ? (
        <p className="soft">{t('document.none')}</p>
      ) : (
        <>
          <h2>{t('plain.check.range', { from, to, all })}</h2>
          {sections.map(({ anchor, heading, original, plain, easy }) => (
            <section className="beside" key={anchor}>
              <div>
                <h3>
                  {t('document.section.number', { number: anchor })}
                  {heading === '' ? null : (
                    <>
                      {' '}
                      {t('list.apart')} <bdi lang={documentLanguage}>{heading}</bdi>
                    </>
                  )}
                </h3>
                <SectionText kind="law" lang={documentLanguage}>
                  <Paragraphs text={original} />
                </SectionText>
              </div>
              <div>
                {levels.map((level) => {
                  const said = plain.find((each) => each.level === level);
                  const author = authors.find((each) => each.anchor === anchor && each.level === level);
                  return (
                    <div key={level}>
                      <ReadText
                        label={t(`level.${level}`)}
                        lang={language}
                        text={[said?.heading, said?.body].filter(Boolean).join('\n\n')}
                      />
                      {author ? <PlainState author={author} /> : null}
                    </div>
                  );
                })}
                {easy ? (
                  <div className="read-text desk-easy">
                    <h3>{t('level.easy')}</h3>
                    {easy.heading === '' ? null : (
                      <p lang={language} dir="auto">
                        {easy.heading}
                      </p>
                    )}
                    <EasyText lines={easyLines(easy.body)} lang={language} />
                    <EasyHints body={easy.body} language={language} />
                    {authors
                      .filter((each) => each.anchor === anchor && each.level === easyLevel)
                      .map((author) => (
                        <PlainState key={author.level} author={author} />
                      ))}
                  </div>
                ) : null}
              </div>
            </section>
          ))}
          {checks ? (
            <CheckPlainForm
              authors={authors}
              anchors={sections.map(({ anchor }) => anchor)}
              language={language}
              revision={page.revision}
              here={here}
            />
          ) : null}
          <p className="way">
            {from > 1 ? <a href={at(language, from - sectionsAtOnce)}>{t('plain.check.before')}</a> : null}{' '}
            {to < all ? <a href={at(language, to + 1)}>{t('plain.check.next')}</a> : null}
          </p>
        </>
      )}
    </ConsultationPage>
  );
}
