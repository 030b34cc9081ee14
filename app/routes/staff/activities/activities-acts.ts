import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { templateWords } from '../../../../locales/templates.ts';
import { activityKinds, standings } from '../../../../server/core/consultation/activities.ts';
import { longestRestReason } from '../../../../server/core/consultation/oversight-rests.ts';
import { pollForms } from '../../../../server/core/consultation/polls.ts';
import { proposingPrompts } from '../../../../server/core/consultation/templates.ts';
import { isId } from '../../../../server/core/ids.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';
import { refusedForm } from '../refuse-form.ts';
import type { RefusedForm } from '../refused.tsx';
import { nothingHere, signedInToSend } from '../signed-in.ts';
import { fieldNames, isUnsaved, isWritten, optionsIn, promptsIn, seedsIn } from './activity-fields.ts';

/**
 * What was half written comes back: nothing of it was refused, and none is stored. Something else was done to what is asked, or
 * other words were wanted in the same boxes, those of `wanted`.
 */
type KeptForm = { readonly kept: true; readonly wanted: string; readonly typed: RefusedForm['typed'] };

/** `revision`: of the consultation since, where it is the one that was read but for that. */
function kept(typed: RefusedForm['typed'], { revision, wanted }: { revision: number; wanted: string }) {
  const written = typed.filter(([name]) => name !== 'beside' && name !== 'revision');
  return data<KeptForm>({ kept: true, wanted, typed: [...written, ['revision', String(revision)]] });
}

const isEmpty = (field: string | null) => field !== null && field.trim() === '';

/** What a form of the page did, and where that leads. */
export async function actOnActivities({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const revision = wholeIn(fields, 'revision');
  const { consultation } = context.services;
  const idIn = (name: string) => {
    const id = fields.get(name) ?? '';
    if (id !== '' && !isId(id)) throw new Response(null, { status: 400 });
    return id;
  };
  const beside = fields.get('beside') ?? '';
  const [does = '', to = '', seen = ''] = beside.split(' ');
  const opened = idIn('activity');
  const target = isId(to) ? to : '';
  const activityId = does === '' ? opened : target;
  const tags = context.languages.map(({ tag }) => tag);
  const act = fields.get('act') ?? does;
  // Those of the page that was read.
  const spoken = tags.filter((tag) => fields.has(fieldNames.prompt(tag, 'younger')));
  const [first = 'en'] = spoken;
  const kind = activityKinds.find((each) => each === fields.get('kind')) ?? 'question';
  const field =
    act === 'add-seed'
      ? fieldNames.statement(
          target,
          tags.find((tag) => isEmpty(fields.get(fieldNames.statement(target, tag)))) ?? first,
        )
      : fieldNames.prompt(first, 'younger');
  const here = `/staff/c/${consultationId}/activities`;
  if (act === 'change') {
    const read = await consultation.read(staff, { consultationId });
    if (!read.ok) return refuse(read.code);
    const { activities, seeds } = read.value;
    const other = activities.find(({ id }) => id === opened);
    return isUnsaved(fields, other, seeds)
      ? kept([...fields], { revision, wanted: target })
      : redirect(`${here}?activity=${target}#write`, { status: 303 });
  }
  const outcome = await (() => {
    switch (act) {
      case 'open':
      case 'paused':
        return consultation.moveActivity(staff, {
          ...{ consultationId, activityId, to: act },
          reason: fields.get(fieldNames.reason(activityId)) ?? '',
        });
      case 'drop':
        return consultation.dropActivity(staff, { consultationId, revision, activityId });
      case 'earlier':
      case 'later':
        return consultation.orderActivity(staff, { consultationId, revision, activityId, to: act });
      case 'write':
      case 'write-more':
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          ...(activityId === '' ? {} : { activityId }),
          kind,
          anchor: fields.get('anchor') ?? '',
          prompts: promptsIn(fields, tags),
          ...(kind === 'poll'
            ? {
                form: pollForms.find((each) => each === fields.get('form')) ?? 'single',
                options: optionsIn(fields, tags),
              }
            : {}),
          ...(kind === 'statements' ? { seeds: seedsIn(fields, tags) } : {}),
        });
      case 'add-standing': {
        const standing = standings.find((each) => each === to) ?? 'unasked';
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          kind: 'question',
          standing,
          anchor: '',
          prompts: spoken.flatMap((language) => {
            const words = templateWords[language];
            return words
              ? levels.map((level) => ({ language, level, prompt: words.shared[standing][level] }))
              : [];
          }),
        });
      }
      case 'add-proposing':
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          kind: 'question',
          proposes: true,
          anchor: '',
          prompts: spoken.flatMap((language) => {
            const words = templateWords[language];
            return words ? proposingPrompts(words).map((prompt) => ({ language, ...prompt })) : [];
          }),
        });
      case 'retire':
        return consultation.retireSeed(staff, { consultationId, statementId: target });
      case 'sign-seed':
        return consultation.signSeed(staff, { consultationId, statementId: target, seen });
      case 'drop-seed':
        return consultation.dropSeed(staff, { consultationId, statementId: target });
      case 'add-seed': {
        const statementId = idIn(fieldNames.fresh(target));
        return consultation.addSeed(staff, {
          consultationId,
          activityId: target,
          ...(statementId === '' ? {} : { statementId }),
          texts: tags.flatMap((language) => {
            const body = (fields.get(fieldNames.statement(target, language)) ?? '').trim();
            return body === '' ? [] : [{ language, body }];
          }),
        });
      }
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) {
    // What was just sent is no longer half written.
    const own =
      act === 'add-seed' ? `statement.${target}.` : act === 'open' ? fieldNames.reason(target) : null;
    const typed = [...fields].filter(([name]) => own === null || !name.startsWith(own));
    if (does !== '' && (opened !== '' || typed.some(isWritten)))
      return kept(typed, { revision: revision + 1, wanted: '' });
    const written = outcome.value && 'activityId' in outcome.value ? outcome.value.activityId : activityId;
    // A picture and its places are set on a page of their own.
    if (act === 'write' && activityId === '' && kind === 'design')
      return redirect(`/staff/c/${consultationId}/designs/${written}?saved`, { status: 303 });
    return redirect(
      act === 'write-more'
        ? `${here}?activity=${written}&saved#seeds`
        : `${here}?saved${act === 'add-seed' ? `#seeds-${target}` : ''}`,
      { status: 303 },
    );
  }
  return refuse(outcome.code);

  function refuse(code: RefusalCode) {
    if (code === 'not-found') throw nothingHere();
    const why = code === 'field-missing' || code === 'field-too-long';
    if (act === 'open' && why)
      return refusedForm(code, { fields, field: fieldNames.reason(activityId), most: longestRestReason });
    const named = act === 'write' || act === 'write-more' || act === 'add-seed' ? field : 'activities';
    return refusedForm(code, {
      fields,
      field: code === 'options-missing' ? fieldNames.option(1, first, 'younger') : named,
    });
  }
}
