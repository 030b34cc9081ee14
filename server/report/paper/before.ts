import { dayInWords } from '../../../app/i18n/dates.ts';
import type { Speaker } from '../../../app/i18n/translator.ts';
import { reasons } from '../../core/moderation/reasons.ts';
import type { KitJob } from '../../usecases/paper/paper-job.ts';
import { alone, withoutScheme } from './addresses.ts';
import type { CanDraw, Joined, PaperBlock } from './paper-blocks.ts';
import { sourceOf } from './source.ts';

type Says = (words: string) => { readonly words: string; readonly lang: string };

/** That a company asks, wherever a child or its parents read on (R420). */
export function companyLine(job: { readonly company: boolean }, t: Speaker['t'], says: Says) {
  return job.company ? [{ kind: 'large', words: says(t('commercial.line')), bold: true } as const] : [];
}

export function callsOf({ helplines }: KitJob, says: Says): readonly PaperBlock[] {
  return helplines.flatMap(({ name, number }) => [
    { kind: 'large', words: says(name) } as const,
    alone(number),
  ]);
}

/** What a child reads, or hears, before its yes: as on a screen (why-page.tsx), and as complete. It lies before each sheet. */
export function beforeYes(
  job: KitJob,
  speaker: Speaker,
  { says, number, canDraw }: { readonly says: Says; readonly number: string; readonly canDraw: CanDraw },
): readonly PaperBlock[] {
  const { t, language } = speaker;
  const { before } = job;
  // The sheet asks an age group where rules by age ask it, and nothing else of a child.
  const askedAs = (name: string, asked: boolean) => {
    if (name === 'age' && job.bands.length > 0) return 'why.about.asked';
    return asked ? 'why.about.later' : 'why.about.not';
  };
  const large = (words: string): PaperBlock => ({ kind: 'large', words: says(words) });
  const told = (title: string, words: string): readonly PaperBlock[] =>
    words === '' ? [] : [{ kind: 'asked', level: 3, words: says(title) }, large(words)];
  return [
    { kind: 'page', foot: t('why.kicker'), leaf: says(t('paper.empty')) },
    { kind: 'heading', level: 1, words: says(t('why.kicker')) },
    ...companyLine(job, t, says),
    { kind: 'asked', level: 2, words: says(job.title) },
    large(job.purpose),
    ...(before.sensitiveTopic ? told(t('why.sensitive'), t('paper.free')) : []),
    ...(before.sensitiveTopic && job.helplines.length > 0
      ? [large(t('paper.receipt.help')), ...callsOf(job, says)]
      : []),
    ...told(t('why.asks'), job.sponsor),
    ...told(t('why.pays'), before.payer),
    ...told(t('why.gains'), before.gains),
    ...told(t('why.reads'), before.readers),
    ...told(t('why.decides'), before.decider),
    ...told(t('why.checks'), t('why.checks.text')),
    ...(job.parts.some(({ kind }) => kind !== 'poll') ? beforeWriting(t, says) : []),
    ...told(t('why.change'), before.change),
    ...(before.closingDay === ''
      ? []
      : told(t('why.until'), t('why.until.text', { day: dayInWords(language, before.closingDay) }))),
    ...told(
      t('why.keep'),
      t('list.sentences', {
        first: t('why.kept', { day: dayInWords(language, job.retentionDay) }),
        second: t('why.not-kept'),
      }),
    ),
    ...told(t('why.free'), t('why.free.text')),
    ...(before.from ? told(t(`why.from.${before.from.consent}`), inBrackets(before.from)) : []),
    ...(before.guardian
      ? [
          ...told(t('why.guardian'), before.guardian.reason),
          ...told(t('why.without-carer'), before.guardian.without),
          ...(before.guardian.carerWay === 'public'
            ? [large(t('why.without-carer.public')), alone(`${withoutScheme(job.origin)}/open`)]
            : []),
        ]
      : []),
    ...(before.attributes.length === 0
      ? []
      : [
          { kind: 'asked', level: 3, words: says(t('why.about')) } as const,
          ...before.attributes.map(({ name, asked, reason }) =>
            large([t(`attribute.${name}`), t(askedAs(name, asked)), reason].join(` ${t('list.apart')} `)),
          ),
          // No sheet asks it.
          ...(before.attributes.some(({ asked }) => asked) ? [large(t('why.about.free'))] : []),
        ]),
    ...sourceOf(job, speaker, { number, canDraw }),
  ];
}

/** What stands before each box on a screen: where confidence ends, and every reason for which words are not shown (before-writing.tsx). */
function beforeWriting(t: Speaker['t'], says: Says): readonly PaperBlock[] {
  const large = (words: string, bold = false): Joined => ({ kind: 'large', words: says(words), bold });
  return [
    large(t('before.limits')),
    { kind: 'asked', level: 3, words: says(t('policy.title')) },
    large(t('policy.lead')),
    ...reasons.map(
      (reason): PaperBlock => ({
        kind: 'together',
        blocks: [large(t(`reason.${reason}.part`), true), large(t(`aim.${reason}`))],
      }),
    ),
    large(t('policy.counts')),
  ];
}

/** What parents read of a carer's yes: where a law wants one, why, who asked for it, and what follows where they take it back. */
export function carersYes(job: KitJob, { t }: Speaker, says: Says): readonly PaperBlock[] {
  const { guardian, from } = job.before;
  if (!guardian) return [];
  return [
    { kind: 'heading', level: 2, words: says(t('why.guardian')) },
    { kind: 'text', words: says(guardian.reason) },
    ...(from?.consent === 'guardian'
      ? [{ kind: 'text', words: says(t('paper.parents.carer', { by: inBrackets(from) })) } as const]
      : []),
    { kind: 'heading', level: 2, words: says(t('parents.back')) },
    { kind: 'text', words: says(t('parents.back.text')) },
  ];
}

const inBrackets = ({ by, how }: { readonly by: string; readonly how: string }) =>
  how === '' ? by : `${by} (${how})`;
