import { useT } from '../../i18n/use-t.tsx';
import { Way } from '../form/with-words.tsx';
import { Notice } from '../words/notice.tsx';

export type CorrectedTold = {
  /** How often the words of this question were changed in the language of this reader, while children answered. */
  readonly times: number;
  /** The page on which it is asked. */
  readonly here: string;
  readonly changes: readonly {
    readonly id: string;
    /** A choice of it, and not what it asks. */
    readonly choice: boolean;
    /** In words. */
    readonly day: string;
    readonly before: string;
    /** Of a choice, what it says now, however often it was changed. */
    readonly words: string;
    readonly lang: string;
  }[];
};

interface CorrectedProps {
  told: CorrectedTold;
  /** On a page that lives: how often they were changed by now. */
  now?: number;
  /** The form with what is typed on such a page, which comes along to the new words. */
  draft?: string | undefined;
}

/** Beside a question whose words were changed: on which day, and what it said before. Nothing where they never were. */
export function Corrected({ told, now = 0, draft }: CorrectedProps) {
  const t = useT();
  return (
    <>
      {now > told.times ? (
        <Notice sign="change" stands title={t('corrected.now')}>
          <p className="way">
            <Way form={draft} to={told.here}>
              {t('corrected.now.look')}
            </Way>
          </p>
        </Notice>
      ) : null}
      {told.changes.length > 0 ? (
        <Notice>
          <CorrectedWords changes={told.changes} />
        </Notice>
      ) : null}
    </>
  );
}

/** What changed for this reader, each with its day and the words from before. */
export function CorrectedWords({ changes }: Pick<CorrectedTold, 'changes'>) {
  const t = useT();
  return changes.map(({ id, choice, day, before, words, lang }) => (
    <div key={id}>
      <p>{t(choice ? 'corrected.choice' : 'corrected.question', { day })}</p>
      {choice ? (
        <p lang={lang} dir="auto">
          {words}
        </p>
      ) : null}
      <p>{t('corrected.before')}</p>
      <p lang={lang} dir="auto">
        <q>{before}</q>
      </p>
    </div>
  ));
}
