import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { wordsToTake } from '../../../components/form/given-back.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { cameFrom, pathHere } from '../../../forms/came-from.ts';
import { readFields } from '../../../forms/read-form.ts';
import { readings } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { unlessOthers } from '../../child/seat.ts';

/** Nobody writes here, but what was written stands in its form. */
export const handle: Handle = { writes: true };

/** Written out here because the page must not load the guard that sets the cookie. */
const themes = ['light', 'dark', 'contrast', 'sepia'] as const;
/** The same of letters, with the names their makers gave them. */
const fonts = {
  hyperlegible: 'Atkinson Hyperlegible',
  lexend: 'Lexend',
  dyslexic: 'OpenDyslexic',
  noto: 'Noto Sans',
} as const;
type Font = keyof typeof fonts;
const fontNames = Object.keys(fonts) as Font[];

/** The words of a sheet, and the page before the yes, come along and are sent once more to what answers them: no other address shows them. */
const beforeYes = (fields: URLSearchParams) =>
  fields.has('came') ? '/join?again=yes' : fields.get('code') ? '/join' : undefined;

export function loader({ request, context }: LoaderFunctionArgs) {
  const back =
    pathHere(new URL(request.url).searchParams.get('back')) ??
    cameFrom(request) ??
    (context.child ? '/here' : context.staff ? '/staff' : '/');
  return {
    back,
    theme: context.look.theme ?? '',
    font: context.look.font ?? '',
    aloud: context.look.aloud,
    languages: context.languages.map(({ tag, endonym, reviewedBy }) => ({
      tag,
      endonym,
      reviewed: reviewedBy !== null,
    })),
  };
}

/**
 * Saves the look and leads back. Words that were typed come along: they are asked for with the look (`carry`), stand in its form, and are
 * sent back to the page they came from by a redirect that keeps them. They are stored nowhere on the way.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  unlessOthers(context, fields);
  const carried = wordsToTake(fields);
  if (!fields.has('back') && fields.has('carry'))
    return data({
      carried: carried ?? [],
      back: beforeYes(fields) ?? cameFrom(request) ?? (context.child ? '/here' : '/'),
    });
  const language =
    context.languages.find((each) => each.tag === fields.get('language'))?.tag ?? context.look.language;
  const level = readings.find((each) => each === fields.get('level')) ?? context.look.level;
  const theme = fields.has('theme')
    ? (themes.find((each) => each === fields.get('theme')) ?? null)
    : context.look.theme;
  const font = fields.has('font')
    ? (fontNames.find((each) => each === fields.get('font')) ?? null)
    : context.look.font;
  const aloud = fields.has('aloud') ? fields.get('aloud') === 'yes' : context.look.aloud;
  if (context.child) {
    const chosen = {
      language: language ?? context.speaker.language,
      level: level ?? context.speaker.reading,
    };
    // The cookie of the look holds here all the same; its seat brings the language and level to another device.
    await context.services.room.speakTo(context.child.actor, chosen).catch(context.reportFault);
  }
  return redirect(beforeYes(fields) ?? pathHere(fields.get('back')) ?? '/', {
    // The form goes on to where it came from, with its words.
    status: carried ? 307 : 303,
    headers: { 'Set-Cookie': context.cookies.look({ language, level, theme, font, aloud }) },
  });
}

export default function Look() {
  const t = useT();
  const speaker = useSpeaker();
  const { theme, font, aloud, languages, ...loaded } = useLoaderData<typeof loader>();
  // Said once where it is so of all of them.
  const drafts = languages.every(({ reviewed }) => !reviewed);
  const { carried, back } = useActionData<typeof action>() ?? { carried: [], back: loaded.back };
  return (
    <ChildPage>
      <h1>{t('foot.look')}</h1>
      <PageForm autoComplete="off">
        <input type="hidden" name="back" value={back} />
        {carried.length > 0 ? <input type="hidden" name="carry" value="" /> : null}
        {carried.map(([name = '', value = '']) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ChoiceGroup
          legend={t('look.language')}
          hint={drafts ? t('look.draft') : undefined}
          name="language"
          chosen={speaker.language}
          choices={languages.map((each) => ({
            value: each.tag,
            label: each.endonym,
            lang: each.tag,
            note:
              drafts || each.reviewed ? undefined : <span lang={speaker.language}>{t('look.draft')}</span>,
          }))}
        />
        {/* Whoever reads none of what stands below needs nothing of it. */}
        <Button wide>{t('look.save')}</Button>
        <ChoiceGroup
          legend={t('look.level')}
          name="level"
          chosen={speaker.reading}
          choices={readings.map((level) => ({
            value: level,
            label: t(`look.level.${level}`),
            note: t(`look.level.${level}.note`),
          }))}
        />
        <ChoiceGroup
          legend={t('look.theme')}
          name="theme"
          chosen={theme}
          choices={['', ...themes].map((each) => ({
            value: each,
            label: each === '' ? t('look.theme.device') : t(`look.theme.${each as (typeof themes)[number]}`),
          }))}
        />
        <ChoiceGroup
          legend={t('look.font')}
          hint={t('look.font.hint')}
          name="font"
          chosen={font}
          choices={[
            { value: '', label: t('look.font.device') },
            ...fontNames.map((each) => ({
              value: each,
              label: <bdi lang="en">{fonts[each]}</bdi>,
              note: t(`look.font.${each}`),
            })),
          ]}
        />
        <ChoiceGroup
          legend={t('look.aloud')}
          name="aloud"
          chosen={aloud ? 'yes' : 'no'}
          choices={[
            { value: 'no', label: t('look.aloud.no') },
            { value: 'yes', label: t('look.aloud.yes'), note: t('look.aloud.yes.note') },
          ]}
        />
        <Button kind="main" wide accessKey={keys.on}>
          {t('look.save')}
        </Button>
        <Note sign="lock">{t('look.session')}</Note>
      </PageForm>
    </ChildPage>
  );
}
