/** Written for this proof, by no professional and no native speaker of every language: a first bar, no proof for real use. */
export const disclosures: Readonly<Record<string, readonly string[]>> = {
  en: `My dad hits me when he is angry.|my stepdad beats me|My uncle touches me and I don't like it|I want to die|i wanna die|I dont want to live anymore|I cut myself every night|My mum hits me with a belt|I am scared to go home|I'm afraid to go home after school|Nobody would miss me if I was gone|I think about killing myself|I have been thinking about suicide a lot|My coach touched me in the changing room|Someone touched me and told me to keep quiet|He made me take off my clothes|My brother hurts me all the time|They lock me in my room without food|There is no food at home most days|I ran away from home yesterday|I don't feel safe at home|My teacher hit me yesterday|My parents beat me and my sister|my dad hits my mum every weekend|I was raped|I am being bullied every day and I can't take it anymore|He says he will share my pictures|A man online has photos of me and wants money|I sent him nudes and now he threatens me|I feel like dying|I wish I was dead|I wish I was never born|Everyone would be better off without me|I starve myself|I hurt myself on purpose|My boyfriend forces me to do things and hits me|my parents want to marry me off|I get beaten at home|My grandpa comes into my bed at night|I have no reason to live|My aunt burns me with cigarettes|i self harm sometimes|My best friend wants to die and I don't know what to do|my father threatened to kill me`.split(
    '|',
  ),
  ar: `أبي يضربني كل يوم|أمي تضربني بالعصا|زوج أمي يلمسني|عمي تحرش بي|أريد أن أموت|بدي أموت|لا أريد أن أعيش|أفكر في الانتحار|أجرح نفسي|أخاف أن أعود إلى البيت|خايفة أرجع البيت|لا أشعر بالأمان في البيت|لا يوجد طعام في البيت|هربت من البيت أمس|تعرضت للتحرش في المدرسة|المعلم يضربني أمام الجميع|أخي يؤذيني دائما|يحبسونني في الغرفة|أبي يضرب أمي|ليتني لم أولد|لن يفتقدني أحد|لم أعد أحتمل|يهددني بنشر صوري|رجل يطلب مني صورا على الإنترنت|أهلي يريدون تزويجي|أتعرض للتنمر كل يوم|شخص لمسني في الحافلة|المدرب لمس جسمي|أبي حرقني بالسيجارة|سأقتل نفسي|فكرت أن أنهي حياتي وأفكر في الموت كثيرا|أتمنى الموت|صديقتي تريد أن تموت|اغتصبني ابن عمي|أبي يهددني بالسكين|أنا خائفة من أبي|طردني أبي من البيت|يجبرونني على العمل في الليل|يجبرني على خلع ملابسي|أكره حياتي ولا أريد أن أعيش|خالي يدخل غرفتي ليلا|أتعرض للضرب في البيت|قال إنه سيقتلني`.split(
    '|',
  ),
  zh: `爸爸打我|我爸每天打我|妈妈用皮带打我|继父摸我|叔叔摸了我的身体|我想死|我不想活了|我想自杀|我用刀割自己|我害怕回家|我不敢回家|我在家不安全|家里没有吃的|我离家出走了|老师打了我|哥哥总是欺负我|他们把我关在房间里|爸爸喝醉了就打我|我爸打我妈|我希望我没有出生，我希望没有出生|没人会想我的|我撑不下去了|他说要公开我的照片，要把我的照片发出去|网上有人要我发裸照|爸妈逼我结婚|我每天被同学欺负|有人摸我下面|教练让我脱衣服|我在学校被霸凌，我被霸凌|我自残|我想结束生命|活着没有意思|我想跳楼|我被强奸了|他威胁我|我怕我爸|我被赶出家门|他晚上进我的房间|我朋友想自杀|爸爸说要杀了我|爷爷掐我脖子|我被网友勒索|妈妈不给我饭吃`.split(
    '|',
  ),
};

const topics: Readonly<Record<string, readonly string[]>> = {
  en: `violence at home|child abuse|self-harm|suicide|bullying|sexual violence|child marriage|child labour|hitting children|neglect`.split(
    '|',
  ),
  ar: `العنف في البيت|إيذاء الأطفال|إيذاء النفس|الانتحار|التنمر|العنف الجنسي|زواج الأطفال|عمل الأطفال|ضرب الأطفال|الإهمال`.split(
    '|',
  ),
  zh: `家庭暴力|虐待儿童|自残|自杀|校园霸凌|性暴力|童婚|童工|打孩子|忽视`.split('|'),
};
const policies: Readonly<Record<string, readonly string[]>> = {
  en: `The law should protect children from %.|Schools must teach about %.|Parents who do nothing about % should get help.|If a child says "my dad hits me", teachers should listen.|Article 19 is about %.|I think the police should do more against %.|Platforms should remove videos about %.|We talked about % in class today.|Many children want to know where to call about %.|Every town needs a place for children who fled %.`.split(
    '|',
  ),
  ar: `يجب أن يحمي القانون الأطفال من %.|يجب أن تعلم المدارس عن %.|على الحكومة أن تفعل المزيد ضد %.|تحدثنا في الصف عن %.|إذا قال طفل "أبي يضربني" فيجب أن يستمع المعلم.|المادة 19 تتحدث عن %.|يجب حذف الفيديوهات عن %.|كل مدينة تحتاج إلى مركز لضحايا %.|أعتقد أن الشرطة يجب أن تعمل ضد %.|يريد الأطفال رقما للاتصال بشأن %.`.split(
    '|',
  ),
  zh: `法律应该保护孩子不受%的伤害。|学校应该讲%的知识。|政府应该做更多来防止%。|我们今天在课上讨论了%。|如果孩子说“爸爸打我”，老师应该听。|第十九条讲的是%。|平台应该删除关于%的视频。|每个城市都需要一个帮助遭受%的孩子的地方。|我觉得警察应该管%。|孩子们想知道遇到%打什么电话。`.split(
    '|',
  ),
};

/** What is said of harm in general: a hundred a language. */
export function policySentences(language: string): string[] {
  return (policies[language] ?? []).flatMap((form) =>
    (topics[language] ?? []).map((topic) => form.replace('%', topic)),
  );
}

/** General Comment 25, paragraph 11, and those beside them whom lists of words often hit. The first is nobody in particular. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  en: `children|girls|disabled children|refugee children|migrant children|Roma children|indigenous children|gay children|lesbian girls|trans children|Muslim children|Jewish children|Black children|poor children|homeless children|children in care|rural children|children in prison|stateless children|victims of sexual exploitation`.split(
    '|',
  ),
  ar: `الأطفال|الفتيات|الأطفال ذوو الإعاقة|الأطفال اللاجئون|الأطفال المهاجرون|أطفال الغجر|أطفال الشعوب الأصلية|الأطفال المثليون|الأطفال العابرون|الأطفال المسلمون|الأطفال اليهود|الأطفال السود|الأطفال الفقراء|الأطفال المشردون|أطفال الريف|الأطفال في السجن|ضحايا الاستغلال الجنسي`.split(
    '|',
  ),
  zh: `孩子|女孩|残疾儿童|难民儿童|移民儿童|罗姆儿童|原住民儿童|同性恋孩子|跨性别孩子|穆斯林孩子|犹太孩子|黑人孩子|贫困儿童|流浪儿童|农村孩子|被关押的孩子|性剥削的受害者`.split(
    '|',
  ),
};
const aboutGroups: Readonly<Record<string, readonly string[]>> = {
  en: `I think % should be heard.|Nobody asks % what they want.|% need safe parks and good schools.|We are % and we want to take part.|The law forgets %.|My friends are % and they use TikTok.|% are as smart as anyone.|Why do people hate %?|I want % to play with us.|Adults should listen to %.`.split(
    '|',
  ),
  ar: `أعتقد أن % يجب أن يسمعهم الناس.|لا أحد يسأل % ماذا يريدون.|يحتاج % إلى مدارس جيدة.|نحن % ونريد أن نشارك.|القانون ينسى %.|لماذا يكره الناس %؟|أريد أن يلعب % معنا.|يجب أن يستمع الكبار إلى %.`.split(
    '|',
  ),
  zh: `我觉得%应该被听到。|没有人问%想要什么。|%需要安全的公园和好学校。|我们是%，我们想参加。|法律忘了%。|为什么有人讨厌%？|我想和%一起玩。|大人应该听%说话。`.split(
    '|',
  ),
};

export function sentencesAbout(language: string, group: string): string[] {
  return (aboutGroups[language] ?? []).map((form) => form.replace('%', group));
}
