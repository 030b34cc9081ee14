import { type Presence, presences } from './who-is-missing.ts';

/** Fewer children than this are never "children". */
export const leastChildren = 100;

export type Covered = {
  /** All who took part, as it may be told; null is hidden. */
  readonly children: number | null;
  /** Attributes that are asked and have a stated population. */
  readonly attributes: readonly {
    /** How many gave one of the organiser's answers, as it may be told. */
    readonly answered: number | null;
    readonly words: readonly Presence[];
  }[];
};

/**
 * May a sentence speak for children who did not take part? Only where at least `leastChildren` took part, a population is stated for
 * at least one attribute, and for each of those at least half of the children said where they belong and no answer is under half of
 * its share. These limits are ours and cautious; they make no sample of those who came, they only stop the plainest mistake. It looks
 * at nothing that is not told.
 */
export function speaksForChildren({ children, attributes }: Covered): boolean {
  const [, , there] = presences;
  return (
    children !== null &&
    children >= leastChildren &&
    attributes.length > 0 &&
    attributes.every(
      ({ answered, words }) =>
        answered !== null && answered * 2 >= children && words.every((word) => word === there),
    )
  );
}

const said = 'think|say|believe|feel|want|need|agree|disagree|prefer|like|hope|fear|know|wish|demand';
const saidInFrench =
  "pensent|croient|disent|estiment|trouvent|jugent|veulent|souhaitent|désirent|demandent|exigent|préfèrent|aiment|aimeraient|voudraient|espèrent|craignent|savent|sentent|ressentent|refusent|rejettent|approuvent|(?:ont|auraient) (?:(?:pas|tous|toutes|surtout|aussi|vraiment) )*(?:besoin|peur|envie)|sont (?:(?:pas|tous|toutes|plutôt|surtout|aussi) )*(?:d['’] ?accord|pour|contre|favorables|opposés|convaincus)";
const spanishNouns =
  'niñas|niños|chicas|chicos|jóvenes|adolescentes|alumnas|alumnos|menores|alumnado|infancia|niñez|juventud';
const spanishChildren = `(?:(?:el|la|l[ao]s|del?|casi|tod[ao]s?|much[ao]s|algun[ao]s|nuestr[ao]s|gran|mayor|mayoría|parte)\\s+)*(?:${spanishNouns})(?:(?:\\s*,|\\s+[yeo])\\s+(?:l[ao]s\\s+)?(?:${spanishNouns}))*`;
const spanishSaid =
  'piensan?|creen?|opinan?|dicen?|sienten?|quieren?|necesitan?|prefieren?|esperan?|temen?|saben?|desean?|piden?|exigen?|consideran?|rechazan?|aceptan?|apoyan?|están? (?:de acuerdo|en desacuerdo|a favor|en contra)';
const swahiliSaid =
  '(?:wa(?:na|li|me|nge|ta)?|hawa(?:ku|ta)?|hu|a(?:na|li|me)|ha)(?:fikiri|fikiria|fikirii|amini|on[ai]|sem[ai]|tak[ai]|hitaji|kubali|kubalian[ai]|ping[ai]|kata[ai]|pend[ai]|pendele[ai]|pendekez[ai]|tumaini|tarajia|tarajii|hofia|ogop[ai]|ju[ai]|hisi|tamani|dai|ung[ai] mkono)';
/** "Children think …" in the languages of the product, with what may stand before it. */
const begins: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:all|most|many|the|our|some|young)\\s+)*(?:children|kids|boys and girls|young people|pupils)\\s+(?:(?:all|mostly|often|also)\\s+)*(?:${said}|don['’]t|do not)(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:tous|toutes|la plupart|la majorité|la moitié|beaucoup|bien|nombre|énormément|certains|les|des|de|nos|mes|jeunes|petits)\\s+|d['’]\\s*)*(?:enfants|jeunes|jeunes gens|garçons et (?:les )?filles|filles et (?:les )?garçons|élèves|mineurs|ados|adolescents)\\s+(?:(?:ne|se|le|la|les|y|en|tous|toutes|aussi|souvent|surtout)\\s+|[nsl]['’]\\s*)*(?:${saidInFrench})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  /^(?:و)?(?:يعتقد|يرى|يظن|يريد|يقول|يفضل|يفضّل|يشعر|يحتاج|يوافق|يرفض|يرغب)\s+(?:(?:كل|معظم|جميع|أغلب)\s+)?(?:الأطفال|الاطفال)(?!\s+الذين شاركوا)/u,
  /^(?:(?:كل|معظم|جميع|أغلب)\s+)?(?:الأطفال|الاطفال)\s+(?:يعتقدون|يرون|يظنون|يريدون|يقولون|يفضلون|يفضّلون|يشعرون|يحتاجون|يوافقون|يرفضون|يرغبون)/u,
  /^(?:所有|大多数|多数|许多|很多|我们的)?的?(?:儿童|孩子|小朋友|青少年)们?(?:都|也|大多|普遍)?(?:认为|觉得|想|希望|说|相信|需要|同意|不同意|喜欢|感到)/u,
  new RegExp(
    `^${spanishChildren}\\s+(?:(?:no|también|siempre|sobre todo|en general|a menudo|se|l[ao]s?)\\s+)*(?:${spanishSaid})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `^(?:no\\s+)?(?:${spanishSaid})\\s+${spanishChildren}(?![\\p{L}\\p{N}])(?!\\s+que\\s+(?:participaron|respondieron|contestaron)|(?:\\s*,|\\s+[yeo])\\s+(?:l[ao]s\\s+)?(?:${spanishNouns}))`,
    'iu',
  ),
  // "Watoto wengi wanataka": not "watoto walioshiriki", nor any other who did something.
  new RegExp(
    `^(?:(?:karibu|takriban)\\s+)?(?:(?:kila mtoto|(?:watoto|vijana|wanafunzi|wavulana na wasichana|wasichana na wavulana))\\s+)(?:(?:wote|wengi|wengine|wetu|sana|pia|daima|kwa ujumla)\\s+)*${swahiliSaid}(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(`^a\\s+${spanishChildren}\\s+(?:no\\s+)?les\\s`, 'iu'),
];

/** Does a sentence begin as if it spoke for all children? "The children who took part think …" does not. */
export function beginsForChildren(sentence: string): boolean {
  // Quotation marks, spaces and what nobody sees before the first letter are no way round.
  const plain = sentence
    .normalize('NFKC')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ');
  return begins.some((pattern) => pattern.test(plain));
}

/** Does a finding speak for all children, in its own words, in what follows its sentence, or in its words for children? */
export function findingForChildren(finding: {
  readonly text: string;
  readonly words?: string;
  readonly plain?: readonly { readonly body: string }[];
}): boolean {
  const { text, words = '', plain = [] } = finding;
  return [text, words, ...plain.map(({ body }) => body)].some(beginsForChildren);
}
