import { Fragment } from 'react';
import { isRunning } from '../../../../server/core/consultation/lifecycle.ts';
import { type GatedAct, type GateRow, holdsUp } from '../../../../server/core/consultation/release-gate.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import type { ConsultationFrame } from '../signed-in.ts';
import { gatePlaces } from './gate-says.ts';

interface LifeActsProps {
  frame: ConsultationFrame;
  rows: readonly GateRow[];
  revision: number;
  /** The question whether to close stands on the page. */
  asked: boolean;
  /** The overseer let it rest, and it rests. */
  held: boolean;
  /** Sheets of paper are out that may still come back. */
  sheetsOut: boolean;
  /** This person made part of what it would approve. */
  own: boolean;
  refused: RefusedForm | undefined;
}

/** Whether this person is asked for a reason: why it goes back, or why it opens although the overseer lets it rest. */
export function asksReason({ frame, held }: Pick<LifeActsProps, 'frame' | 'held'>): boolean {
  const { state, may } = frame;
  return (
    (held && may.includes('consultation:open')) ||
    ((state === 'assessed' || state === 'approved') && may.includes('consultation:approve'))
  );
}

/** What this person can do now with the whole consultation. A button that cannot be pressed yet says what is missing. */
export function LifeActs({ frame, rows, revision, asked, held, sheetsOut, own, refused }: LifeActsProps) {
  const t = useT();
  const wrong = useWrong(refused);
  const { state, may, id } = frame;
  const because = (act: GatedAct) => {
    const missing = holdsUp(rows, act);
    if (missing.length === 0) return undefined;
    return (
      <>
        {t('act.missing', { count: missing.length })}{' '}
        {missing.map((item, at) => (
          <Fragment key={item}>
            {at > 0 ? ` ${t('list.apart')} ` : null}
            <a href={`/staff/c/${id}${gatePlaces[item] ?? `#gate-${item}`}`}>{t(`gate.${item}`)}</a>
          </Fragment>
        ))}
      </>
    );
  };
  const runs = isRunning(state);

  if (asked && runs && may.includes('consultation:close')) {
    return (
      <Notice kind="stops" title={t('act.close.ask')}>
        <p>{t('act.close.text')}</p>
        {sheetsOut ? <p>{t('act.close.sheets')}</p> : null}
        {/* Refused, the question stands there still. */}
        <form method="post" action={`/staff/c/${id}?ask=close`}>
          <Acts>
            <Button kind="main" name="act" value="closed">
              {t('act.close.yes')}
            </Button>
            <ButtonLink href={`/staff/c/${id}`}>{t('act.close.no')}</ButtonLink>
          </Acts>
        </form>
      </Notice>
    );
  }
  // Of what the overseer let rest, or of a draft that is given back: never of both.
  const reason = {
    kind: 'area',
    name: 'reason',
    value: typedOr(refused, 'reason')(''),
    error: wrong('reason'),
  } as const;
  return (
    <form method="post" action={`/staff/c/${id}`} id="field-acts" tabIndex={-1}>
      <input type="hidden" name="revision" value={revision} />
      {held && may.includes('consultation:open') ? (
        <Field {...reason} rows={3} label={t('act.overrule')} hint={t('act.overrule.hint')} />
      ) : null}
      <Acts>
        {state === 'draft' && may.includes('consultation:edit') ? (
          <Button kind="main" name="act" value="prepared" offBecause={because('prepare')}>
            {t('act.prepared')}
          </Button>
        ) : null}
        {state === 'assessed' && may.includes('consultation:approve') ? (
          <Button
            kind="main"
            name="act"
            value="approved"
            offBecause={own ? t('refusal.one-person-alone') : because('approve')}
          >
            {t('act.approved')}
          </Button>
        ) : null}
        {state === 'approved' && may.includes('consultation:open') ? (
          <Button kind="main" name="act" value="open" offBecause={because('open')}>
            {t('act.open')}
          </Button>
        ) : null}
        {(state === 'approved' || state === 'open') && may.includes('codes:issue') ? (
          <ButtonLink href={`/staff/c/${id}/codes`}>{t('next.codes')}</ButtonLink>
        ) : null}
        {state === 'paused' &&
        (may.includes('consultation:open') || (held && may.includes('consultation:resume'))) ? (
          <Button kind="main" name="act" value="open" offBecause={because('open')}>
            {t('act.resume')}
          </Button>
        ) : null}
        {state === 'paused' && !held && may.includes('consultation:resume') ? (
          <Button name="act" value="paused" sign="pause">
            {t('act.hold')}
          </Button>
        ) : null}
        {state === 'open' && may.includes('consultation:pause') ? (
          <Button name="act" value="paused" sign="pause">
            {t('act.pause')}
          </Button>
        ) : null}
        {runs && may.includes('consultation:close') ? (
          <ButtonLink href={`/staff/c/${id}?ask=close`}>{t('act.close')}</ButtonLink>
        ) : null}
      </Acts>
      {state === 'assessed' && may.includes('consultation:approve') ? (
        <Note>{t('act.approved.note')}</Note>
      ) : null}
      {(state === 'assessed' || state === 'approved') && may.includes('consultation:approve') ? (
        <Fold summary={t('act.returned')} open={reason.value !== '' || reason.error !== undefined}>
          <Field {...reason} rows={4} label={t('act.returned.reason')} hint={t('act.returned.hint')} />
          <Button name="act" value="returned">
            {t('act.returned.go')}
          </Button>
        </Fold>
      ) : null}
      {state === 'approved' && may.includes('consultation:open') ? <Note>{t('act.open.note')}</Note> : null}
      {state === 'paused' && !held && may.includes('consultation:resume') ? (
        <Note>{t('act.hold.note')}</Note>
      ) : null}
    </form>
  );
}
