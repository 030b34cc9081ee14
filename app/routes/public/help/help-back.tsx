import { type ActionFunctionArgs, data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../../server/core/ids.ts';
import { type CaseTexts, caseParts } from '../../../../server/core/safeguarding/cases.ts';
import type { HelpLine } from '../../../../server/core/safeguarding/helplines.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { OwnLetter } from '../../../../server/usecases/safeguarding/read-letter.ts';
import { Way } from '../../../components/form/with-words.tsx';
import { CallLines } from '../../../components/public/call-lines.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { parseForm } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { asPressed, boxOf, refusedPart, takeParts, whyNotTold } from '../../child/help/help-box.ts';
import { HelpCase } from '../../child/help/help-case.tsx';
import { WayHome } from '../../child/way-home.tsx';
import { granted } from '../../granted.ts';
import { GivenBack, RefusedAbove, readSixWords, SixWordsForm, statusOf } from '../six-words-form.tsx';

/** Its boxes, and the six words that it opens with, take longer than a page at a kiosk waits. */
export const handle: Handle = { writes: true };

const visitor = { kind: 'visitor' } as const;

type Shown = {
  readonly phrase: string;
  /** Of the forms to write on. */
  readonly formId: string;
  readonly code?: RefusalCode;
  /** What was written on and not taken. */
  readonly typed?: CaseTexts;
  readonly own?: OwnLetter;
  /** What one can call where nothing can be written on now. */
  readonly lines?: readonly HelpLine[];
  readonly sent?: boolean | undefined;
  readonly gone?: boolean;
};

const form = z.object({
  intent: z.enum(['read', 'write', 'withdraw']),
  told: z.optional(z.string()),
  reach: z.optional(z.string()),
  form: z.optional(z.string().check(z.regex(idPattern))),
});

/** Wrong, unknown and malformed words are one answer after the same work. */
export async function action(args: ActionFunctionArgs) {
  const { fields, phrase, unsent, own } = await readSixWords(args);
  const { context } = args;
  const { safeguarding } = context.services;
  asPressed(fields);
  const typed = takeParts(fields);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  const formId = context.newId();
  if (unsent) return data<Shown>({ phrase, formId });
  const refused = (code: RefusalCode, more: Partial<Shown> = {}) => {
    // Nobody knows whether they arrived: the same words of the same form are one text.
    const form = (code === 'try-again' && sent.form) || formId;
    return data<Shown>({ phrase, formId: form, code, ...more }, { status: statusOf(code) });
  };
  if (sent.intent === 'withdraw') {
    const gone = await orTryAgain(context, safeguarding.takeBackLetter(visitor, own));
    // What stood in its boxes was not sent, and is this child's alone.
    return gone.ok ? data<Shown>({ phrase: '', formId, gone: true, typed }) : refused(gone.code, { typed });
  }
  // Whoever writes was at the page of the look: its words stand in their box again, and nobody has them.
  const carried = fields.has('carry');
  const added =
    sent.intent === 'write' && !carried
      ? await orTryAgain(
          context,
          safeguarding.addToLetter(visitor, {
            ...own,
            told: sent.told,
            reach: sent.reach,
            form: sent.form,
          }),
        )
      : undefined;
  const kept = added?.ok ? {} : { typed };
  // Taken back in another tab, or too many look for theirs just now: what was written on comes back with the question for the words.
  if (added && !added.ok && (added.code === 'phrase-opens-nothing' || added.code === 'too-fast'))
    return refused(added.code, kept);
  const read = await orTryAgain(context, safeguarding.letter(visitor, own));
  // What was written on has gone, whatever became of looking it up once more.
  if (!read.ok) return refused(read.code, { ...kept, sent: added?.ok });
  const { language } = context.speaker;
  const lines =
    read.value.ready && !read.value.full ? [] : granted(await safeguarding.help(visitor, { language })).lines;
  const shown = { own: read.value, lines };
  if (added && !added.ok) return refused(added.code, { ...shown, typed });
  if (carried) return data<Shown>({ ...shown, phrase, formId, typed });
  return data<Shown>({ ...shown, phrase, formId, sent: added !== undefined });
}

/** Six words open what one wrote without a seat: where it stands, what was answered, a box to write on. */
export default function HelpBack() {
  const t = useT();
  const answer = useActionData<typeof action>();
  const numbers = <a href="/help">{t('help-me.numbers')}</a>;
  if (answer?.own) {
    const { letter, ready, full } = answer.own;
    const why = whyNotTold(answer.code, ready);
    const error = why && t(why);
    const draft = ready && (!full || answer.typed) ? boxOf(letter.id, 'told') : undefined;
    const calls = (
      <Notice kind="help" sign="help">
        <p>{t('help-me.now')}</p>
        <CallLines lines={answer.lines ?? []} />
      </Notice>
    );
    return (
      <ChildPage draft={draft}>
        <AnswerHeading plain={answer.code !== undefined || answer.sent === true}>
          {t('help-me.yours')}
        </AnswerHeading>
        <RefusedAbove says={error} />
        {ready ? null : (
          <>
            <Notice live={answer.code === 'team-not-ready'} kind="owed" title={t('letter.nobody')}>
              <p>{t('help-me.not-ready.next')}</p>
            </Notice>
            {calls}
          </>
        )}
        {ready && full ? (
          <>
            <Notice live={answer.code === 'letter-full'} kind="owed" title={t('refusal.letter-full')}>
              <p className="way">
                <Way form={draft} to="/help/write">
                  {t('help-me.title')}
                </Way>
              </p>
            </Notice>
            {calls}
          </>
        ) : null}
        {answer.sent ? (
          <Notice live kind="help" sign="lock">
            <p>{t('help-me.sent')}</p>
          </Notice>
        ) : null}
        <HelpCase
          own={letter}
          ready={ready}
          full={full}
          draft={draft}
          formId={answer.formId}
          phrase={answer.phrase}
          typed={answer.typed}
          error={
            error ? { part: refusedPart(answer.typed ?? {}, answer.code ?? null), says: error } : undefined
          }
        />
        <Note sign="clock">{t('letter.days')}</Note>
        <Note sign="keep">{t('letter.kept')}</Note>
        {ready && !full ? <Note sign="help">{t('help-me.now')}</Note> : null}
        <p className="way">{numbers}</p>
        <WayHome />
      </ChildPage>
    );
  }
  const labels = { told: t('help-me.more.label'), reach: t('help-me.reach') };
  const kept = caseParts.flatMap((part) => {
    const value = answer?.typed?.[part]?.trim();
    return value ? [{ name: `text-${part}`, label: labels[part], value }] : [];
  });
  const withdrawn = t('case.state.withdrawn');
  if (answer?.gone && kept.length === 0)
    return <GivenBack title={t('help-me.title')} says={withdrawn} elsewhere={numbers} />;
  return (
    <SixWordsForm
      says={answer?.gone ? withdrawn : answer?.sent ? t('help-me.sent') : undefined}
      typed={answer?.phrase}
      code={answer?.code}
      elsewhere={numbers}
      kept={kept}
    >
      <input type="hidden" name="intent" value={kept.length > 0 ? 'write' : 'read'} />
      {answer ? <input type="hidden" name="form" value={answer.formId} /> : null}
    </SixWordsForm>
  );
}
