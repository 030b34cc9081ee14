import { type ActionFunctionArgs, data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { FollowedComplaint } from '../../../../server/usecases/complaints/follow-complaint.ts';
import { AnswerHeading } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { WayHome } from '../../child/way-home.tsx';
import { GivenBack, RefusedAbove, readSixWords, SixWordsForm, statusOf } from '../six-words-form.tsx';
import { Followed, followedDraft } from './followed.tsx';

/** Its boxes, and the six words that it opens with, take longer than a page at a kiosk waits. */
export const handle: Handle = { writes: true };

type Shown = {
  readonly typed: string;
  readonly code?: RefusalCode;
  readonly complaint?: FollowedComplaint;
  /** What stood in the box and is not sent. */
  readonly reply?: string;
  readonly gone?: { readonly stays: boolean | null };
};

/** Wrong, unknown and malformed words are one answer after the same work. */
export async function action(args: ActionFunctionArgs) {
  const { fields, phrase: typed, unsent, own } = await readSixWords(args);
  if (unsent) return data<Shown>({ typed });
  const visitor = { kind: 'visitor' } as const;
  const { complaints } = args.context.services;
  const act = fields.get('act');
  const reply = fields.get('text') ?? '';
  const refused = (code: RefusalCode, complaint?: FollowedComplaint) =>
    data<Shown>({ typed, code, reply, ...(complaint ? { complaint } : {}) }, { status: statusOf(code) });
  if (act === 'take-back') {
    const gone = await orTryAgain(args.context, complaints.takeBack(visitor, own));
    return gone.ok ? data<Shown>({ typed: '', gone: gone.value, reply }) : refused(gone.code);
  }
  if (act === 'helped' || act === 'not-helped') {
    const round = Number(fields.get('round'));
    const replied = complaints.reply(visitor, { ...own, round, felt: act, text: reply });
    const said = await orTryAgain(args.context, replied);
    if (said.ok) return data<Shown>({ typed, complaint: said.value });
    if (said.code === 'phrase-opens-nothing' || said.code === 'too-fast') return refused(said.code);
    const now = await orTryAgain(args.context, complaints.follow(visitor, own));
    return refused(said.code, now.ok ? now.value : undefined);
  }
  const found = await orTryAgain(args.context, complaints.follow(visitor, own));
  return found.ok ? data<Shown>({ typed, complaint: found.value, reply }) : refused(found.code);
}

/** Pressed again, nobody knows whether others have it still: then nothing is said of them. */
const goneWords = (stays: boolean | null) =>
  stays === null ? 'follow.gone.before' : stays ? 'follow.gone.stays' : 'follow.gone';

/** Six words open what one sent, where it stands and what was answered. */
export default function Back() {
  const t = useT();
  const answer = useActionData<typeof action>();
  const reply = answer?.reply?.trim();
  const wrong = <a href="/wrong">{t('foot.wrong')}</a>;
  const says = answer?.gone && t(goneWords(answer.gone.stays));
  if (says && !reply) return <GivenBack title={t('follow.title')} says={says} elsewhere={wrong} />;
  if (answer?.complaint)
    return (
      <ChildPage draft={followedDraft}>
        <AnswerHeading plain={answer.code !== undefined}>{t('follow.title')}</AnswerHeading>
        <RefusedAbove says={answer.code && t(`refusal.${answer.code}`)} />
        <Followed complaint={answer.complaint} phrase={answer.typed} reply={answer.reply} />
        <WayHome />
      </ChildPage>
    );
  return (
    <SixWordsForm
      says={says}
      typed={answer?.typed}
      code={answer?.code}
      elsewhere={wrong}
      kept={reply ? [{ name: 'text', label: t('away.words'), value: reply }] : undefined}
    />
  );
}
