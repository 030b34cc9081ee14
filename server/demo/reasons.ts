import { reasonFields } from '../core/attributes/attributes.ts';
import type { AttributesEdit } from '../usecases/consultation/edit-attributes.ts';

/** Why the demo asks children nothing about themselves; drafts in Arabic and Chinese, as all of its texts. */
const reason: Readonly<Record<string, { readonly older: string; readonly younger: string }>> = {
  en: {
    older: 'The law is the same for every child, so we do not need to know this.',
    younger: 'The law is for every child. We need not know.',
  },
  ar: {
    older: 'القانون واحد لكل طفل، فلا نحتاج إلى معرفة ذلك.',
    younger: 'القانون لكل طفل. لا نحتاج إلى معرفة ذلك.',
  },
  zh: {
    older: '这部法律对每个孩子都一样，所以我们不需要知道这个。',
    younger: '法律对每个孩子都一样。我们不用知道。',
  },
};

export const demoReasons: AttributesEdit['reasons'] = reasonFields.flatMap((field) =>
  Object.entries(reason).flatMap(([language, texts]) => [
    { field, language, level: 'older', body: texts.older },
    { field, language, level: 'younger', body: texts.younger },
  ]),
);
