import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node';
import type { useActionData, useLoaderData } from '@remix-run/react';
import { minuteOf } from '../../../../server/core/consultation/days.ts';
import { askingOf } from '../../../../server/core/moderation/asking.ts';
import { practiceTexts, weigh } from '../../../../server/core/moderation/practice.ts';
import type { Finding, ScreenInput } from '../../../../server/core/moderation/screening.ts';
import { adjectiveCount, motifCount, paletteCount } from '../../../../server/core/room/pseudonyms.ts';
import type { Staff } from '../../../../server/core/staff/roles.ts';
import { piecesOf } from '../../../../server/core/translation/lent.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import type { Speaker } from '../../../i18n/translator.ts';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { readDecision } from './desk-form.ts';

/** All of them were said to one question, which everybody reads. */
export const activityId = 'practice';

/** Which text is open stands in the address, and nowhere else. */
export async function loadPractice({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const { language, t } = context.speaker;
  return {
    frame: frameOf(context, staff),
    ...(await practiceOf(context, staff, request)),
    activities: [
      {
        id: activityId,
        kind: 'room' as const,
        prompts: [{ language, level: 'older', prompt: t('practise.prompt') }],
        options: [],
      },
    ],
    words: context.pseudonymWords,
    nowMs: context.now(),
  };
}

/** Says what the policy says of a decision, and keeps nothing of it. */
export async function actInPractice({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { items, at } = await practiceOf(context, staff, request);
  const [item, text] = [items[at], practiceTexts[at]];
  if (!item || !text) throw nothingHere();
  const read = readDecision(fields, item);
  if (!read.ok) return data({ refused: { wrong: read.wrong, typed: [...fields] } }, { status: 400 });
  const { decision, reason, hidden } = read.value;
  return data({
    answer: {
      decision,
      reason: decision === 'publish' ? undefined : reason,
      hidden,
      weighing: weigh(text, item, { decision, hidden, ...(reason ? { reason } : {}) }),
      fits: text.fits,
      why: context.speaker.t(`practise.${text.name}.why`),
      asked: askingOf(item.text, item.findings)?.kind ?? null,
    },
  });
}

/** Every text as it stands at a desk, in the language of whoever reads, and which of them is open. */
async function practiceOf(context: AppLoadContext, staff: Staff, request: Request) {
  const asked = wholeIn(new URL(request.url).searchParams, 'text');
  const texts = practiceTexts.map(({ name }) => inputOf(name, context));
  const screened = await context.services.moderation.practise(staff, { texts });
  if (!screened.ok) throw nothingHere();
  const items = texts.map((each, at) => itemOf(each, { at, findings: screened.value[at] ?? [], context }));
  return {
    items,
    at: asked >= 1 && asked <= items.length ? asked - 1 : 0,
    // What the same child said before, of the one that says it again.
    before: texts.map(({ previous, language }) => previous.map((text) => ({ text, language }))),
  };
}

type Name = (typeof practiceTexts)[number]['name'];

function inputOf(name: Name, { speaker, speakerIn }: AppLoadContext): ScreenInput {
  const { language } = speaker;
  // In a language that its reader is unlikely to read. Not of each reader it is true.
  const by = name === 'foreign' ? speakerIn(language === 'sw' ? 'zh' : 'sw') : speaker;
  return {
    ...wordsIn(by, `practise.${name}.text`),
    previous: name === 'twice' ? [wordsIn(speaker, 'practise.twice.before').text] : [],
  };
}

/** A language that has no such text borrows it: it is screened and shown in the language it is in. */
function wordsIn({ t, language }: Speaker, key: Parameters<Speaker['t']>[0]) {
  const said = t(key);
  const [piece = { text: said }] = piecesOf(said);
  return { text: piece.text, language: piece.language ?? language };
}

function itemOf(
  { text, language }: ScreenInput,
  of: { at: number; findings: readonly Finding[]; context: AppLoadContext },
): DeskItem {
  const { at, findings, context } = of;
  return {
    id: `${at + 1}`,
    activityId,
    anchor: '',
    revision: 1,
    change: 0,
    state: 'held',
    // Any eleven steps lead to another one.
    name: { adjective: (at * 11) % adjectiveCount, motif: at % motifCount, palette: paletteOf(at) },
    language,
    text,
    findings,
    severity: findings.reduce((most, finding) => Math.max(most, finding.severity), 0),
    sinceMinute: minuteOf(context.now()),
    claim: null,
  };
}

const paletteOf = (at: number) => (at % paletteCount) as DeskItem['name']['palette'];

export type PracticeLoaded = ReturnType<typeof useLoaderData<typeof loadPractice>>;
export type PracticeAnswer = Extract<
  NonNullable<ReturnType<typeof useActionData<typeof actInPractice>>>,
  { answer: object }
>['answer'];
