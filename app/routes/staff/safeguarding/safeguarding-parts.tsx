import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { HelplineKind } from '../../../../server/core/safeguarding/helplines.ts';
import { Button } from '../../../components/form/button.tsx';
import { asTyped, Field, fieldId } from '../../../components/form/field.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type LeadKey, openLeadKey } from '../../../live/sealed-keys.ts';

interface UnlockKeyProps {
  wrapped: string;
  opened: boolean;
  onOpen: (key: LeadKey) => void;
}

/** The code from the sheet opens the key in this page's memory. There is no form around it: nothing can send it, also before the page is alive. */
export function UnlockKey({ wrapped, opened, onOpen }: UnlockKeyProps) {
  const t = useT();
  const [wrong, setWrong] = useState(false);
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);

  async function unlock(): Promise<void> {
    const box = document.getElementById(fieldId('code')) as HTMLInputElement;
    const key = await openLeadKey(wrapped, box.value);
    setWrong(key === undefined);
    if (key) onOpen(key);
  }

  return (
    <>
      {/* There before what comes into it: the box goes from under the focus, and what opened is said aloud. */}
      <div role="status">{opened ? <Note sign="lock">{t('sg.unlocked')}</Note> : null}</div>
      {opened ? null : (
        <>
          <noscript>
            <Notice kind="stops">
              <p>{t('sg.script')}</p>
            </Notice>
          </noscript>
          <div className="unlock">
            <Field
              name="code"
              dir="ltr"
              label={t('sg.unlock.label')}
              hint={t('sg.unlock.hint')}
              error={wrong ? t('sg.unlock.wrong') : undefined}
              {...asTyped}
              // As in a form, which this is not: the code goes nowhere.
              onKeyDown={(event) => void (event.key === 'Enter' && unlock())}
            />
            <Button type="button" disabled={!alive} onClick={() => void unlock()}>
              {t('sg.unlock')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

interface DirectoryProps {
  lines: readonly {
    readonly id: string;
    readonly kind: HelplineKind;
    readonly name: string;
    readonly number: string;
    readonly source: string;
  }[];
}

/** Whom a lead can refer to: the confirmed helplines of the country, and those entered for the team alone. */
export function Directory({ lines }: DirectoryProps) {
  const t = useT();
  return (
    <section>
      <h2>{t('sg.directory')}</h2>
      {lines.length === 0 ? <p className="soft">{t('sg.directory.none')}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <b>{t(`helplines.kind.${line.kind}`)}</b>{' '}
            <a href={line.source} rel="noreferrer">
              <bdi lang="">{line.name}</bdi>
            </a>{' '}
            <span dir="ltr">
              <InOrder text={line.number} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RehearsalProps {
  here: string;
  leads: readonly string[];
  /** By which one that is sent twice is made once. */
  fresh: string;
}

/** A made-up case, so that the leads know before launch that they can open one. */
export function Rehearsal({ here, leads, fresh }: RehearsalProps) {
  const t = useT();
  return (
    <Fold summary={t('sg.rehearse')}>
      <p>{t('sg.rehearse.what')}</p>
      <p className="soft">{t('sg.leads', { count: leads.length, names: leads.join(t('list.and')) })}</p>
      <Form method="post" action={here} id="field-rehearse">
        <input type="hidden" name="form" value={fresh} />
        <Button name="act" value="rehearse">
          {t('sg.rehearse.do')}
        </Button>
      </Form>
    </Fold>
  );
}
