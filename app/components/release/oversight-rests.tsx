import type { OversightRest } from '../../../server/core/consultation/oversight-rests.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Kicker, Notice } from '../words/notice.tsx';
import { Words } from '../words/words.tsx';

/** `part`: what the part that rests asks, in the language it is really in; null where all of it rests. */
export type RestShown = OversightRest & {
  readonly part: { readonly words: string; readonly lang: string } | null;
};

interface OversightRestsProps {
  rests: readonly RestShown[];
  /** It rests now: what was never opened again holds. In what is over it was closed so. */
  paused: boolean;
  over: boolean;
}

/** What the overseer let rest, and who opened it again and why: for everybody. Nothing where it never did. */
export function OversightRests({ rests, paused, over }: OversightRestsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const shown = rests.filter(
    ({ activityId, endedDay }) => endedDay !== '' || activityId !== '' || paused || over,
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="rests">
      <h2 id="rests">{t('rest.title')}</h2>
      {shown.map(({ number, part, day, endedDay, endedBy, reason }) => {
        const days = { day: dayInWords(language, day), ended: endedDay && dayInWords(language, endedDay) };
        return (
          <Notice key={number}>
            {part ? (
              <>
                <Kicker>{t('rest.part')}</Kicker>
                <p lang={part.lang} dir="auto">
                  <strong>{part.words}</strong>
                </p>
              </>
            ) : null}
            {endedBy === '' ? <p>{t(over ? 'rest.closed' : 'rest.holds', days)}</p> : null}
            {endedBy === 'overseer' ? <p>{t('rest.ended', days)}</p> : null}
            {endedBy === 'organiser' ? (
              <>
                <p>{t('rest.overruled', days)}</p>
                <Words words={reason} lang="" />
              </>
            ) : null}
          </Notice>
        );
      })}
    </section>
  );
}
