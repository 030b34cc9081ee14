import { type Role, roles } from '../../../../server/core/staff/roles.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { allTyped, ownIf, type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { everyPlace, type Place, PlaceField, RoleChoices, withPlace } from './roles-parts.tsx';

type Person = {
  readonly staffId: string;
  /** What the form says that it saw of how this person gets in; '' for whom the reader can do nothing. */
  readonly waysIn: string;
  readonly name: string;
  readonly state: 'invited' | 'active' | 'revoked';
  readonly roles: readonly Role[];
  /** The same by where they hold; `title` is '' of all consultations. */
  readonly places: readonly {
    readonly id: string;
    readonly title: string;
    readonly roles: readonly Role[];
  }[];
  /** Which body an overseer is from; '' where nobody said. */
  readonly body: string;
  /** The last day on which every training holds; '' when one is missing. */
  readonly trainedUntil: string;
};

/** The address of a one-time link, in the only answer that ever holds it. */
export function NewLink({ name, address }: { name: string; address: string }) {
  const t = useT();
  return (
    <Notice kind="owed" title={t('people.link.title', { name })} sign="lock" live>
      <p className="one-time">
        <bdi dir="ltr">{address}</bdi>
      </p>
      <Note sign="clock">{t('people.link.note')}</Note>
    </Notice>
  );
}

export function PeopleTable({
  people,
  me,
  mayInvite,
}: {
  people: readonly Person[];
  me: string;
  mayInvite: boolean;
}) {
  const t = useT();
  const { language } = useSpeaker();
  const rolesOf = ({ roles }: Person) => roles.map((role) => t(`role.${role}`)).join(t('list.and'));
  // Two of one name are told apart by what they do here, and whether they have come yet.
  const calledApart = (person: Person) =>
    people.filter(({ name }) => name === person.name).length > 1
      ? `${person.name} ${t('list.apart')} ${rolesOf(person)} ${t('list.apart')} ${t(`people.state.${person.state}`)}`
      : person.name;
  return (
    <div id="field-people" tabIndex={-1}>
      <DataTable
        caption={t('staff.people')}
        captionUnseen
        stacks
        columns={[
          { key: 'name', head: t('people.name') },
          { key: 'roles', head: t('people.roles') },
          { key: 'training', head: t('people.training') },
          { key: 'state', head: t('people.state') },
          ...(mayInvite ? [{ key: 'acts', head: t('people.acts'), plain: true }] : []),
        ]}
        rows={people.map((person) => ({
          key: person.staffId,
          cells: {
            name: (
              <>
                <bdi>{person.name}</bdi>
                {person.staffId === me ? ` (${t('people.you')})` : ''}
              </>
            ),
            roles: (
              <>
                {person.places.map(({ id, title, roles }) => (
                  <div key={id}>
                    {roles.map((role) => t(`role.${role}`)).join(t('list.and'))}
                    {id === '' ? null : (
                      <>
                        {' '}
                        (<bdi lang="">{title}</bdi>)
                      </>
                    )}
                  </div>
                ))}
                {person.body === '' ? null : <bdi lang="">{person.body}</bdi>}
              </>
            ),
            training:
              person.trainedUntil === ''
                ? t('people.training.none')
                : t('people.training.until', { day: dayInWords(language, person.trainedUntil) }),
            state: t(`people.state.${person.state}`),
            acts:
              person.state === 'revoked' || person.waysIn === '' ? (
                ''
              ) : (
                <PersonActs person={person} called={calledApart(person)} mine={person.staffId === me} />
              ),
          },
        }))}
        empty={t('people.empty')}
      />
    </div>
  );
}

function PersonActs({ person, called, mine }: { person: Person; called: string; mine: boolean }) {
  const t = useT();
  return (
    <form method="post" action="/staff/people" className="row-acts">
      <input type="hidden" name="person" value={person.staffId} />
      <input type="hidden" name="called" value={person.name} />
      <input type="hidden" name="ways" value={person.waysIn} />
      <Button small name="act" value="renew">
        {t('people.renew')} <Unseen lang="">{called}</Unseen>
      </Button>
      {mine ? null : (
        <Button small kind="quiet" name="act" value="end-sessions">
          {t('people.sign-out')} <Unseen lang="">{called}</Unseen>
        </Button>
      )}
      {mine ? null : (
        <ButtonLink small kind="quiet" href={`/staff/people?roles=${person.staffId}`}>
          {t('people.change')} <Unseen lang="">{called}</Unseen>
        </ButtonLink>
      )}
      {mine ? null : (
        <ButtonLink small kind="quiet" href={`/staff/people?training=${person.staffId}`}>
          {t('people.training')} <Unseen lang="">{called}</Unseen>
        </ButtonLink>
      )}
      {mine ? null : (
        <ButtonLink small kind="quiet" href={`/staff/people?anew=${person.staffId}`}>
          {t('people.anew')} <Unseen lang="">{called}</Unseen>
        </ButtonLink>
      )}
      {mine ? null : (
        <ButtonLink small kind="quiet" href={`/staff/people?revoke=${person.staffId}`}>
          {t('people.revoke')} <Unseen lang="">{called}</Unseen>
        </ButtonLink>
      )}
    </form>
  );
}

/** `fresh`: by which it is one person, however often it is sent. */
export function InviteForm({
  refused,
  fresh,
  places,
}: {
  refused: RefusedForm | undefined;
  fresh: string;
  places: readonly Place[];
}) {
  const t = useT();
  const wrong = useWrong(refused);
  const own = ownIf(refused, { act: 'invite' });
  const where = typedOr(own, 'where')('');
  return (
    <section>
      <h2>{t('people.invite')}</h2>
      <Note>{t('people.invite.again')}</Note>
      <form method="post" action="/staff/people">
        <input type="hidden" name="form" value={fresh} />
        <Field
          name="name"
          label={t('people.name')}
          hint={t('people.name.hint')}
          value={typedOr(refused, 'name')('')}
          error={wrong('name')}
        />
        <RoleChoices
          offered={roles}
          chosen={allTyped(own, 'role') ?? []}
          hint={t('people.roles.hint')}
          error={wrong('role')}
        />
        <Field
          name="body"
          label={t('people.body')}
          hint={t('people.body.hint')}
          value={typedOr(refused, 'body')('')}
          error={wrong('body')}
        />
        <PlaceField
          places={withPlace([everyPlace, ...places], where)}
          chosen={where}
          error={wrong('where')}
        />
        <Button kind="main" name="act" value="invite">
          {t('people.invite.go')}
        </Button>
      </form>
    </section>
  );
}
