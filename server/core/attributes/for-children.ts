/** What may stand between "children" and "think" and still speaks for all: "in this country", "aged 9 to 12". Not who took part in something. */
function elsewhere(prepositions: string): string {
  const took =
    'who|that|which|qui|que|(?:consultation|survey|workshop|room|group|poll|sondage|atelier|groupe|salle)s?|stud(?:y|ies)|опрос\\p{L}*|консультаци\\p{L}*|групп\\p{L}*';
  return `(?:(?:${prepositions})\\s*(?:(?!(?:${took})(?![\\p{L}\\p{N}]))[\\p{L}\\p{N}'’-]+\\s+){1,6}?)?`;
}

const said = 'think|say|believe|feel|want|need|agree|disagree|prefer|like|hope|fear|know|wish|demand';
const saidInFrench =
  "pensent|croient|disent|estiment|trouvent|jugent|veulent|souhaitent|désirent|demandent|exigent|préfèrent|aiment|aimeraient|voudraient|espèrent|craignent|savent|sentent|ressentent|refusent|rejettent|approuvent|(?:ont|auraient) (?:(?:pas|tous|toutes|surtout|aussi|vraiment) )*(?:besoin|peur|envie)|sont (?:(?:pas|tous|toutes|plutôt|surtout|aussi) )*(?:d['’] ?accord|pour|contre|favorables|opposés|convaincus)";
const spanishNouns =
  'niñas|niños|chicas|chicos|jóvenes|adolescentes|alumnas|alumnos|menores|alumnado|infancia|niñez|juventud';
const spanishChildren = `(?:(?:el|la|l[ao]s|del?|casi|tod[ao]s?|much[ao]s|algun[ao]s|nuestr[ao]s|gran|mayor|mayoría|parte)\\s+)*(?:${spanishNouns})(?:(?:\\s*,|\\s+[yeo])\\s+(?:l[ao]s\\s+)?(?:${spanishNouns}))*`;
const spanishSaid =
  'piensan?|creen?|opinan?|dicen?|sienten?|quieren?|necesitan?|prefieren?|esperan?|temen?|saben?|desean?|piden?|exigen?|consideran?|rechazan?|aceptan?|apoyan?|están? (?:de acuerdo|en desacuerdo|a favor|en contra)';
const russianPair = (nouns: string) => `(?:${nouns})(?:\\s+и\\s+(?:${nouns}))?`;
const russianOf = `(?:(?:почти|всех|многих|большинства|большей|части|половины|наших)\\s+)*${russianPair('детей|ребят|школьников|подростков|учеников|девочек|мальчиков|молод[её]жи|несовершеннолетних')}`;
/** Who thinks, and to whom something is needed. Of the same nouns in another case somebody else thinks: "боятся детей". */
const russianWho = `(?:(?:(?:почти|все|вся|многие|некоторые|наш[иа]|сами|маленькие|юные)\\s+)*${russianPair('дети|ребята|школьники|подростки|ученики|девочки|мальчики|молод[её]жь|несовершеннолетние')}|(?:почти\\s+)?(?:большинство|половина|(?:большая\\s+)?часть)\\s+${russianOf})`;
const russianToWhom = `(?:(?:(?:почти|всем|всей|многим|наш(?:им|ей))\\s+)*${russianPair('детям|ребятам|школьникам|подросткам|ученикам|девочкам|мальчикам|молод[её]жи|несовершеннолетним')}|(?:почти\\s+)?(?:большинству|половине|(?:большей\\s+)?части)\\s+${russianOf})`;
const russianSaid =
  'считают?|считает|думают|думает|хотят|хочет|хотели бы|хотело бы|говорят|говорит|верят|верит|чувствуют|чувствует|нуждаются|нуждается|согласны|согласно|не согласны|предпочитают|предпочитает|любят|любит|надеются|надеется|боятся|боится|опасаются|опасается|знают|знает|желают|желает|требуют|требует|просят|просит|полагают|полагает|отвергают|отвергает|поддерживают|поддерживает';
const russianSees = `(?:${russianSaid}|против|за(?=\\s))`;
const russianNeeds =
  'нужн[аоы]?|нужен|необходим[аоы]?|нравится|нравятся|хочется|хотелось|важн[аоы]|важен|не хватает';
const russianBetween = `${elsewhere('в|во|из|на|от|до|со|с')}(?:(?:не|тоже|также|часто|очень|все|всё|в целом|в основном|прежде всего)\\s+)*`;
const swahiliSaid =
  '(?:wa(?:na|li|me|nge|ta)?|hawa(?:ku|ta)?|hu|a(?:na|li|me)|ha)(?:fikiri|fikiria|fikirii|amini|on[ai]|sem[ai]|tak[ai]|hitaji|kubali|kubalian[ai]|ping[ai]|kata[ai]|pend[ai]|pendele[ai]|pendekez[ai]|tumaini|tarajia|tarajii|hofia|ogop[ai]|ju[ai]|hisi|tamani|dai|ung[ai] mkono)';
/** "Children think …" in the languages of the product, with what may stand before it. */
const begins: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:all|most|many|the|our|some|young|nearly|almost|half|an?|of|vast|great|large|majority|number|lots)\\s+)*(?:children|kids|boys and girls|girls and boys|young people|teenagers|pupils)\\s+${elsewhere('in|from|of|aged|under|over|across|at|around')}(?:(?:all|mostly|often|also)\\s+)*(?:${said}|don['’]t|do not)(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:tous|toutes|la plupart|(?:la|une) (?:(?:grande|large|vaste) )?majorité|la moitié|beaucoup|bien|nombre|énormément|certains|les|des|de|nos|mes|jeunes|petits)\\s+|d['’]\\s*)*(?:enfants|jeunes|jeunes gens|garçons et (?:les )?filles|filles et (?:les )?garçons|élèves|mineurs|ados|adolescents)\\s+${elsewhere("de|du|en|dans|au|aux|chez|d['’]")}(?:(?:ne|se|le|la|les|y|en|tous|toutes|aussi|souvent|surtout)\\s+|[nsl]['’]\\s*)*(?:${saidInFrench})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  /^(?:و)?(?:يعتقد|يرى|يظن|يريد|يقول|يفضل|يفضّل|يشعر|يحتاج|يوافق|يرفض|يرغب|تعتقد|ترى|تظن|تريد|تقول|تفضل|تفضّل|تشعر|تحتاج|توافق|ترفض|ترغب)\s+(?:(?:كل|معظم|جميع|أغلب|غالبية|أغلبية|أكثر|كثير من|الكثير من|العديد من)\s+)?(?:الأطفال|الاطفال)(?!\s+الذين شاركوا)/u,
  /^(?:(?:كل|معظم|جميع|أغلب|غالبية|أغلبية|أكثر|كثير من|الكثير من|العديد من)\s+)?(?:الأطفال|الاطفال)\s+(?:يعتقدون|يرون|يظنون|يريدون|يقولون|يفضلون|يفضّلون|يشعرون|يحتاجون|يوافقون|يرفضون|يرغبون|تعتقد|ترى|تريد|تقول|تفضل|تفضّل|تشعر|تحتاج|توافق|ترفض|ترغب)/u,
  /^(?:几乎所有|所有|绝大多数|绝大部分|大多数|大部分|多数|许多|很多|不少|我们的)?的?(?:儿童|孩子|小朋友|青少年)们?(?:都|也|大多|普遍)?(?:认为|觉得|想|希望|说|相信|需要|同意|不同意|喜欢|感到)/u,
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
    `^(?:(?:karibu|takriban)\\s+)?(?:(?:wengi|wote|wengine) wa\\s+|(?:idadi|asilimia|sehemu) kubwa ya\\s+)?(?:(?:kila mtoto|(?:watoto|vijana|wanafunzi|wavulana na wasichana|wasichana na wavulana))\\s+)(?:(?:wote|wengi|wengine|wetu|sana|pia|daima|kwa ujumla)\\s+)*${swahiliSaid}(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  new RegExp(
    `^(?:${russianWho}\\s+${russianBetween}${russianSees}|${russianToWhom}\\s+${russianBetween}(?:${russianNeeds}))(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  // The verb first. "За" and "против" are none before a noun: "за детей решают взрослые".
  new RegExp(
    `^(?:не\\s+)?(?:(?:${russianSaid})\\s+${russianWho}|(?:${russianNeeds})\\s+${russianToWhom})(?![\\p{L}\\p{N}])(?!\\s*,\\s*котор)`,
    'iu',
  ),
  new RegExp(`^по (?:мнению|словам)\\s+${russianOf}(?![\\p{L}\\p{N}])(?!\\s*,\\s*котор)`, 'iu'),
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
