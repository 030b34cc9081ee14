import { Button } from '../../../components/form/button.tsx';
import { FileField } from '../../../components/form/field.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { RefusedForm } from '../refused.tsx';

/** What was found in a file: its text stands in the form below until somebody read it and cut it. Nothing is stored before. */
export type ReadText = {
  readonly counts: Readonly<Record<'sections' | 'articles' | 'headings' | 'footnotes', number>>;
  readonly markdown: string;
};

/** Takes a file and shows its text; works without script, as every form. */
export function FileForm({ here, refused }: { here: string; refused: RefusedForm | undefined }) {
  const t = useT();
  const wrong = refused?.refused.field === 'file' ? t(`refusal.${refused.refused.code}`) : undefined;
  return (
    <form method="post" action={`${here}?file`} encType="multipart/form-data">
      <FileField
        name="file"
        label={t('document.file')}
        hint={t('document.file.hint')}
        error={wrong}
        accept=".md,.txt,.html,.docx,.xml"
      />
      <Button kind="second">{t('document.file.read')}</Button>
    </form>
  );
}

/** Says what was found, so that whoever knows the document sees at once whether something is missing. */
export function FoundInFile({ counts }: { counts: ReadText['counts'] }) {
  const t = useT();
  return (
    <Notice live>
      <p>{t('document.file.found', counts)}</p>
      <p>{t('document.file.repair')}</p>
    </Notice>
  );
}
