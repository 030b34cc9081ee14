import type { AppLoadContext } from '@remix-run/node';
import { demoCountry } from '../../../../server/core/safeguarding/helplines.ts';
import type { SeatedChild } from '../../../../server/usecases/room/identify-child.ts';
import type { HelpCardData } from '../../../components/child/help-card.tsx';

/** Where whoever may write to trained adults does so. */
export const writePlaces = { team: '/here/help-me', letters: '/help/write' } as const;

/**
 * What the help card can offer in this consultation: numbers that two people of the organisation stand for, and the team, where
 * two of it at least could open what a child tells. What is not there is said as not there.
 */
export async function helpHere(context: AppLoadContext, child: SeatedChild): Promise<HelpCardData> {
  const { language, t } = context.speaker;
  const help = await context.services.safeguarding.help(child.actor, { language });
  if (!help.ok) return { helplines: [], emergency: null, caseHref: null };
  const { lines, writeTo } = help.value;
  const emergency = lines.find(({ kind }) => kind === 'emergency');
  return {
    helplines: lines
      .filter(({ kind }) => kind === 'child')
      .map(({ name, number, dials, country }) =>
        country === demoCountry
          ? { name: t('help.demo.line'), number, dials, language }
          : // Nobody says in which language a name was entered.
            { name, number, dials, language: '' },
      ),
    emergency: emergency ? { number: emergency.number, dials: emergency.dials } : null,
    caseHref: writeTo && writePlaces[writeTo],
  };
}
