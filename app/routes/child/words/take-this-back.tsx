import { mayMove } from '../../../../server/core/moderation/decide.ts';
import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** The way to take one's words back; `asks`: the child is asked whether it means that. */
export function TakeThisBack({ item, asks }: { item: OwnContribution; asks: boolean }) {
  const t = useT();
  return (
    <>
      {!asks && mayMove(item.state, 'withdrawn', 'author') ? (
        <p className="way">
          <a href={`/here/words/${item.id}?back=yes`}>{t('own.take-back')}</a>
        </p>
      ) : null}
      {asks && mayMove(item.state, 'withdrawn', 'author') ? (
        <PageForm>
          <p>{t('word.back.what')}</p>
          <Button kind="main" wide name="intent" value="withdraw">
            {t('word.back.do')}
          </Button>
        </PageForm>
      ) : null}
      {asks ? (
        <p>
          <ButtonLink wide href="/here/words">
            {t('word.back.stay')}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
