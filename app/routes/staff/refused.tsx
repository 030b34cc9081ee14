import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { ErrorSummary } from '../../components/form/field.tsx';
import { Notice } from '../../components/words/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ProveElsewhere } from './account/prove-elsewhere.tsx';

/**
 * A form that was not taken, with every word that was typed. `field` is the name of the field that has to change; `most`: what it takes, where
 * its words are too long.
 */
export type RefusedForm = {
  readonly refused: {
    readonly code: RefusalCode;
    readonly field: string;
    readonly most?: number | undefined;
  };
  readonly typed: readonly (readonly [string, string])[];
};

/** What stands in a field: the typed words of a refused form, else what is stored. */
export function typedOr(form: RefusedForm | undefined, name: string): (stored: string) => string {
  return (stored) => form?.typed.find(([each]) => each === name)?.[1] ?? stored;
}

declare const ownForm: unique symbol;
/** A refused form of which is known that it is this one, and not another of its page. */
export type OwnForm = RefusedForm & { readonly [ownForm]: true };

/** The refused form, if these are fields of it; `act` is '' of one that names none. What another form of the page says is not of this one. */
export function ownIf(
  form: RefusedForm | undefined,
  fields: Readonly<Record<string, string>>,
): OwnForm | undefined {
  const own = Object.entries(fields).every(([name, value]) => typedOr(form, name)('') === value);
  return form && own ? (form as OwnForm) : undefined;
}

/** All values of one name, for checkboxes: none is also an answer, so it has to be of this form. */
export function allTyped(form: OwnForm | undefined, name: string): readonly string[] | undefined {
  return form?.typed.filter(([each]) => each === name).map(([, value]) => value);
}

/**
 * The page that a form was read on and typed into. It stays that page when the form comes back: what others saved meanwhile was not read
 * yet, and a newer number beside the old words would put it out.
 */
export function TypedOn({
  form,
  revision,
}: {
  form: Pick<RefusedForm, 'typed'> | undefined;
  /** Of the page as it is now. */
  revision: number;
}) {
  return <TypedOf form={form} name="revision" now={revision} />;
}

/** The same of any other trace of the page that a form was typed on: a number, or the words that stood there. */
export function TypedOf({
  form,
  name,
  now,
}: {
  form: Pick<RefusedForm, 'typed'> | undefined;
  name: string;
  /** Of the page as it is now. */
  now: string | number;
}) {
  const typed = form?.typed.find(([each]) => each === name)?.[1];
  return <input type="hidden" name={name} value={typed ?? now} />;
}

/**
 * The same where two may write one after the other: whoever was told that the page is not the newest reads what is, and may then decide
 * (R744). A form that came back for any other reason has told nobody of anything newer.
 */
export function TypedUnlessTold({
  form,
  ...trace
}: {
  form: RefusedForm | undefined;
  name: string;
  now: string;
}) {
  return <TypedOf form={form?.refused.code === 'stale-revision' ? undefined : form} {...trace} />;
}

/** What is wrong in a sentence, with the limit where there is one. */
function useSaid(): (refused: RefusedForm['refused']) => string {
  const t = useT();
  return ({ code, most }) => (most === undefined ? t(`refusal.${code}`) : t('staff.too-long', { most }));
}

/** What is wrong, for the field at which it is said; undefined for every other one. */
export function useWrong(form: RefusedForm | undefined): (name: string) => string | undefined {
  const said = useSaid();
  return (name) => (form?.refused.field === name ? said(form.refused) : undefined);
}

/** The refusal at the top of the page. A stale one offers the newer page beside this one, so that nothing typed is lost; `newest`: it came with that page, and nothing was typed. */
export function Refusal({
  form,
  here,
  newest = false,
}: {
  form: RefusedForm | undefined;
  here: string;
  newest?: boolean;
}) {
  const t = useT();
  const said = useSaid();
  if (!form) return null;
  const { code, field } = form.refused;
  if (code === 'stale-revision' && newest)
    return <Notice kind="stops" title={t('refusal.stale-revision')} live />;
  if (code === 'stale-revision') {
    return (
      <Notice kind="stops" title={t('stale.title')} live>
        <p>{t('stale.text')}</p>
        <p>
          <a href={here} target="_blank" rel="noreferrer">
            {t('stale.reload')}
          </a>
        </p>
      </Notice>
    );
  }
  if (code === 'factor-needed') return <ProveElsewhere />;
  // The page is still there, with what is typed on it: whoever comes in again does so beside it.
  if (code === 'signed-out') {
    return (
      <Notice kind="owed" title={t('refusal.signed-out')} live>
        <p>{t('draft.text')}</p>
        <p>
          <a href="/staff/sign-in" target="_blank" rel="noreferrer">
            {t('draft.again')}
          </a>
        </p>
      </Notice>
    );
  }
  // Nothing of the form is wrong: it goes as it is, once there is a line.
  if (code === 'try-again' && field === '') {
    return (
      <Notice kind="stops" title={t('staff.refused')} live>
        <p>{t(`refusal.${code}`)}</p>
      </Notice>
    );
  }
  return <ErrorSummary title={t('staff.refused')} errors={[{ name: field, text: said(form.refused) }]} />;
}

/**
 * "Saved", after a redirect. One that leads to a part of the page leads to this (`#saved`), at the head of that part: further up nobody would
 * see it, and a browser that is led elsewhere does not begin at it. `unchanged`: the form said what stands already, and nothing was written.
 */
export function Saved({ shown, unchanged = false }: { shown: boolean; unchanged?: boolean }) {
  const t = useT();
  return shown ? (
    <Notice live id="saved">
      <p>{t(unchanged ? 'staff.unchanged' : 'staff.saved')}</p>
    </Notice>
  ) : null;
}

/** The part of a page that was saved, if it still is one; '' is the page itself. Null: nothing was saved. */
export function savedPart(query: URLSearchParams, parts: readonly string[]): string | null {
  const part = query.get('saved');
  return part === null || parts.includes(part) ? part : '';
}
