import { Form, useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { CaseAtHand } from '../../../../server/usecases/safeguarding/read-cases.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { goesOnSealing, type OpenedText, openTexts, sealFor } from '../../../live/open-parts.ts';
import type { LeadKey } from '../../../live/sealed-keys.ts';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { readsPart } from './case-field.ts';

type Part = CaseAtHand['parts'][number];

interface SealedPartProps {
  opened: CaseAtHand;
  part: Part;
  leadKey: LeadKey | null;
  here: string;
  refused: RefusedForm | undefined;
}

/** Opens in this browser what this lead was given, and hands its half on to the one it reads with. */
function useOpened({ opened, part, leadKey, here }: Omit<SealedPartProps, 'refused'>) {
  const [texts, setTexts] = useState<readonly OpenedText[]>([]);
  const { submit, state } = useFetcher();
  useEffect(() => {
    // Nobody is signed in any more: what it opened goes with the key.
    if (!leadKey) return setTexts([]);
    let gone = false;
    void openTexts(leadKey, { caseId: opened.id, boxes: part.boxes, texts: part.texts }).then(
      (found) => gone || setTexts(found),
    );
    return () => {
      gone = true;
    };
  }, [leadKey, opened.id, part.boxes, part.texts]);
  useEffect(() => {
    if (!leadKey || part.toPass.length === 0 || state !== 'idle') return;
    let gone = false;
    const { id, leads } = opened;
    void sealFor(leadKey, { caseId: id, boxes: part.boxes, wanted: part.toPass, leads }).then((boxes) => {
      if (gone || boxes.length === 0) return;
      submit(
        { act: 'pass', case: id, part: part.part, boxes: JSON.stringify(boxes) },
        { method: 'post', action: here },
      );
    });
    return () => {
      gone = true;
    };
  }, [leadKey, opened, part.boxes, part.toPass, part.part, here, submit, state]);
  return texts;
}

/** What the child told, or how to reach it: closed, waiting for the other lead, or open to the two that opened it. */
export function SealedPart({ opened, part, leadKey, here, refused }: SealedPartProps) {
  const t = useT();
  const { language } = useSpeaker();
  const texts = useOpened({ opened, part, leadKey, here });
  const wrong = useWrong(refused);
  const at = `${here}?case=${opened.id}`;
  const asked = (act: 'open' | 'alone') => {
    // Four forms of a case ask for a reason: only the one that was sent has it again, and says what is wrong.
    const sent = (name: string) => typedOr(refused, name)('');
    const mine = sent('act') === act && sent('part') === part.part ? refused : undefined;
    const apart = `${act}-${part.part}`;
    return {
      apart,
      sent: mine !== undefined,
      value: typedOr(mine, 'reason')(''),
      error: mine && wrong(`reason-${apart}`),
    };
  };
  const [open, alone] = [asked('open'), asked('alone')];
  const ids = (
    <>
      <input type="hidden" name="case" value={opened.id} />
      <input type="hidden" name="part" value={part.part} />
    </>
  );
  const reads = readsPart(part);
  const lacks = reads && leadKey !== null && texts.length < part.count;
  // This page hears of nothing: whoever waits for the other lead looks again.
  const waitsFor =
    reads && !part.together && part.why !== 'alone'
      ? 'sg.half'
      : lacks && part.together
        ? 'sg.handing'
        : null;
  return (
    <section>
      <h3>{t(`sg.part.${part.part}`)}</h3>
      {part.openings
        .filter(({ why }) => why !== 'reseal')
        .map((each) => (
          <p key={`${each.name} ${each.half}`} className="soft">
            {t(each.why === 'alone' ? 'sg.opened.alone' : 'sg.opened', {
              name: isolated(each.name),
              day: dayInWords(language, each.day),
            })}
            {t('list.colon')}
            <bdi lang="">{each.reason}</bdi>
          </p>
        ))}
      {texts.map((each) => (
        <article key={each.number} className="own sealed">
          {'text' in each ? (
            <p className="words opened-text" lang={opened.language} dir="auto" translate="no">
              <InOrder text={each.text} />
            </p>
          ) : (
            <p>{t('sg.unreadable')}</p>
          )}
        </article>
      ))}
      {reads && leadKey === null ? <p>{t('sg.needs-key')}</p> : null}
      {waitsFor === null ? null : (
        <>
          <p role="status">{t(waitsFor)}</p>
          <p>
            <a href={at}>{t('sg.look')}</a>
          </p>
        </>
      )}
      {reads ? null : part.together ? (
        <p>{t('sg.taken')}</p>
      ) : (
        <Form method="post" action={at} autoComplete="off">
          {ids}
          <Field
            name="reason"
            apart={open.apart}
            label={t('sg.reason')}
            hint={t('sg.reason.hint')}
            error={open.error}
            value={open.value}
          />
          <Button kind="main" name="act" value="open">
            {t('sg.open')}
          </Button>
        </Form>
      )}
      {part.why === 'alone' ? null : (
        <Fold summary={t('sg.alone')} open={alone.sent}>
          <p>{t('sg.alone.what')}</p>
          <Form method="post" action={at} autoComplete="off">
            {ids}
            <Field
              name="reason"
              apart={alone.apart}
              label={t('sg.reason')}
              hint={t('sg.reason.hint')}
              error={alone.error}
              value={alone.value}
            />
            <Button name="act" value="alone">
              {t('sg.alone.do')}
            </Button>
          </Form>
        </Fold>
      )}
      <Reseal opened={opened} part={part} leadKey={leadKey} here={here} />
    </section>
  );
}

/** Leads that cannot open it, because they are new or have a new key: two others give them a half each. */
function Reseal({ opened, part, leadKey, here }: Omit<SealedPartProps, 'refused'>) {
  const t = useT();
  const { submit, state } = useFetcher();
  /** How many were wanted as the last ones went; none while nobody pressed. */
  const before = useRef(0);
  const sealNow = useRef(seal);
  sealNow.current = seal;
  useEffect(() => {
    if (state === 'idle' && goesOnSealing(part.toReseal.length, before.current)) void sealNow.current();
  }, [state, part.toReseal]);
  const lacking = [...new Set(part.toReseal.map(({ to }) => to))].map(
    (to) => opened.leads.find(({ staffId }) => staffId === to)?.name ?? '',
  );
  if (lacking.length === 0) return null;
  const missing = part.toReseal.map(({ half }) => half);
  const half = missing.includes('a') ? 'a' : 'b';

  async function seal(): Promise<void> {
    if (!leadKey) return;
    before.current = part.toReseal.length;
    const boxes = await sealFor(leadKey, {
      caseId: opened.id,
      boxes: part.boxes,
      wanted: part.toReseal,
      leads: opened.leads,
    });
    submit(
      { act: 'reseal', case: opened.id, part: part.part, boxes: JSON.stringify(boxes) },
      { method: 'post', action: here },
    );
  }

  return (
    <Fold summary={t('sg.reseal', { names: lacking.join(t('list.and')) })} open>
      <p>{t('sg.reseal.what')}</p>
      {part.mine === null ? (
        <Form method="post" action={`${here}?case=${opened.id}`}>
          <input type="hidden" name="case" value={opened.id} />
          <input type="hidden" name="part" value={part.part} />
          <input type="hidden" name="half" value={half} />
          <Button name="act" value="reseal-begin">
            {t('sg.reseal.take')}
          </Button>
        </Form>
      ) : (
        <>
          {/* On its way it is off and keeps the focus. */}
          <Button
            type="button"
            onClick={() => void (state === 'idle' && seal())}
            disabled={leadKey === null}
            aria-disabled={state !== 'idle' || undefined}
          >
            {t('sg.reseal.do')}
          </Button>
          {leadKey === null ? <Note>{t('sg.needs-key')}</Note> : null}
        </>
      )}
    </Fold>
  );
}
