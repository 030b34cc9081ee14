import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { complaintKinds, complaintWays } from '../../../../server/core/privacy/complaint.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { ErrorSummary, Field, SelectField } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { AlongFields, alongForm, WordsAlong } from '../../../components/form/words-along.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields } from '../../../forms/read-form.ts';
import { type Along, alongHere, alongIn } from '../../../forms/words-along.ts';
import { sayField } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/phrase.css?url';
import { ChildPage } from '../../child/child-page.tsx';
import { unlessOthers } from '../../child/seat.ts';
import { WayHome } from '../../child/way-home.tsx';
import { granted } from '../../granted.ts';
import { type MadeReceipt, Outside, QuickWays, Receipt, WhoReads } from './wrong-parts.tsx';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

const draft = 'complaint';

/** UTF-16 units of what is chosen; what is written comes back as it was typed, however long. */
const longestChosen = 100;

type Refused = {
  readonly receipt: null;
  readonly along: Along;
  /** Null: nothing was refused, whoever writes was at the page of the look. */
  readonly code: RefusalCode | null;
  readonly field: 'kind' | 'text';
  readonly typed: Readonly<Record<'nonce' | 'kind' | 'way' | 'which' | 'text', string>>;
};

export async function loader({ context }: LoaderFunctionArgs) {
  const { complaints } = context.services;
  const actor = context.child?.actor ?? { kind: 'visitor' as const };
  const [named, remedies, from] = await Promise.all([
    complaints.toName(actor, {}),
    complaints.remedies({ kind: 'visitor' }, {}),
    complaints.readersAreFrom(actor, {}),
  ]);
  return {
    // Whose erasure waits has no start to go back to.
    seated: context.child !== null && !context.child.erasing,
    nonce: context.newId(),
    remedies: granted(remedies).filter(({ entered }) => entered),
    from: granted(from),
    unnamed: granted(named).unnamedRead,
    consultations: granted(named)
      .consultations.filter(({ read }) => read)
      .map(({ id, own, company, languages, titles }) => ({
        id,
        own,
        company,
        title: sayField(titles, 'title', { reader: context.speaker, languages }),
      })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  unlessOthers(context, fields);
  const field = (name: keyof Refused['typed']) => (fields.get(name) ?? '').slice(0, longestChosen);
  const typed = {
    nonce: field('nonce'),
    kind: field('kind'),
    way: field('way'),
    which: field('which'),
    text: fields.get('text') ?? '',
  };
  const along = fields.has('way') ? alongHere(fields) : alongIn(fields, request);
  if (fields.has('carry')) {
    // From another page, whose boxes are none of this one.
    const own = fields.has('way') ? typed : { nonce: '', kind: '', way: '', which: '', text: '' };
    return data<Refused>({ receipt: null, along, code: null, field: 'text', typed: own });
  }
  const kind = complaintKinds.find((each) => each === typed.kind);
  const way = complaintWays.find((each) => each === typed.way) ?? 'alone';
  const refused = (code: RefusalCode, at: Refused['field']) =>
    data<Refused>({ receipt: null, along, code, field: at, typed }, { status: 400 });
  if (!kind) return refused('choice-unfit', 'kind');
  const made = await orTryAgain(
    context,
    context.services.complaints.make(context.child?.actor ?? { kind: 'visitor' }, {
      nonce: typed.nonce,
      kind,
      way,
      consultationId: typed.which,
      text: typed.text,
      language: context.speaker.language,
      joined: context.cookies.joined,
    }),
  );
  if (!made.ok) return refused(made.code, 'text');
  const { joined, ...shown } = made.value;
  const receipt: MadeReceipt = { ...shown, danger: kind === 'safety' };
  const headers = joined === null ? undefined : { 'Set-Cookie': context.cookies.join(joined) };
  return data({ receipt, along }, headers ? { headers } : {});
}

/** "Something is wrong": where else to go, then who reads it here, then the form. It needs no seat, no name and no script. */
export default function Wrong() {
  const t = useT();
  const { language } = useSpeaker();
  const { seated, nonce, remedies, from, unnamed, consultations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const home = seated ? '/here' : '/';
  const along = answer && answer.along.carried.length > 0 ? answer.along : undefined;
  const back = along && <WordsAlong {...along} home={home} />;
  if (answer?.receipt)
    return (
      <ChildPage draft={along && alongForm}>
        <Receipt receipt={answer.receipt} />
        {back ?? <WayHome />}
      </ChildPage>
    );
  const refused = answer && 'code' in answer ? answer : undefined;
  const errorAt = (field: Refused['field']) =>
    refused?.code && refused.field === field ? t(`refusal.${refused.code}`) : undefined;
  const taken = unnamed || consultations.length > 0;
  // What was typed before the last reader went stands in its box all the same.
  const came = refused !== undefined && refused.typed.text.trim() !== '';
  // A list whose chosen line is gone would show its first as if it had been chosen.
  const chooses =
    consultations.length > 1 || (refused && !consultations.some(({ id }) => id === refused.typed.which));
  return (
    <ChildPage draft={taken || came ? draft : along && alongForm}>
      <h1>{t('foot.wrong')}</h1>
      {taken ? <p className="lead">{t('wrong.lead')}</p> : null}
      {refused?.code ? (
        <ErrorSummary
          title={t('error.summary')}
          errors={[{ name: refused.field, text: t(`refusal.${refused.code}`) }]}
        />
      ) : null}
      {taken ? null : (
        <Notice kind="owed" title={t('wrong.nobody')}>
          <p>{t('wrong.nobody.next')}</p>
        </Notice>
      )}
      <ul className="way">
        <li>
          <a href="/help">{t('wrong.scared')}</a>
        </li>
        <li>
          <a href="/wrong/back">{t('wrong.answer')}</a>
        </li>
        <li>
          <a href="/wrong/join">{t('wrong.join')}</a>
        </li>
      </ul>
      <Outside remedies={remedies} />
      <QuickWays />
      {taken || came ? (
        <PageForm id={draft} autoComplete="off">
          {/* Other words went from this form before: what stands here now is another one. */}
          <input
            type="hidden"
            name="nonce"
            value={(refused?.code !== 'id-taken' && refused?.typed.nonce) || nonce}
          />
          {along ? <AlongFields {...along} home={home} /> : null}
          <ChoiceGroup
            legend={t('wrong.about')}
            name="kind"
            error={errorAt('kind')}
            chosen={refused?.typed.kind}
            choices={complaintKinds.map((kind) => ({ value: kind, label: t(`complaint.kind.${kind}`) }))}
          />
          <Field
            kind="area"
            rows={6}
            name="text"
            label={t('wrong.tell')}
            hint={t('wrong.tell.hint')}
            error={errorAt('text')}
            value={refused?.typed.text}
            accessKey={keys.answer}
          />
          <ChoiceGroup
            legend={t('wrong.way')}
            name="way"
            chosen={refused?.typed.way || 'alone'}
            choices={complaintWays.map((way) => ({
              value: way,
              label: t(`complaint.way.${way}`),
              note: way === 'alone' ? undefined : t(`wrong.${way}.note`),
            }))}
          />
          {consultations.length > 0 ? (
            <SelectField
              name="which"
              label={t('wrong.which')}
              hint={unnamed ? undefined : t('wrong.only-these')}
              value={refused?.typed.which}
              options={[
                ...(unnamed || chooses
                  ? [{ value: '', label: t(unnamed ? 'wrong.which.none' : 'wrong.which.unchosen') }]
                  : []),
                ...consultations.map(({ id, own, company, title }) => {
                  const asks = company && t('sponsor.kind.company');
                  // An option is in one language: above a title in another one stand the words of the page.
                  const beside = title.lang === language;
                  const parted = (...words: (string | false)[]) =>
                    words.filter(Boolean).join(` ${t('list.apart')} `);
                  return {
                    value: id,
                    label: parted(title.words, beside && asks),
                    lang: title.lang,
                    group: parted(own && t('wrong.which.own'), !beside && asks) || undefined,
                  };
                }),
              ]}
            />
          ) : null}
          {taken ? (
            <Button kind="main" wide accessKey={keys.on}>
              {t('wrong.send')}
            </Button>
          ) : null}
        </PageForm>
      ) : null}
      {taken ? (
        <>
          <WhoReads from={from} />
          <Note sign="clock">{t('wrong.when')}</Note>
          <Note sign="keep">{t('wrong.kept')}</Note>
        </>
      ) : null}
      <p className="way">
        <a href="/imprint">{t('wrong.who')}</a>
      </p>
      {back ?? <WayHome />}
    </ChildPage>
  );
}
