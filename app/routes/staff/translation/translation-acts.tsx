import type { TranslationToSign } from '../../../../server/usecases/translation/read-translations.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { allTyped, ownIf, type RefusedForm, TypedOf, useWrong } from '../refused.tsx';

type Item = Pick<TranslationToSign, 'id' | 'change' | 'round' | 'to' | 'state' | 'by' | 'worded'>;

/** The name of the field with which one text of a translation is written anew. */
export const correctedField = (of: { readonly id: string; readonly language: string; readonly at: number }) =>
  `words-${of.id}-${of.language}-${of.at}`;

/** Sign a translation, take it away, or write it anew: two forms of which the second opens. */
export function TranslationActs({
  of,
  here,
  refused,
}: {
  of: Item;
  here: string;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const wrong = useWrong(refused);
  const mine = ownIf(refused, { id: of.id, language: of.to, to: 'typed' });
  const typed = allTyped(mine, 'words');
  const read = (form: RefusedForm | undefined) => (
    <>
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="language" value={of.to} />
      <TypedOf form={form} name="change" now={of.change} />
      <TypedOf form={form} name="round" now={of.round} />
    </>
  );
  return (
    <>
      <form method="post" action={here}>
        {read(undefined)}
        <Acts>
          {of.state === 'signed' || of.by === 'you' ? null : (
            <Button small name="to" value="signed">
              {t('translations.sign')}
            </Button>
          )}
          <Button small kind="quiet" name="to" value="removed">
            {t('translations.remove')}
          </Button>
        </Acts>
      </form>
      <Fold summary={t('translations.correct')} open={mine !== undefined}>
        <form method="post" action={here}>
          {read(mine)}
          {of.worded.map((text, at) => (
            <Field
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, whose number does not change on this page.
              key={at}
              name="words"
              apart={`${of.id}-${of.to}-${at}`}
              kind="area"
              rows={4}
              lang={of.to}
              label={
                of.worded.length === 1
                  ? t('translations.words')
                  : t('translations.words.part', { number: at + 1, all: of.worded.length })
              }
              hint={at === 0 ? t('translations.words.hint') : undefined}
              error={wrong(correctedField({ id: of.id, language: of.to, at }))}
              value={typed?.[at] ?? text}
            />
          ))}
          <Acts>
            <Button small name="to" value="typed">
              {t('translations.save')}
            </Button>
          </Acts>
        </form>
      </Fold>
    </>
  );
}
