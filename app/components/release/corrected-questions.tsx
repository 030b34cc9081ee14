import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Kicker, Notice } from '../words/notice.tsx';
import { Words } from '../words/words.tsx';

/** New words in one language at one level, and those that stood there. */
export type CorrectedShown = {
  readonly position: number;
  readonly language: string;
  readonly level: string;
  readonly before: string;
  readonly words: string;
};

export type CorrectionShown = {
  readonly id: string;
  readonly day: string;
  readonly reason: string;
  readonly texts: readonly CorrectedShown[];
  /** What the question asks now. */
  readonly part: { readonly words: string; readonly lang: string };
};

/** What changed in each language and at each level, before and now. */
export function CorrectedTexts({ texts }: { texts: readonly CorrectedShown[] }) {
  const t = useT();
  return (
    <ul>
      {texts.map(({ position, language, level, before, words }) => (
        <li key={`${position} ${language} ${level}`}>
          <span className="soft">{t('corrections.before')}</span>{' '}
          <bdi lang={language}>
            <del>{before}</del>
          </bdi>
          <br />
          <span className="soft">{t('corrections.after')}</span>{' '}
          <bdi lang={language}>
            <ins>{words}</ins>
          </bdi>
        </li>
      ))}
    </ul>
  );
}

/** Questions whose words were changed while children answered, on which day and why: for everybody. Nothing where none was. */
export function CorrectedQuestions({ corrections }: { corrections: readonly CorrectionShown[] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">{t('corrections.title')}</h2>
      <p>{t('corrections.told')}</p>
      {corrections.map(({ id, day, reason, texts, part }) => (
        <Notice key={id}>
          <Kicker>{t('corrections.day', { day: dayInWords(language, day) })}</Kicker>
          <p lang={part.lang} dir="auto">
            <strong>{part.words}</strong>
          </p>
          <CorrectedTexts texts={texts} />
          <p className="soft">{t('corrections.why')}</p>
          <Words words={reason} lang="" />
        </Notice>
      ))}
    </section>
  );
}
