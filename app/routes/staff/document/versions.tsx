import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { maxDocumentLength } from '../../../../server/core/consultation/documents.ts';
import { longestPlain, longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { ChangeBlock, RedlineLegend, usePlaceOf } from '../../../components/document/redline.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { showChanges } from '../../public/release/changes-shown.ts';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { ownIf, Refusal, Saved, savedPart } from '../refused.tsx';
import {
  consultationOf,
  deedsFor,
  frameOf,
  nothingHere,
  signedIn,
  signedInToSend,
  textOfFile,
} from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { isReasonWords, reasonField, reasonsIn } from './version-fields.ts';
import { NextVersion, ReasonsForm, SignVersion, VersionList } from './version-parts.tsx';

export const handle: Handle = { title: 'place.versions' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const id = params.id ?? '';
  const read = await context.services.analysis.versions(staff, { consultationId: id });
  // Of what is not over yet its own page says so; of what was destroyed only this is left.
  if (!read.ok) {
    if (read.code === 'not-found') throw nothingHere();
    const { frame } = await consultationOf(context, id, request);
    return { frame, early: true as const };
  }
  const { state, releases, versions, draft } = read.value;
  const release = releases[0]?.release;
  const languages = release?.languages ?? [];
  const language = languages[0] ?? 'en';
  const title = release?.texts.find((text) => text.field === 'title' && text.language === language)?.body;
  return {
    frame: { ...frameOf(context, staff), may: deedsFor(staff, id), id, title: title ?? '', language, state },
    early: false as const,
    versions: versions.map(({ number, title, language: lang, signedDay }) => ({
      number,
      title,
      lang,
      signedDay,
    })),
    draft: draft && {
      number: draft.version.number,
      revision: draft.version.revision,
      title: draft.version.title,
      lang: draft.version.language,
      seen: draft.seen,
      changes: showChanges(draft.changes, releases, { reader: context.speaker, languages }),
      given: draft.changes.map(({ anchor, findings, words }) => ({ anchor, findings, words })),
    },
    findings: releases.flatMap(({ id: releaseId, release: { findings } }) =>
      findings.map(({ id: findingId, text, language: lang }) => ({ releaseId, findingId, text, lang })),
    ),
    languages: context.languages.map(({ tag, endonym }) => ({ tag, endonym })),
    chosen: languages,
    saved: savedPart(
      new URL(request.url).searchParams,
      (draft?.changes ?? []).map(({ anchor }) => anchor),
    ),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const consultationId = params.id ?? '';
  if (new URL(request.url).searchParams.has('file')) {
    const read = await textOfFile(context, { staff, consultationId, request });
    return 'code' in read
      ? refusedForm(read.code, { fields: new URLSearchParams(), field: 'file' })
      : data({ read });
  }
  const fields = await readFields(request);
  const { analysis } = context.services;
  const here = `/staff/c/${consultationId}/versions`;
  const number = wholeIn(fields, 'number');
  if (fields.get('act') === 'sign') {
    const revision = wholeIn(fields, 'revision');
    const signed = await analysis.signVersion(staff, { consultationId, number, revision });
    if (signed.ok) return redirect(`/changed/${consultationId}/${number}`, { status: 303 });
    if (signed.code === 'not-found') throw nothingHere();
    return refusedForm(signed.code, { fields, field: 'sign' });
  }
  if (fields.get('act') === 'reasons') {
    const anchor = fields.get('anchor') ?? '';
    const tags = context.languages.map(({ tag }) => tag);
    const words = tags.flatMap((tag) => levels.map((level) => reasonField(anchor, `${tag}.${level}`)));
    const long = refusedTooLong(fields, Object.fromEntries(words.map((name) => [name, longestPlain])));
    if (long) return long;
    const explained = await analysis.explainChange(staff, {
      consultationId,
      number,
      anchor,
      seen: fields.get('seen') ?? '',
      ...reasonsIn(fields, { anchor, languages: tags, levels }),
    });
    if (explained.ok) return redirect(`${here}?saved=${encodeURIComponent(anchor)}#saved`, { status: 303 });
    if (explained.code === 'not-found') throw nothingHere();
    return refusedForm(explained.code, { fields, field: reasonField(anchor, 'findings') });
  }
  const language = context.languages.find(({ tag }) => tag === fields.get('language'))?.tag ?? 'en';
  const long = refusedTooLong(fields, { title: longestTitle, markdown: maxDocumentLength });
  if (long) return long;
  const added = await analysis.addVersion(staff, {
    consultationId,
    language,
    title: fields.get('title') ?? '',
    revision: wholeIn(fields, 'revision'),
    markdown: fields.get('markdown') ?? '',
  });
  if (added.ok) return redirect(`${here}?saved`, { status: 303 });
  if (added.code === 'not-found') throw nothingHere();
  return refusedForm(added.code, { fields, field: 'markdown' });
}

/** The versions of a document after the answers: the next one as a draft, its changes, what is behind each, and who publishes it. */
export default function Versions() {
  const t = useT();
  const placeOf = usePlaceOf();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer : undefined;
  const read = answer && 'read' in answer ? answer.read : undefined;
  const { frame } = page;
  const here = `/staff/c/${frame.id}/versions`;
  const writes = frame.may.includes('consultation:edit');
  return (
    <ConsultationPage frame={frame} current="/versions">
      <h1>{t('versions.title')}</h1>
      {page.early ? (
        <Notice kind="owed">
          <p>{t('versions.early')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('versions.lead')}</p>
          <Refusal form={refused} here={here} />
          <Saved shown={page.saved === '' && !refused} />
          {writes &&
          page.draft?.given.some(({ anchor }) => ownIf(refused, { act: 'reasons', anchor })) ? null : (
            <TypedWords form={refused} words={isReasonWords} />
          )}
          <VersionList id={frame.id} versions={page.versions} />
          {page.draft ? (
            <section aria-labelledby="draft">
              <h2 id="draft">{t('versions.draft', { number: page.draft.number })}</h2>
              <p className="soft">{t('versions.draft.note')}</p>
              <RedlineLegend />
              {page.draft.changes.map((change) => (
                <ChangeBlock key={change.anchor} change={change} lang={page.draft?.lang ?? ''}>
                  <Saved shown={page.saved === change.anchor && !refused} />
                  {writes ? (
                    <ReasonsForm
                      anchor={change.anchor}
                      place={placeOf(change)}
                      number={page.draft?.number ?? 0}
                      seen={page.draft?.seen[change.anchor] ?? ''}
                      given={page.draft?.given.find(({ anchor }) => anchor === change.anchor)}
                      findings={page.findings}
                      languages={page.languages.filter(({ tag }) => page.chosen.includes(tag))}
                      here={here}
                      refused={refused}
                    />
                  ) : null}
                </ChangeBlock>
              ))}
              <SignVersion draft={page.draft} here={here} may={frame.may.includes('release:sign')} />
            </section>
          ) : null}
          {writes ? (
            <NextVersion
              page={page}
              here={here}
              refused={refused}
              read={read}
              title={page.draft?.title ?? ''}
            />
          ) : null}
        </>
      )}
    </ConsultationPage>
  );
}
