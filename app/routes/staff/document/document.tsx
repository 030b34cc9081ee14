import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { commentWords } from '../../../../locales/general-comment.ts';
import { plainOfComment } from '../../../../server/core/consultation/comment-imported.ts';
import { maxDocumentLength } from '../../../../server/core/consultation/documents.ts';
import { isOver, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { withoutWords } from '../../../../server/core/consultation/plain-words.ts';
import { longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { readings } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import easyCss from '../../../styles/easy.css?url';
import { ConsultationPage, links as frameLinks } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, deedsFor, nothingHere, signedInToSend, textOfFile } from '../signed-in.ts';
import { isTyped, notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { CommentForm } from './document-comment.tsx';
import { FileForm, FoundInFile } from './document-file.tsx';
import { PasteForm, SectionForm, SectionsTable } from './document-parts.tsx';
import { SectionAuthors } from './plain-parts.tsx';
import { showPlainAuthors } from './plain-shown.ts';

export const handle: Handle = { title: 'place.document' };

export { ErrorBoundary } from '../frame.tsx';

export const links: LinksFunction = () => [...frameLinks(), { rel: 'stylesheet', href: easyCss }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const at = desk.sections.findIndex((section) => section.anchor === query.get('section'));
  return {
    frame,
    revision: desk.row.revision,
    documentTitle: desk.documentTitle,
    documentLanguage: desk.documentLanguage,
    sections: desk.sections,
    opened: desk.sections[at] ?? null,
    authors: showPlainAuthors(desk.plainAuthors, {
      anchors: desk.sections[at] ? [desk.sections[at].anchor] : [],
      staffId: staff.staffId,
    }),
    comment: plainOfComment(commentWords, {
      title: desk.documentTitle,
      sections: desk.sections,
      languages: desk.row.languages,
    }).length,
    next: desk.sections[at + 1]?.anchor ?? null,
    languages: context.languages.map(({ tag, endonym }) => ({ tag, endonym })),
    chosen: desk.row.languages,
    saved: query.has('saved'),
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
  const revision = wholeIn(fields, 'revision');
  const here = `/staff/c/${consultationId}/document`;
  const { services, languages } = context;
  if (fields.get('act') === 'comment') {
    const taken = await services.consultation.takeComment(staff, {
      consultationId,
      revision,
      words: commentWords,
    });
    if (taken.ok) return redirect(`${here}?saved`, { status: 303 });
    if (taken.code === 'not-found') throw nothingHere();
    return refusedForm(taken.code, { fields, field: 'comment' });
  }
  if (fields.get('act') === 'paste') {
    const language = languages.find(({ tag }) => tag === fields.get('language'))?.tag ?? 'en';
    const long = refusedTooLong(fields, { title: longestTitle, markdown: maxDocumentLength });
    if (long) return long;
    const written = await services.consultation.writeDocument(staff, {
      consultationId,
      revision,
      title: fields.get('title') ?? '',
      language,
      markdown: fields.get('markdown') ?? '',
    });
    if (written.ok) return redirect(`${here}?saved`, { status: 303 });
    if (written.code === 'not-found') throw nothingHere();
    return refusedForm(written.code, { fields, field: 'markdown' });
  }
  const anchor = fields.get('anchor') ?? '';
  if (fields.get('act') === 'check') {
    // Who only translates reads and checks on a page of its own.
    if (!deedsFor(staff, consultationId).includes('consultation:read')) throw nothingHere();
    const language = fields.get('language') ?? '';
    const check = { consultationId, revision, language, anchors: [anchor] };
    const checked = await services.consultation.checkPlain(staff, check);
    if (checked.ok) return redirect(`${here}?saved&section=${encodeURIComponent(anchor)}`, { status: 303 });
    if (checked.code === 'not-found') throw nothingHere();
    return refusedForm(checked.code, { fields, field: 'language' });
  }
  const texts = languages.flatMap(({ tag }) =>
    readings.flatMap((level) => {
      const body = fields.get(`body.${tag}.${level}`);
      // What the form did not ask for it does not empty.
      if (body === null) return [];
      const heading = fields.get(`heading.${tag}.${level}`) ?? '';
      return [
        { language: tag, level, heading, body, machine: fields.get(`machine.${tag}.${level}`) === 'yes' },
      ];
    }),
  );
  const written = await services.consultation.writePlain(staff, { consultationId, revision, anchor, texts });
  const next = fields.get('next');
  if (written.ok)
    return redirect(`${here}?saved${next ? `&section=${encodeURIComponent(next)}` : ''}`, { status: 303 });
  if (written.code === 'not-found') throw nothingHere();
  const read = await services.consultation.read(staff, { consultationId });
  const section = read.ok ? read.value.sections.find((each) => each.anchor === anchor) : undefined;
  const empty = withoutWords(texts, section?.plain ?? []) ?? texts[0];
  return refusedForm(written.code, { fields, field: `body.${empty?.language}.${empty?.level}` });
}

/** Fields of the form with which a whole document is put in. */
const pasted = ['title', 'markdown'];

export default function Document() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer : undefined;
  const read = answer && 'read' in answer ? answer.read : undefined;
  const { frame, sections, opened, saved } = page;
  const editable = frame.may.includes('consultation:edit') && mayEdit(frame.state);
  const here = `/staff/c/${frame.id}/document`;
  const languages = page.languages.filter(({ tag }) => page.chosen.includes(tag));
  const isSectionLost = notDrawn(editable && opened !== null, page.chosen);
  const paste = (
    <>
      {read ? <FoundInFile counts={read.counts} /> : <FileForm here={here} refused={refused} />}
      <PasteForm page={page} here={here} refused={refused} found={read?.markdown} />
    </>
  );
  return (
    <ConsultationPage frame={frame} current="/document">
      <h1>
        {page.documentTitle === '' ? (
          t('document.title')
        ) : (
          <bdi lang={page.documentLanguage}>{page.documentTitle}</bdi>
        )}
      </h1>
      <Refusal form={refused} here={opened ? `${here}?section=${opened.anchor}` : here} />
      <SavedDraft shown={saved && !refused} frame={frame} path="/document" />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <Unsigns frame={frame} />
      <TypedWords
        form={refused}
        words={(name, value) =>
          pasted.includes(name) ? !editable && isTyped(name, value) : isSectionLost(name, value)
        }
      />
      {editable && page.comment > 0 ? <CommentForm revision={page.revision} here={here} /> : null}
      {opened ? (
        <SectionForm
          key={opened.anchor}
          section={opened}
          page={page}
          here={here}
          languages={languages}
          refused={refused}
          editable={editable}
        />
      ) : null}
      {opened ? (
        <SectionAuthors
          authors={page.authors}
          anchor={opened.anchor}
          languages={languages}
          checks={frame.may.includes('plain:check') && !isOver(frame.state)}
          revision={page.revision}
          here={`${here}?section=${opened.anchor}`}
        />
      ) : null}
      {sections.length > 0 ? (
        <p className="way">
          <a href={`${here}/check`}>{t('plain.check.title')}</a>
        </p>
      ) : null}
      {sections.length > 0 ? (
        <SectionsTable
          documentLanguage={page.documentLanguage}
          sections={sections}
          here={here}
          languages={languages}
          opened={opened?.anchor ?? null}
        />
      ) : null}
      {editable ? (
        sections.length === 0 ||
        read ||
        refused?.refused.field === 'file' ||
        refused?.typed.some(([name]) => name === 'markdown') ? (
          paste
        ) : (
          <Fold summary={t('document.again')}>
            <Note>{t('document.again.note')}</Note>
            {paste}
          </Fold>
        )
      ) : sections.length === 0 ? (
        <p className="soft">{t('document.none')}</p>
      ) : null}
    </ConsultationPage>
  );
}
