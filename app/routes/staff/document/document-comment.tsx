import { Button } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** The document is General Comment No. 25: its paragraphs stand in plain words in this software, and one press takes them. */
export function CommentForm({ revision, here }: { revision: number; here: string }) {
  const t = useT();
  return (
    <Notice kind="owed" title={t('document.comment')}>
      <p>{t('document.comment.text')}</p>
      <form method="post" action={here}>
        <input type="hidden" name="revision" value={revision} />
        <Button kind="second" name="act" value="comment">
          {t('document.comment.take')}
        </Button>
      </form>
      <p>
        <a href="/general-comment">{t('document.comment.read')}</a>
      </p>
    </Notice>
  );
}
