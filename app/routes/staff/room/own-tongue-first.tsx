import { Fragment, type ReactNode } from 'react';
import { Fold } from '../../../components/words/message.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Language } from '../activities/activities-table.tsx';

interface OwnTongueFirstProps {
  languages: readonly Language[];
  /** The others stand open: something was refused, and may be wrong in any of them. */
  open: boolean;
  /** What the boxes are of, where a page has several of them. */
  of?: string | undefined;
  children: (language: Language) => ReactNode;
}

/** The boxes of the language in which a page is read, and those of the others folded: all of seven would stand between whoever leads and the rest of it. */
export function OwnTongueFirst({ languages, open, of, children }: OwnTongueFirstProps) {
  const t = useT();
  const { language } = useSpeaker();
  const first = languages.find(({ tag }) => tag === language) ?? languages[0];
  const others = languages.filter((each) => each !== first);
  return (
    <>
      {first ? children(first) : null}
      {others.length > 0 ? (
        <Fold
          summary={
            <>
              {t('session.tongues')} {of ? <Unseen>{of}</Unseen> : null}
            </>
          }
          open={open}
        >
          {others.map((each) => (
            <Fragment key={each.tag}>{children(each)}</Fragment>
          ))}
        </Fold>
      ) : null}
    </>
  );
}
