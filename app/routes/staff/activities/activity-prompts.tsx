import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import { groupNumber } from '../../../../server/core/room/small-groups.ts';
import { Fold } from '../../../components/words/message.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { levels } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { type PromptHint, PromptHints } from './prompt-hints.tsx';

interface ActivityPromptsProps {
  activity: Pick<ActivityRow, 'id' | 'groupOf' | 'prompts'>;
  /** All of its page. */
  among: readonly ActivityRow[];
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  hints: readonly PromptHint[];
  /** Children are asked it already: its words are read in one language, and the others are behind a word. */
  runs: boolean;
}

/** What is asked, in every language and at both levels, each under its name. While it is prepared all of it is in sight: whoever signs has to see a gap. */
export function ActivityPrompts({ activity, among, languages, hints, runs }: ActivityPromptsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const first = languages.find(({ tag }) => tag === language) ?? languages[0];
  const others = languages.filter(({ tag }) => tag !== first?.tag);
  const list = (some: typeof languages) => (
    <ul className="prompts">
      {some.flatMap(({ tag, endonym }) =>
        levels.map((level) => {
          const prompt = activity.prompts.find((each) => each.language === tag && each.level === level);
          return (
            <li key={tag + level}>
              <small className="soft">
                {languages.length > 1 ? (
                  <>
                    <bdi lang={tag}>{endonym}</bdi> {t('list.apart')}{' '}
                  </>
                ) : null}
                {t(`level.${level}`)}
              </small>{' '}
              {prompt ? (
                <bdi lang={tag}>{prompt.prompt}</bdi>
              ) : (
                <span className="soft">{t('activities.prompt.missing', { language: tag })}</span>
              )}{' '}
              <PromptHints hints={hints} of={{ id: activity.id, language: tag, level }} />
            </li>
          );
        }),
      )}
    </ul>
  );
  if (!runs || !first || others.length === 0) return list(languages);
  return (
    <>
      {list([first])}
      <Fold
        summary={
          <>
            {t('session.tongues')} <WhichActivity of={activity} among={among} languages={languages} />
          </>
        }
      >
        {list(others)}
      </Fold>
    </>
  );
}

/**
 * Which one it is, for whoever does not see the row: its words in the first language that has them, and of a small group, which has those of its room,
 * its number `among` all of the page.
 */
export function WhichActivity({
  of,
  among,
  languages,
}: {
  of: Pick<ActivityRow, 'id' | 'groupOf' | 'prompts'>;
  among: readonly ActivityRow[];
  languages: ActivityPromptsProps['languages'];
}) {
  const t = useT();
  const words = languages.flatMap(({ tag }) => of.prompts.filter(({ language }) => language === tag))[0];
  return (
    <>
      {words ? <Unseen lang={words.language}>{words.prompt}</Unseen> : null}
      {of.groupOf === '' ? null : (
        <Unseen>{t('session.groups.group', { number: groupNumber(among, of) })}</Unseen>
      )}
    </>
  );
}
