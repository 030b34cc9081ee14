import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { DeskLayout } from '../../../components/staff/staff-shell.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { asRead, heldByAnother, neighbour } from '../../../live/desk-state.ts';
import { useDesk } from '../../../live/use-desk.ts';
import { useDeskDrafts } from '../../../live/use-desk-drafts.ts';
import { type DeskKey, useDeskKeys, useKeysOn } from '../../../live/use-desk-keys.ts';
import { useHeadFocus } from '../../../live/use-head-focus.ts';
import { useLineFirst } from '../../../live/use-line-first.ts';
import { useRest } from '../../../live/use-rest.ts';
import { useServerClock } from '../../../live/use-server-clock.ts';
import { ConsultationPage } from '../frame.tsx';
import { isAnswerIn } from './decision-names.ts';
import { Break } from './desk-break.tsx';
import type { DeskLoaded, DeskRefused } from './desk-data.ts';
import { DecisionForm, opensFirst, pressDeed } from './desk-decision.tsx';
import { fieldsOf, readDecision, type Wrong } from './desk-form.ts';
import { DeskItemView, Unreviewed } from './desk-item.tsx';
import { KeyHelp } from './desk-key-help.tsx';
import { DeskOut, goToOut } from './desk-out.tsx';
import { DeskQueue, DeskTools } from './desk-queue.tsx';
import { OtherNotDecided } from './desk-refused.tsx';
import { Undo } from './desk-undo.tsx';
import { NothingWaits } from './nothing-waits.tsx';

interface DeskPageProps {
  page: DeskLoaded;
  refused: DeskRefused;
  open: (id: string | null) => void;
}

export function DeskPage({ page, refused, open }: DeskPageProps) {
  const t = useT();
  const { frame, staffId, words, mayDecide } = page;
  const now = useServerClock(page.nowMs);
  const [openId, setOpenId] = useState(page.opened?.item.id ?? null);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const { nowMs, rests } = useRest(now, page);
  const [keysOn, setKeysOn] = useKeysOn();
  const [helpShown, setHelpShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function show(id: string | null): void {
    if (form.current) drafts.keep(fieldsOf(form.current));
    setOpenId(id);
    setPlaces([]);
    setWrong(null);
    desk.forgetRefusal();
    open(id);
  }
  const desk = useDesk({
    consultationId: frame.id,
    staffId,
    loaded: page.desk,
    more: page.more,
    rooms: { ...page, seconds: frame.seconds ?? 0, reported: frame.reported ?? 0 },
    now,
    before: page.settled,
    openId,
    beside: page.opened?.earlier ?? [],
    open: show,
    loadAgain: () => open(openId),
  });
  const { settled } = desk;
  const drafts = useDeskDrafts(desk.items, settled?.over === false ? settled.id : null);
  const live = desk.connection === 'live';
  const out = desk.connection === 'out';
  const byForm = useLineFirst(desk.connection !== 'forms');

  // The loader may have opened another one: after a form, or because somebody else settled the one asked for.
  const loadedId = page.opened?.item.id ?? null;
  useEffect(() => setOpenId(loadedId), [loadedId]);

  // Whoever rests is told that it is missed itself, in place of the item.
  const missing = desk.rooms.missing.filter((role) => rests === null || role !== 'moderator');
  const inQueue = rests !== null ? undefined : desk.items.find((each) => each.id === openId);
  const [lastRead, setLastRead] = useState<DeskItem>();
  const stays =
    desk.connection === 'forms'
      ? page.opened?.item
      : // That it is settled may be heard before the answer that says so.
        desk.sending === openId
        ? lastRead
        : undefined;
  const newest = inQueue ?? (rests === null && stays?.id === openId ? stays : undefined);
  const item = asRead(lastRead, newest);
  if (item?.id !== lastRead?.id || item?.revision !== lastRead?.revision) {
    setLastRead(item);
    // What was marked are places in the words before it.
    setPlaces([]);
  }
  const reader = { staffId, nowMs };
  const other = item && heldByAnother(item, reader) ? item.claim : null;
  const formShown = item !== undefined && mayDecide && !other;
  const [filled, setFilled] = useState<string>();
  // What is ticked and typed stays, out of sight, while another person holds what it is about.
  if (formShown && filled !== item.id) setFilled(item.id);
  const gone = rests === null && !item && (page.gone || openId !== null);
  const head = useHeadFocus(item?.id);
  const nameOfItem = (each: DeskItem) => nameOf(each.name, words);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const fields = fieldsOf(event.currentTarget, submitter);
    if (out) return goToOut(event);
    if (opensFirst(document, fields.get('decision'))) return event.preventDefault();
    // Many at once go as a form.
    if (!live || !item || fields.has('alike'))
      return byForm(event, () => setWrong({ code: 'try-again', field: 'item' }));
    event.preventDefault();
    const read = readDecision(fields, item);
    setWrong(read.ok ? null : read.wrong);
    if (read.ok) await drafts.whileSent(item.id, desk.decide({ item, ...read.value }));
  }

  function undo(event: FormEvent<HTMLFormElement>): void {
    if (out) goToOut(event);
    else void (live ? desk.undo() : byForm(event, desk.undo));
  }

  function press(key: DeskKey): void {
    switch (key) {
      case 'J':
      case 'K': {
        const to = neighbour(desk.items, openId, { ...reader, step: key === 'J' ? 1 : -1 });
        if (to !== null && to !== openId) show(to);
        return;
      }
      case 'U':
        return void desk.undo();
      case '?':
        setHelpShown((shown) => !shown);
        return;
      case 'Enter':
        if (formShown) form.current?.requestSubmit();
        return;
      default:
        if (formShown && form.current) pressDeed(form.current, key);
    }
  }
  useDeskKeys(live && keysOn, press);

  const before = refused && { wrong: refused.wrong, id: refused.typed.find(([name]) => name === 'id')?.[1] };
  const said = desk.refusal
    ? { wrong: { code: desk.refusal.code, field: 'item' }, id: desk.refusal.id }
    : before;
  // What was refused of another one than is open is no word about this one.
  const ofThis = formShown && said?.id === item.id;
  const shownWrong: Wrong | null =
    item === newest ? (wrong ?? (ofThis ? said.wrong : null)) : { code: 'stale-revision', field: 'item' };
  return (
    <ConsultationPage
      frame={{ ...frame, seconds: desk.rooms.seconds, reported: desk.rooms.reported }}
      current="/desk"
      layout="desk"
      title={t('place.desk')}
      tools={
        <DeskTools
          items={desk.items}
          more={desk.more}
          nowMs={nowMs}
          connection={desk.connection}
          usualMinutes={page.usualMinutes}
          pressure={desk.rooms.pressure}
          missing={missing}
          here={`/staff/c/${frame.id}/desk`}
        />
      }
    >
      <DeskLayout
        opened={item?.id}
        queue={
          // Whoever left the desk left the words of children on it. What is ticked and typed stays, out of sight.
          out ? null : (
            <DeskQueue
              items={desk.items}
              more={desk.more}
              openId={openId}
              reader={reader}
              nameOfItem={nameOfItem}
              base={`/staff/c/${frame.id}/desk`}
              onOpen={desk.connection === 'forms' ? undefined : show}
            />
          )
        }
        item={
          <>
            {rests === null ? null : (
              <Break time={page.restsUntil} alone={desk.rooms.missing.includes('moderator')} />
            )}
            {out ? <DeskOut /> : null}
            {rests === null && !out ? (
              <DeskItemView
                key={item?.id ?? 'none'}
                page={{ ...page, opened: page.opened && { ...page.opened, earlier: desk.beside } }}
                head={head}
                item={item}
                gone={gone}
                name={item ? nameOfItem(item) : ''}
                other={other}
                nowMs={nowMs}
                waiting={desk.items.length + desk.more}
                empty={<NothingWaits base={`/staff/c/${frame.id}`} beside={desk.rooms} />}
                places={places}
                onPlaces={live && mayDecide ? setPlaces : undefined}
              />
            ) : null}
            {page.apart ? <Note sign="lock">{t('desk.apart')}</Note> : null}
            {item && !out ? <Unreviewed languages={page.unreviewed} /> : null}
            {live && mayDecide ? <KeyHelp on={keysOn} turn={setKeysOn} all={helpShown} practise /> : null}
          </>
        }
        decision={
          <>
            <OtherNotDecided wrong={said && !ofThis ? said.wrong : undefined} />
            <p className="unseen" role="status">
              {gone ? t('desk.gone') : other ? t('desk.held.long', { name: other.staffName }) : null}
            </p>
            <Undo
              settled={settled}
              name={settled ? nameOf(settled.name, words) : ''}
              answer={settled !== null && isAnswerIn(page.activities, settled.activityId)}
              here={`/staff/c/${frame.id}/desk`}
              live={live}
              onUndo={undo}
            />
            {item && mayDecide && filled === item.id ? (
              <div hidden={!formShown || out}>
                <DecisionForm
                  key={`${item.id}:${item.revision}`}
                  formRef={form}
                  item={item}
                  name={nameOfItem(item)}
                  answer={isAnswerIn(page.activities, item.activityId)}
                  here={`/staff/c/${frame.id}/desk?item=${item.id}`}
                  alike={page.opened?.item.id === item.id ? page.opened.alike : 0}
                  wrong={out && shownWrong?.code === 'factor-needed' ? null : shownWrong}
                  typed={before?.id === item.id ? refused?.typed : drafts.of(item.id)}
                  keys={live && keysOn}
                  live={live}
                  sending={desk.sending !== null}
                  places={places}
                  onPlaces={setPlaces}
                  onSubmit={send}
                />
              </div>
            ) : null}
          </>
        }
      />
    </ConsultationPage>
  );
}
