import { reasonFields } from '../core/attributes/attributes.ts';
import type { AttributesEdit } from '../usecases/consultation/edit-attributes.ts';
import { type AtLevels, atLevels } from './in-each.ts';

/** Why the demo asks children nothing about themselves. */
const reason: AtLevels = {
  en: [
    'The law is the same for every child, so we do not need to know this.',
    'The law is for every child. We need not know.',
  ],
  ar: ['القانون واحد لكل طفل، فلا نحتاج إلى معرفة ذلك.', 'القانون لكل طفل. لا نحتاج إلى معرفة ذلك.'],
  es: [
    'La ley es igual para todas y todos, así que no necesitamos saberlo.',
    'La ley es igual para todas y todos. No necesitamos saberlo.',
  ],
  fr: [
    'La loi est la même pour chaque enfant. Nous n’avons donc pas besoin de le savoir.',
    'La loi est pour chaque enfant. Nous n’avons pas besoin de le savoir.',
  ],
  ru: [
    'Закон один для всех детей, поэтому нам не нужно это знать.',
    'Закон для всех детей. Нам не нужно это знать.',
  ],
  sw: [
    'Sheria ni ileile kwa kila mtoto, kwa hiyo hatuhitaji kujua hili.',
    'Sheria ni ya kila mtoto. Hatuhitaji kujua.',
  ],
  zh: ['这部法律对每个孩子都一样，所以我们不需要知道这个。', '法律对每个孩子都一样。我们不用知道。'],
};

export const demoReasons: AttributesEdit['reasons'] = reasonFields.flatMap((field) =>
  atLevels(reason, (body, at) => ({ field, ...at, body })),
);
