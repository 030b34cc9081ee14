import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  adjectiveCount,
  motifCount,
  motifOf,
  nameOf,
  type Palette,
  type Pseudonym,
  paletteCount,
} from '../../../../server/core/room/pseudonyms.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { NameChoices, NameNow } from '../../../components/child/name-choice.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { granted } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seated, seatedToSend } from '../seat.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  // Right after the yes: a browser that keeps no cookies comes without its seat. The same yes finds it again for ten minutes.
  if (!context.child && !request.headers.has('cookie')) throw redirect('/?cookies');
  const child = seated(context);
  const shown = (name: Pseudonym) => ({
    value: `${name.adjective}-${name.motif}-${name.palette}`,
    label: nameOf(name, context.pseudonymWords),
    motif: motifOf(name),
    palette: name.palette,
  });
  const [drawn, place, phrase, asked] = await Promise.all([
    context.services.room.drawNames(child.actor, {}),
    context.services.room.place(child.actor, {}),
    context.services.privacy.readPhrase(child.actor, {}),
    context.services.privacy.asked(child.actor, {}),
  ]);
  const about = granted(asked);
  return {
    now: shown(child.pseudonym),
    chosen: new URL(request.url).searchParams.has('chosen'),
    // Asked about itself once, on the way in; then six words to come back with are offered. Whoever has them goes straight on.
    next:
      about.open && about.asked.length > 0
        ? '/here/me?coming=yes'
        : granted(phrase).has
          ? '/here'
          : '/here/phrase',
    // Once a child has written, a new name would make two children of it.
    others: granted(place).own.length === 0 ? granted(drawn).map(shown) : [],
  };
}

/** "12-3-4" of a name button; undefined when no list of ours holds it. */
function pseudonymOf(value: string): Pseudonym | undefined {
  const [, adjective, motif, palette] = (/^(\d{1,3})-(\d{1,2})-(\d)$/.exec(value) ?? []).map(Number);
  if (adjective === undefined || motif === undefined || palette === undefined) return undefined;
  if (adjective >= adjectiveCount || motif >= motifCount || palette >= paletteCount) return undefined;
  return { adjective, motif, palette: palette as Palette };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const name = pseudonymOf(fields.get('name') ?? '');
  if (!name) throw redirect('/here/name', 303);
  const chosen = await context.services.room.chooseName(child.actor, name);
  if (chosen.ok) throw redirect('/here/name?chosen', 303);
  return data<{ code: RefusalCode }>({ code: chosen.code }, { status: 400 });
}

export default function Name() {
  const t = useT();
  const { now, chosen, others, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ChildPage>
      <AnswerHeading plain={!chosen || refused !== undefined}>
        {t('name.title', { name: now.label })}
      </AnswerHeading>
      <p>{t('name')}</p>
      <NameNow motif={now.motif} palette={now.palette} />
      <ButtonLink kind="main" wide href={next} accessKey={keys.on}>
        {t('name.go-on', { name: now.label })}
      </ButtonLink>
      {refused ? (
        <Notice kind="mend" live>
          <p>{t(`refusal.${refused.code}`)}</p>
        </Notice>
      ) : null}
      {others.length > 0 ? (
        <>
          <h2>{t('name.another')}</h2>
          <PageForm>
            <NameChoices name="name" choices={others} />
          </PageForm>
          <p>
            <ButtonLink wide sign="again" href="/here/name">
              {t('name.more')}
            </ButtonLink>
          </p>
        </>
      ) : null}
      <Note sign="lock">{t('name.only-here')}</Note>
    </ChildPage>
  );
}
