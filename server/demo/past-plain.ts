import { plainPart } from './plain-words.ts';
import type { Asked } from './prepare.ts';

/** The made-up order about tablets in plain words. */
export const pastPlain: Asked['plain'] = [
  plainPart(
    '1',
    {
      en: ['The camera', 'The camera'],
      ar: ['الكاميرا', 'الكاميرا'],
      es: ['La cámara', 'La cámara'],
      fr: ['La caméra', 'La caméra'],
      ru: ['Камера', 'Камера'],
      sw: ['Kamera', 'Kamera'],
      zh: ['摄像头', '摄像头'],
    },
    {
      en: [
        'The school could switch on camera and microphone from far away.\n\nIt could do so when it thinks it has to.',
        'The school could switch on your camera. It could do it from far away.',
      ],
      ar: [
        'تستطيع المدرسة أن تشغّل الكاميرا والميكروفون من بعيد.\n\nتفعل ذلك حين ترى أنه ضروري.',
        'تستطيع المدرسة أن تشغّل كاميرا جهازك من بعيد.',
      ],
      es: [
        'La escuela podría encender la cámara y el micrófono desde lejos.\n\nPodría hacerlo cuando cree que hace falta.',
        'La escuela podría encender tu cámara. Podría hacerlo desde lejos.',
      ],
      fr: [
        'L’école pourrait allumer la caméra et le micro de loin.\n\nElle pourrait le faire quand elle pense que c’est nécessaire.',
        'L’école pourrait allumer ta caméra. Elle pourrait le faire de loin.',
      ],
      ru: [
        'Школа могла бы включать камеру и микрофон издалека.\n\nОна могла бы делать это, когда считает нужным.',
        'Школа могла бы включать твою камеру. Она могла бы делать это издалека.',
      ],
      sw: [
        'Shule ingeweza kuwasha kamera na maikrofoni kutoka mbali.\n\nIngeweza kufanya hivyo ikiona ni lazima.',
        'Shule ingeweza kuwasha kamera yako. Ingeweza kufanya hivyo kutoka mbali.',
      ],
      zh: [
        '学校可以从远处打开摄像头和麦克风。\n\n它觉得有必要的时候就可以。',
        '学校可以从远处打开你的摄像头。',
      ],
    },
  ),
  plainPart(
    '2',
    {
      en: ['Taking it home', 'Taking it home'],
      ar: ['أخذه إلى البيت', 'أخذه إلى البيت'],
      es: ['Llevarla a casa', 'Llevarla a casa'],
      fr: ['La prendre à la maison', 'La prendre à la maison'],
      ru: ['Брать домой', 'Брать домой'],
      sw: ['Kuichukua nyumbani', 'Kuichukua nyumbani'],
      zh: ['带回家', '带回家'],
    },
    {
      en: [
        'You take the tablet home when your homework needs it.',
        'Does your homework need it? You take it home.',
      ],
      ar: ['تأخذ الجهاز إلى البيت حين تحتاج إليه في واجبك.', 'هل يحتاج واجبك إليه؟ تأخذه إلى البيت.'],
      es: [
        'Te llevas la tableta a casa cuando la necesitas para los deberes.',
        '¿La necesitas para los deberes? Te la llevas a casa.',
      ],
      fr: [
        'Tu prends la tablette à la maison quand il la faut pour tes devoirs.',
        'Il la faut pour tes devoirs ? Tu la prends à la maison.',
      ],
      ru: [
        'Ты берёшь планшет домой, когда он нужен для уроков.',
        'Он нужен для уроков? Ты берёшь его домой.',
      ],
      sw: [
        'Unachukua tableti nyumbani kazi yako ya shule inapoihitaji.',
        'Kazi yako ya shule inaihitaji? Unaichukua nyumbani.',
      ],
      zh: ['作业需要的时候，你把平板带回家。', '作业要用吗？你就带回家。'],
    },
  ),
  plainPart(
    '3',
    {
      en: ['A report', 'A report'],
      ar: ['تقرير', 'تقرير'],
      es: ['Un informe', 'Un informe'],
      fr: ['Un rapport', 'Un rapport'],
      ru: ['Отчёт', 'Отчёт'],
      sw: ['Ripoti', 'Ripoti'],
      zh: ['一份报告', '一份报告'],
    },
    {
      en: [
        'Each week your parents may read how long you used it.',
        'Your parents may see how long you used it.',
      ],
      ar: ['كل أسبوع قد يقرأ والداك كم من الوقت استخدمته.', 'قد يرى والداك كم استخدمته.'],
      es: [
        'Cada semana tu familia puede leer cuánto tiempo la usas.',
        'Tu familia puede ver cuánto tiempo la usas.',
      ],
      fr: [
        'Chaque semaine, tes parents peuvent lire combien de temps tu l’utilises.',
        'Tes parents peuvent voir combien de temps tu l’utilises.',
      ],
      ru: [
        'Каждую неделю твои родители могут прочитать, сколько времени он был включён.',
        'Твои родители могут увидеть, сколько он был включён.',
      ],
      sw: [
        'Kila wiki wazazi wako wanaweza kusoma uliitumia kwa muda gani.',
        'Wazazi wako wanaweza kuona uliitumia kwa muda gani.',
      ],
      zh: ['爸爸妈妈每周可能会看到你用了多久。', '爸爸妈妈可能会看到你用了多久。'],
    },
  ),
];
