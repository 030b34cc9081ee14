import { fewestGroups, mostGroups } from '../../../../server/core/room/small-groups.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Acts } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { ConsultationFrame } from '../signed-in.ts';
import { Unsigns } from '../unsigns.tsx';
import { Press } from './session-act.tsx';
import { StepNow } from './session-now.tsx';
import { Part } from './session-part.tsx';

interface GroupsProps {
  here: string;
  frame: ConsultationFrame;
  page: Pick<Leading, 'session' | 'groups' | 'rests'>;
  may: { readonly lead: boolean; readonly watch: boolean; readonly divide: boolean };
  /** Of the draft, that a division changes. */
  revision: number;
}

interface GroupNowProps {
  /** The page of its room, where all of it is led. */
  room: string;
  group: NonNullable<Leading['group']>;
  leads: boolean;
  step: Omit<Parameters<typeof StepNow>[0], 'session'>;
}

/** In a small group: who leads it, where its room stands, and the way there. */
export function GroupNow({ room, group, leads, step }: GroupNowProps) {
  const t = useT();
  const { session, leader, mine } = group;
  return (
    <section id="group">
      <p>{t('session.groups.of')}</p>
      <StepNow session={session} {...step} />
      <p role="status">
        {leader === '' ? t('session.groups.nobody') : t('session.groups.by', { name: leader })}
      </p>
      <Acts>
        {leads && mine ? (
          <Press small formAction={`${room}#groups`} value={`group-leave ${group.id}`}>
            {t('session.groups.leave')}
          </Press>
        ) : null}
        <a href={room}>{t('session.groups.big')}</a>
      </Acts>
    </section>
  );
}

/** The small groups of a room: who leads which, and before it opens how many there are. */
export function SmallGroups({ here, frame, page, may, revision }: GroupsProps) {
  const { t, language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  const { session, groups, rests } = page;
  const running = session.state === 'running';
  const at = `${here}#groups`;
  const leads = groups.some(({ mine }) => mine);
  const counts = Array.from({ length: mostGroups - fewestGroups + 1 }, (_, at) => at + fewestGroups);
  return (
    <Part name="groups">
      <p>{t('session.groups.lead')}</p>
      {groups.length === 0 ? <p>{t('session.groups.none')}</p> : null}
      {groups.length > 0 && !running ? <p>{t('session.groups.rests')}</p> : null}
      {groups.length > 0 && running && rests ? <p>{t('session.groups.paused')}</p> : null}
      <ol className="session-shown">
        {groups.map(({ id, leader, mine }, index) => (
          <li key={id}>
            <p>
              <b>{t('session.groups.group', { number: index + 1 })}</b> {t('list.apart')}{' '}
              {leader === '' ? t('session.groups.nobody') : t('session.groups.by', { name: leader })}
            </p>
            <Acts>
              {may.lead && running && !rests && (mine || (leader === '' && !leads)) ? (
                <Press small formAction={at} value={`${mine ? 'group-leave' : 'group-take'} ${id}`}>
                  {t(mine ? 'session.groups.leave' : 'session.groups.take')}{' '}
                  <Unseen>{t('session.groups.group', { number: index + 1 })}</Unseen>
                </Press>
              ) : null}
              {may.watch ? (
                <a href={`/staff/c/${frame.id}/session/${id}`}>
                  {t('session.groups.watch')}{' '}
                  <Unseen>{t('session.groups.group', { number: index + 1 })}</Unseen>
                </a>
              ) : null}
            </Acts>
          </li>
        ))}
      </ol>
      {may.lead && groups.some(({ leader }) => leader !== '') ? (
        <Press formAction={at} value="gather">
          {t('session.groups.gather')}
        </Press>
      ) : null}
      {may.divide ? (
        <>
          <input type="hidden" name="draft" value={revision} />
          <SelectField
            name="count"
            label={t('session.groups.count')}
            value={String(groups.length)}
            options={[
              { value: '0', label: t('session.groups.count.none') },
              ...counts.map((count) => ({ value: String(count), label: number.format(count) })),
            ]}
          />
          <Unsigns frame={frame} />
          <Press formAction={at} value="divide">
            {t('session.groups.save')}
          </Press>
        </>
      ) : null}
    </Part>
  );
}
