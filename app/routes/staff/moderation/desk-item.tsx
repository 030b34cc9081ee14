import { type ReactNode, type RefObject, useRef } from 'react';
import { processActivity } from '../../../../server/core/analysis/evaluation.ts';
import { isHard } from '../../../../server/core/moderation/alike.ts';
import { isShown, waits } from '../../../../server/core/moderation/decide.ts';
import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import { motifOf } from '../../../../server/core/room/pseudonyms.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { Avatar } from '../../../components/sign/avatar.tsx';
import { StateStone, type StoneState } from '../../../components/sign/state-stone.tsx';
import { type CaughtPart, CaughtText } from '../../../components/staff/caught-text.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { promptFor, spotFor } from '../prompt.ts';
import { isAnswerIn } from './decision-names.ts';
import type { DeskLoaded } from './desk-data.ts';
import { minutesWaited } from './desk-queue.tsx';
import { useRuleName } from './rule-name.ts';

/** The text cut where a rule points; places that overlap are cut where the first of them ends. */
export function caughtParts(
  item: Pick<DeskItem, 'findings' | 'text'>,
  ruleName: (rule: string) => string,
): readonly CaughtPart[] {
  const parts: CaughtPart[] = [];
  let at = 0;
  for (const finding of [...item.findings].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, finding.start);
    if (finding.end <= start) continue;
    if (start > at) parts.push({ text: item.text.slice(at, start) });
    parts.push({ caught: item.text.slice(start, finding.end), rule: ruleName(finding.rule) });
    at = finding.end;
  }
  if (at < item.text.length) parts.push({ text: item.text.slice(at) });
  return parts;
}

/**
 * What is selected inside `box`, as UTF-16 offsets in `text`; undefined when nothing of it is, and where something in the browser shows other words
 * there, as one that translates does all the same: the same letters of the text would be others.
 */
export function selectedPlace(box: Element | null, text: string): Place | undefined {
  const selection = document.getSelection();
  if (box?.textContent !== text || !selection || selection.isCollapsed || selection.rangeCount === 0)
    return undefined;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

interface DeskItemViewProps {
  page: Pick<DeskLoaded, 'activities' | 'sections'> & {
    readonly frame: { readonly id: string };
    readonly opened: Pick<NonNullable<DeskLoaded['opened']>, 'item' | 'hides' | 'earlier' | 'more'> | null;
  };
  /** What is open, for whoever goes by ear. */
  head: RefObject<HTMLHeadingElement>;
  item: DeskItem | undefined;
  /** What was open is settled, or taken back. */
  gone: boolean;
  name: string;
  /** Whoever else reads it now. */
  other: DeskItem['claim'];
  nowMs: number;
  waiting: number;
  /** What stands here where nothing waits. */
  empty: ReactNode;
  places: readonly Place[];
  onPlaces: ((places: readonly Place[]) => void) | undefined;
}

const stones: Readonly<Record<string, StoneState>> = {
  held: 'waiting',
  published: 'shown',
  redacted: 'part-hidden',
  returned: 'returned',
  refused: 'refused',
  hidden: 'rechecked',
};

/** One contribution with all that a decision needs: who, where, what was asked, what the rules point at, what came before. */
export function DeskItemView({
  page,
  head,
  item,
  gone,
  name,
  other,
  nowMs,
  waiting,
  empty,
  places,
  onPlaces,
}: DeskItemViewProps) {
  const t = useT();
  const { language } = useSpeaker();
  const ruleName = useRuleName();
  const box = useRef<HTMLDivElement>(null);
  if (!item) {
    const titled = gone || waiting > 0;
    return (
      <>
        {titled ? (
          <h2 ref={head} tabIndex={-1}>
            {t(gone ? 'desk.gone' : 'desk.choose')}
          </h2>
        ) : null}
        {/* It may have the focus when the next one comes, and keeps it. */}
        <p className="soft" tabIndex={-1} ref={titled ? undefined : head}>
          {waiting > 0 ? t('desk.choose.next') : empty}
        </p>
      </>
    );
  }
  const activity = page.activities.find((each) => each.id === item.activityId);
  const section = page.sections.find((each) => each.anchor === item.anchor);
  const spot = spotFor(activity, item.anchor, [language, item.language]);
  const prompt = activity && promptFor(activity.prompts, [language, item.language]);
  const answer = isAnswerIn(page.activities, item.activityId);
  const minutes = minutesWaited(item, nowMs);
  const earlier = page.opened?.item.id === item.id ? page.opened.earlier : [];
  return (
    <>
      <div className="item-head">
        <Avatar motif={motifOf(item.name)} palette={item.name.palette} />
        <div>
          <h2 ref={head} tabIndex={-1}>
            <b>{name}</b> {t('list.apart')} <span>{t('desk.revision', { count: item.revision })}</span>{' '}
            {t('list.apart')}{' '}
            <span>{minutes === 0 ? t('desk.wait.new') : t('desk.waited', { count: minutes })}</span>
          </h2>
          <p className="soft">
            {section ? (
              <>
                {t('document.section.number', { number: section.anchor })}{' '}
                <bdi lang="">{section.heading}</bdi> {t('list.apart')}{' '}
              </>
            ) : null}
            {spot ? (
              <>
                {t('desk.place')} <bdi lang={spot.language}>{spot.label}</bdi> {t('list.apart')}{' '}
              </>
            ) : null}
            {item.activityId === processActivity ? t('desk.process') : null}
            {prompt ? (
              <q lang={prompt.language} dir="auto">
                {prompt.prompt}
              </q>
            ) : null}
          </p>
          {answer ? <p className="soft">{t('desk.answer')}</p> : null}
        </div>
      </div>
      {item.state === 'hidden' ? (
        <Notice kind="owed">
          <p>{t('desk.reported.long')}</p>
        </Notice>
      ) : null}
      {other ? (
        <Notice kind="owed">
          <p>{t('desk.held.long', { name: other.staffName })}</p>
        </Notice>
      ) : null}
      {page.opened?.item.id === item.id && page.opened.hides ? (
        <p>
          <StateStone state="part-hidden" size={24} /> <b>{t('desk.state.redacted')}</b>
        </p>
      ) : null}
      {/* Selecting with a pointer is one way to hide; repeating the words in the form is the other. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above. */}
      <div
        ref={box}
        onMouseUp={() => {
          const place =
            onPlaces && selectedPlace(box.current?.querySelector('.item-words') ?? null, item.text);
          if (place && onPlaces) onPlaces([...places, place]);
        }}
      >
        <CaughtText
          parts={caughtParts(item, ruleName)}
          lang={item.language}
          reminder={t('desk.reminder')}
          severe={isHard({ ...item, reason: null }) ? t('desk.severe') : undefined}
        />
      </div>
      {earlier.length > 0 ? (
        <>
          <h2>{t('desk.earlier', { name })}</h2>
          <ul className="earlier">
            {earlier.map((each, index) => (
              <li key={each.id}>
                <StateStone state={stones[each.state] ?? 'open'} size={24} />
                <span className="unseen">
                  {each.state === 'published' && answer
                    ? t('desk.state.published.answer')
                    : each.state in stones
                      ? t(`desk.state.${each.state as 'held'}`)
                      : ''}
                </span>
                {each.text === null ? (
                  <Covered
                    id={each.id}
                    number={index + 1}
                    opens={waits(each.state)}
                    here={`/staff/c/${page.frame.id}/desk`}
                  />
                ) : (
                  <span lang={each.language} dir="auto" translate="no" id={`earlier-${each.id}`}>
                    <InOrder text={each.text} />
                  </span>
                )}
                {isShown(each.state) ? (
                  <a
                    href={`/staff/c/${page.frame.id}/shown?item=${each.id}`}
                    aria-describedby={each.text === null ? undefined : `earlier-${each.id}`}
                  >
                    {t('shown.anew')} {each.text === null ? <Unseen>{index + 1}</Unseen> : null}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
          {page.opened?.more ? <p className="soft">{t('desk.earlier.more')}</p> : null}
        </>
      ) : null}
    </>
  );
}

/** Whose words that point nobody has reviewed, by the names of their languages. */
export function Unreviewed({ languages }: { languages: readonly string[] }) {
  const t = useT();
  return languages.length > 0 ? (
    <Fold summary={t('desk.unreviewed.title')}>
      <p>{t('desk.unreviewed', { languages: languages.join(t('list.and')) })}</p>
    </Fold>
  ) : null;
}

/** In place of a hard text: one that waits is opened by itself, as any other. `number`: its place in the list, its words being covered. */
function Covered({ id, number, opens, here }: { id: string; number: number; opens: boolean; here: string }) {
  const t = useT();
  const covered = t('desk.severe.line');
  return opens ? (
    <a href={`${here}?item=${id}`}>
      {covered} <Unseen>{number}</Unseen>
    </a>
  ) : (
    <span className="soft">{covered}</span>
  );
}
