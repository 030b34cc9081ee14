import type { InEach } from './in-each.ts';

/** The answers to what the made-up children of the demo said: in words of whoever decides, and in words for children. */
export const pastReplies = {
  camera: {
    reason: {
      en: 'Section 1 of the order is rewritten: no camera and no microphone of a school device may be switched on from elsewhere.',
      ar: 'تُكتب المادة الأولى من القرار من جديد: لا تُشغَّل كاميرا جهاز مدرسي ولا ميكروفونه من بعيد.',
      es: 'La sección 1 de la norma se escribe de nuevo: no se puede encender desde fuera ninguna cámara ni micrófono de un aparato de la escuela.',
      fr: 'La section 1 de l’arrêté est récrite : aucune caméra et aucun micro d’un appareil de l’école ne peuvent être allumés de loin.',
      ru: 'Раздел 1 приказа пишут заново: камеру и микрофон школьного устройства нельзя включать издалека.',
      sw: 'Kifungu cha 1 cha amri kinaandikwa upya: kamera au maikrofoni ya kifaa cha shule isiwashwe kutoka mahali pengine.',
      zh: '规定第一条重新写：学校设备的摄像头和麦克风不得从远处打开。',
    },
    answer: {
      en: 'Nobody may switch on your camera. The new rule says so.',
      ar: 'لا يجوز لأحد أن يشغّل كاميرا جهازك. القاعدة الجديدة تقول ذلك.',
      es: 'Nadie puede encender tu cámara. Lo dice la nueva regla.',
      fr: 'Personne ne peut allumer ta caméra. La nouvelle règle le dit.',
      ru: 'Никому нельзя включать твою камеру. Так говорит новое правило.',
      sw: 'Hakuna anayeruhusiwa kuwasha kamera yako. Kanuni mpya inasema hivyo.',
      zh: '谁都不可以打开你的摄像头。新规定会这样写。',
    },
    deed: {
      en: 'It stands in the new rule. A light shows when the camera is on.',
      ar: 'صار في القاعدة الجديدة. يضيء مصباح حين تعمل الكاميرا.',
      es: 'Está en la nueva regla. Una luz muestra que la cámara está encendida.',
      fr: 'C’est dans la nouvelle règle. Une lumière montre que la caméra est allumée.',
      ru: 'Это есть в новом правиле. Когда камера включена, горит огонёк.',
      sw: 'Imo katika kanuni mpya. Taa huonyesha kamera inapokuwa imewashwa.',
      zh: '已经写进新规定。摄像头开着时，会亮灯。',
    },
  },
  repair: {
    reason: {
      en: 'The ministry pays for spare devices in every school. A time limit for repairs would bind firms that we do not pay.',
      ar: 'تدفع الوزارة ثمن أجهزة احتياطية في كل مدرسة. أما تحديد مدة للإصلاح فيُلزم شركات لا ندفع لها.',
      es: 'El ministerio paga aparatos de repuesto en cada escuela. Un plazo para las reparaciones obligaría a empresas a las que no pagamos.',
      fr: 'Le ministère paie des appareils de réserve dans chaque école. Un délai de réparation obligerait des entreprises que nous ne payons pas.',
      ru: 'Министерство платит за запасные устройства в каждой школе. Срок ремонта связал бы компании, которым платим не мы.',
      sw: 'Wizara inalipia vifaa vya akiba katika kila shule. Kuweka muda wa matengenezo kungezibana kampuni ambazo hatuzilipi.',
      zh: '部里出钱，给每所学校备用设备。规定修理期限会约束不由我们付钱的公司。',
    },
    answer: {
      en: 'Every school gets spare tablets. We cannot mend all of them in a week.',
      ar: 'تحصل كل مدرسة على أجهزة إضافية. لا نستطيع إصلاحها كلها في أسبوع.',
      es: 'Cada escuela tendrá tabletas de repuesto. No podemos arreglarlas todas en una semana.',
      fr: 'Chaque école aura des tablettes de réserve. Nous ne pouvons pas toutes les réparer en une semaine.',
      ru: 'В каждой школе будут запасные планшеты. Починить все за неделю мы не можем.',
      sw: 'Kila shule itapata tableti za akiba. Hatuwezi kutengeneza zote kwa wiki moja.',
      zh: '每所学校都会有备用的平板。我们没办法一周内全修好。',
    },
  },
  paper: {
    reason: {
      en: 'The order replaces no textbook. A letter to all schools says so before the next school year.',
      ar: 'لا يحل القرار محل أي كتاب مدرسي. رسالة إلى كل المدارس تقول ذلك قبل السنة الدراسية المقبلة.',
      es: 'La norma no sustituye ningún libro de texto. Una carta a todas las escuelas lo dice antes del próximo curso.',
      fr: 'L’arrêté ne remplace aucun manuel. Une lettre à toutes les écoles le dit avant la prochaine année scolaire.',
      ru: 'Приказ не заменяет ни одного учебника. Письмо всем школам скажет об этом до следующего учебного года.',
      sw: 'Amri haichukui nafasi ya kitabu chochote cha masomo. Barua kwa shule zote itasema hivyo kabla ya mwaka ujao wa masomo.',
      zh: '这项规定不取代课本。下学年之前，我们会给所有学校发信说明。',
    },
    answer: {
      en: 'Books and paper stay. We tell every school so.',
      ar: 'تبقى الكتب والأوراق. سنخبر كل مدرسة بذلك.',
      es: 'Los libros y el papel se quedan. Lo diremos a cada escuela.',
      fr: 'Les livres et le papier restent. Nous le disons à chaque école.',
      ru: 'Книги и бумага остаются. Мы скажем об этом каждой школе.',
      sw: 'Vitabu na karatasi vinabaki. Tutaiambia kila shule.',
      zh: '书和纸都留下。我们会告诉每所学校。',
    },
  },
  home: {
    reason: {
      en: 'The views differ, and so do schools. We ask those that have tried it and decide then.',
      ar: 'تختلف الآراء وتختلف المدارس. نسأل من جرّب ذلك ثم نقرر.',
      es: 'Las opiniones son distintas, y las escuelas también. Preguntamos a las que lo han probado y luego decidimos.',
      fr: 'Les avis diffèrent, et les écoles aussi. Nous demandons à celles qui ont essayé et nous décidons ensuite.',
      ru: 'Мнения разные, и школы разные. Мы спросим те, что уже пробовали, и тогда решим.',
      sw: 'Maoni yanatofautiana, na shule pia. Tutaziuliza zilizojaribu, kisha tutaamua.',
      zh: '大家的想法不同，学校也不同。我们先问试过的学校，再决定。',
    },
    answer: {
      en: 'We need more time. We ask schools that have tried it.',
      ar: 'نحتاج إلى وقت أكثر. نسأل مدارس جرّبت ذلك.',
      es: 'Necesitamos más tiempo. Preguntamos a escuelas que lo han probado.',
      fr: 'Il nous faut plus de temps. Nous demandons à des écoles qui ont essayé.',
      ru: 'Нам нужно больше времени. Мы спросим школы, которые уже пробовали.',
      sw: 'Tunahitaji muda zaidi. Tutaziuliza shule zilizojaribu.',
      zh: '我们还需要时间。我们去问试过的学校。',
    },
  },
  parents: {
    reason: {
      en: 'Parents have a duty of care and asked for the report. Pupils can read it before it is sent.',
      ar: 'على الوالدين واجب الرعاية وقد طلبوا التقرير. يستطيع التلاميذ قراءته قبل إرساله.',
      es: 'Las familias tienen el deber de cuidar y pidieron el informe. El alumnado puede leerlo antes de que se envíe.',
      fr: 'Les parents ont un devoir de soin et ont demandé le rapport. Les élèves peuvent le lire avant l’envoi.',
      ru: 'Родители обязаны заботиться о детях и просили об отчёте. Ученики могут прочитать его до отправки.',
      sw: 'Wazazi wana wajibu wa kulea na waliomba ripoti. Wanafunzi wanaweza kuisoma kabla haijatumwa.',
      zh: '家长有照顾的责任，并且要求有报告。学生可以在发出之前先看。',
    },
    answer: {
      en: 'The report stays. Parents asked for it. You can read it first.',
      ar: 'يبقى التقرير. طلبه الآباء والأمهات. تستطيع أن تقرأه أولًا.',
      es: 'El informe se queda. Las familias lo pidieron. Puedes leerlo antes.',
      fr: 'Le rapport reste. Des parents l’ont demandé. Tu peux le lire d’abord.',
      ru: 'Отчёт остаётся. О нём просили родители. Ты можешь прочитать его первым делом.',
      sw: 'Ripoti inabaki. Wazazi waliiomba. Unaweza kuisoma kwanza.',
      zh: '报告会保留，因为家长要求有。你可以先看。',
    },
  },
} as const satisfies Readonly<
  Record<string, { readonly reason: InEach; readonly answer: InEach; readonly deed?: InEach }>
>;
