import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { commentWords } from '../../../../locales/general-comment.ts';
import { sentencesOf } from '../../../../server/core/consultation/easy-read.ts';
import {
  type CommentBlock,
  type CommentPart,
  type CommentText,
  commentSymbol,
  readComment,
} from '../../../../server/core/consultation/general-comment.ts';
import { OtherReadings } from '../../../components/child/other-readings.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { readings, wordsOf } from '../../../i18n/translator.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';
import type { Handle, loader as rootLoader } from '../../../root.tsx';
import css from '../../../styles/comment.css?url';
import { ChildPage } from '../../child/child-page.tsx';

export const handle: Handle = { title: 'gc25.title' };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

/** Where the United Nations keep the document in its six languages. Nothing is asked there before somebody follows the link. */
const official = `https://undocs.org/${commentSymbol}`;

export function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('words');
  const reading = readings.find((each) => each === asked) ?? context.speaker.reading;
  const { language } = context.speaker;
  const comment = readComment(commentWords, { language, level: wordsOf(reading) });
  return { reading, ...comment, parts: reading === 'easy' ? comment.parts.map(easily) : comment.parts };
}

/** A sentence a line. This software has no easy-read of it. */
function easily(part: CommentPart): CommentPart {
  const apart = <T extends CommentText>(said: T): T => ({
    ...said,
    text: sentencesOf(said.text, said.lang).join('\n'),
  });
  const inBlock = <T extends CommentBlock>(block: T): T => ({
    ...block,
    paragraphs: block.paragraphs.map(apart),
  });
  return { ...inBlock(part), reading: apart(part.reading), blocks: part.blocks.map(inBlock) };
}

/** General Comment No. 25 in plain words, for whoever comes: by part and paragraph, without a seat and without script. */
export default function GeneralComment() {
  const { t } = useSpeaker();
  const { reading, parts, lacks, reviewedBy } = useLoaderData<typeof loader>();
  const kiosk = useRouteLoaderData<typeof rootLoader>('root')?.kiosk ?? false;
  return (
    <ChildPage>
      <h1>{t('gc25.title')}</h1>
      <p className="lead">{t('gc25.lead')}</p>
      <p>{t('gc25.by')}</p>
      <p>{reviewedBy === null ? t('gc25.unreviewed') : t('gc25.reviewed', { name: reviewedBy })}</p>
      {lacks ? <p>{t('gc25.english')}</p> : null}
      {reading === 'easy' ? <p>{t('gc25.no-pictures')}</p> : null}
      <OtherReadings current={reading} href="/general-comment?words=" />
      <nav aria-labelledby="parts">
        <h2 id="parts">{t('gc25.parts')}</h2>
        <ul className="way">
          {parts.map(({ key, heading }) => (
            <li key={key}>
              <a href={`#part-${key}`}>
                <Said {...heading} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <section key={part.key} aria-labelledby={`part-${part.key}`}>
          <h2 id={`part-${part.key}`}>
            <Said {...part.heading} />
          </h2>
          <p className="soft lines">
            <Said {...part.reading} />
          </p>
          <Numbered {...part} />
          {part.blocks.map((block) => (
            <section key={block.key}>
              <h3>
                <Said {...block.heading} />
              </h3>
              <Numbered {...block} />
            </section>
          ))}
        </section>
      ))}
      <Note>
        {t('gc25.official')} <bdi>{commentSymbol}</bdi>
      </Note>
      {kiosk ? null : (
        <p className="way">
          <a href={official} rel="noreferrer">
            {t('gc25.official.link')}
          </a>
        </p>
      )}
    </ChildPage>
  );
}

/** Words in the language of the page, or marked as what they are in. */
function Said({ text, lang }: CommentText) {
  const { language } = useSpeaker();
  if (lang === language) return text;
  return (
    <span lang={lang} dir="auto">
      {text}
    </span>
  );
}

/** Paragraphs beside their numbers; `#p12` is the twelfth. */
function Numbered({ paragraphs }: Pick<CommentBlock, 'paragraphs'>) {
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  if (paragraphs.length === 0) return null;
  return (
    <ol className="numbered">
      {paragraphs.map((paragraph) => (
        <li key={paragraph.number} id={`p${paragraph.number}`}>
          <b>{number.format(paragraph.number)}</b>
          {paragraph.lang === language ? (
            <p>{paragraph.text}</p>
          ) : (
            <p lang={paragraph.lang} dir="auto">
              {paragraph.text}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
