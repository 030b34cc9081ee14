import { Notice } from '../../components/words/notice.tsx';
import { Words } from '../../components/words/words.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { isolated } from '../../i18n/isolated.ts';
import type { Level } from '../../i18n/translator.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

export type ShownComment = {
  readonly id: string;
  readonly language: string;
  readonly texts: Readonly<Record<Level, string>>;
  readonly signedBy: string;
  readonly day: string;
  /** What it is about, where the page does not say that already; `lang` where those words are somebody's and not the page's. */
  readonly about?: { readonly words: string; readonly lang: string | undefined };
};

/** What the overseer says in public, as it wrote it. Nothing where it said nothing. */
export function Comments({ comments }: { comments: readonly ShownComment[] }) {
  const t = useT();
  const { language, level } = useSpeaker();
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('comment.title')}</h2>
      {comments.map((comment) => (
        <Notice key={comment.id}>
          {comment.about ? (
            <p className="kicker">
              <span lang={comment.about.lang} dir="auto">
                {comment.about.words}
              </span>
            </p>
          ) : null}
          <Words words={comment.texts[level]} lang={comment.language} />
          <p className="soft">
            {t('comment.by', { name: isolated(comment.signedBy), day: dayInWords(language, comment.day) })}
          </p>
        </Notice>
      ))}
    </section>
  );
}
