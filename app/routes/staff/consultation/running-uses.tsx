import { type FurtherUse, furtherUses } from '../../../../server/core/privacy/uses.ts';
import { Button } from '../../../components/form/button.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { ConsultationFrame } from '../signed-in.ts';

interface RunningUsesProps {
  frame: ConsultationFrame;
  uses: readonly { readonly use: FurtherUse; readonly state: 'asked' | 'made' }[];
  runs: boolean;
  here: string;
}

type Act = { readonly to: 'asked' | 'made' | 'dropped'; readonly words: string };

/** While it runs: who prepares asks for a use, somebody else approves it, and only then children are asked. */
export function RunningUses({ frame, uses, runs, here }: RunningUsesProps) {
  const t = useT();
  const may = (deed: 'consultation:edit' | 'consultation:approve') => runs && frame.may.includes(deed);
  const actsOn = (use: FurtherUse): readonly Act[] => {
    const state = uses.find((each) => each.use === use)?.state;
    return [
      ...(state === undefined && may('consultation:edit')
        ? [{ to: 'asked', words: t('consent.use.ask') } as const]
        : []),
      ...(state === 'asked' && may('consultation:approve')
        ? [{ to: 'made', words: t('consent.use.approve') } as const]
        : []),
      ...(state !== undefined && may('consultation:edit')
        ? [{ to: 'dropped', words: t('consent.use.drop') } as const]
        : []),
    ];
  };
  return (
    <section id="field-uses" tabIndex={-1}>
      <h2>{t('consent.uses')}</h2>
      <p className="soft">{t('consent.uses.hint')}</p>
      {runs ? <p className="soft">{t('consent.uses.running')}</p> : null}
      <DataTable
        caption={t('consent.uses')}
        captionUnseen
        columns={[
          { key: 'use', head: t('consent.head.use') },
          { key: 'state', head: t('consent.head.state') },
          { key: 'act', head: t('consent.head.act') },
        ]}
        rows={furtherUses.map((use) => ({
          key: use,
          cells: {
            use: t(`consent.use.${use}`),
            state: t(`consent.use.state.${uses.find((each) => each.use === use)?.state ?? 'off'}`),
            act: actsOn(use).map(({ to, words }) => (
              <form key={to} method="post" action={here}>
                <input type="hidden" name="use" value={use} />
                <Button small name="to" value={to}>
                  {words} <Unseen>{t(`consent.use.${use}`)}</Unseen>
                </Button>
              </form>
            )),
          },
        }))}
        empty=""
      />
    </section>
  );
}
