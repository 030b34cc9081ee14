import { type Role, roles } from '../../../../server/core/staff/roles.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { allTyped, ownIf, type RefusedForm, TypedUnlessTold, useWrong } from '../refused.tsx';

/** A consultation in which the reader may give roles. */
export type Place = { readonly id: string; readonly title: string };

/** Nobody becomes the overseer who did other work here, and an overseer is given none: those two are never offered to one person (R1181). */
export function offeredTo(held: readonly Role[]): readonly Role[] {
  const oversees = held.includes('overseer');
  return held.length === 0 ? roles : roles.filter((role) => (role === 'overseer') === oversees);
}

/** Which roles, with what each does and which go together. */
export function RoleChoices({
  offered,
  chosen,
  hint,
  error,
}: {
  offered: readonly Role[];
  chosen: readonly string[];
  /** Where they hold, if the form says that further down. */
  hint?: string;
  error: string | undefined;
}) {
  const t = useT();
  return (
    <>
      <ChoiceGroup
        many
        legend={t('people.roles')}
        hint={hint}
        name="role"
        error={error}
        chosen={chosen}
        choices={offered.map((role) => ({
          value: role,
          label: t(`role.${role}`),
          note: t(`role.${role}.does`),
        }))}
      />
      <Fold summary={t('people.apart.title')}>
        <ul>
          <li>{t('people.apart.organiser')}</li>
          <li>{t('people.apart.administrator')}</li>
          <li>{t('people.apart.approver')}</li>
          <li>{t('people.apart.decision-maker')}</li>
          <li>{t('people.apart.overseer')}</li>
        </ul>
        <p>{t('people.apart.crew')}</p>
      </Fold>
    </>
  );
}

/** All consultations of the organisation. */
export const everyPlace: Place = { id: '', title: '' };

/** With the one that a form asked for, also where that is gone by now: a browser chooses the first one else, which is everywhere. */
export function withPlace(places: readonly Place[], id: string): readonly Place[] {
  return id === '' || places.some((each) => each.id === id) ? places : [...places, { id, title: id }];
}

/** In all consultations, or in which one. */
export function PlaceField({
  places,
  chosen,
  error,
}: {
  places: readonly Place[];
  chosen: string;
  error?: string | undefined;
}) {
  const t = useT();
  return (
    <SelectField
      name="where"
      label={t('people.where')}
      value={chosen}
      error={error}
      options={places.map(({ id, title }) =>
        id === '' ? { value: '', label: t('people.where.all') } : { value: id, label: title, lang: '' },
      )}
    />
  );
}

export type Changing = {
  readonly staffId: string;
  readonly name: string;
  /** What the form says that it saw of what this person holds. */
  readonly held: string;
  /** The place whose roles are shown; '' is all consultations. */
  readonly where: string;
  readonly title: string;
  readonly here: readonly Role[];
  /** Where its roles can be looked at; '' is all consultations. */
  readonly choices: readonly Place[];
  /** Where else it holds roles; `title` is '' of all consultations. */
  readonly elsewhere: readonly {
    readonly id: string;
    readonly title: string;
    readonly roles: readonly Role[];
  }[];
  readonly offered: readonly Role[];
};

/** What somebody does from now on, in one place at a time: which one is asked first, by a form that changes nothing. */
export function RolesForm({
  person,
  lastReader,
  refused,
}: {
  person: Changing;
  lastReader: boolean;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const wrong = useWrong(refused);
  const own = ownIf(refused, { act: 'roles', person: person.staffId, where: person.where });
  const leads = [person.here, ...person.elsewhere.map(({ roles: held }) => held)].some((held) =>
    held.includes('safeguarding-lead'),
  );
  const inWords = (held: readonly Role[]) => held.map((role) => t(`role.${role}`)).join(t('list.and'));
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t('people.change.ask', { name: person.name })}</h2>
      <p>{t('people.change.text')}</p>
      {leads ? <p>{t('people.change.lead')}</p> : null}
      {lastReader ? <p>{t('people.revoke.overseer')}</p> : null}
      <form method="get" action="/staff/people">
        <input type="hidden" name="roles" value={person.staffId} />
        <PlaceField places={person.choices} chosen={person.where} />
        <Button small>{t('people.where.show')}</Button>
      </form>
      <form method="post" autoComplete="off">
        <input type="hidden" name="person" value={person.staffId} />
        <input type="hidden" name="where" value={person.where} />
        <TypedUnlessTold form={own} name="held" now={person.held} />
        <h3>{person.where === '' ? t('people.where.all') : <bdi lang="">{person.title}</bdi>}</h3>
        <RoleChoices
          offered={person.offered}
          chosen={allTyped(own, 'role') ?? person.here}
          error={wrong('role')}
        />
        {person.elsewhere.length === 0 ? null : (
          <ChoiceGroup
            many
            legend={t('people.elsewhere')}
            name="only"
            chosen={allTyped(own, 'only') ?? []}
            choices={[
              {
                value: 'yes',
                label: t('people.only'),
                note: person.elsewhere.map(({ id, title, roles: held }) => (
                  <span key={id}>
                    {inWords(held)} ({id === '' ? t('people.where.all') : <bdi lang="">{title}</bdi>}){' '}
                  </span>
                )),
              },
            ]}
          />
        )}
        <Acts>
          <Button kind="main" name="act" value="roles">
            {t('people.change.go')}
          </Button>
          <ButtonLink href="/staff/people">{t('people.revoke.no')}</ButtonLink>
        </Acts>
      </form>
    </section>
  );
}
