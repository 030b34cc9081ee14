import type { AtLevels } from './in-each.ts';

/** Who asks in both consultations of the demo. */
export const demoMinistry: AtLevels = {
  en: [
    'The Ministry for Digital Affairs of a country that we made up for this demo.',
    'A ministry. We made it up for this demo.',
  ],
  ar: ['وزارة الشؤون الرقمية في بلد متخيَّل لهذا العرض التجريبي.', 'وزارة من خيالنا، لهذا العرض فقط.'],
  es: [
    'El Ministerio de Asuntos Digitales de un país que inventamos para esta demostración.',
    'Un ministerio. Lo inventamos para esta demostración.',
  ],
  fr: [
    'Le ministère du Numérique d’un pays que nous avons inventé pour cette démo.',
    'Un ministère. Nous l’avons inventé pour cette démo.',
  ],
  ru: [
    'Министерство цифровых дел страны, которую мы придумали для этого демо.',
    'Министерство. Мы придумали его для этого демо.',
  ],
  sw: [
    'Wizara ya Mambo ya Kidijitali ya nchi tuliyoibuni kwa onyesho hili.',
    'Wizara. Tuliibuni kwa onyesho hili.',
  ],
  zh: ['数字事务部。它属于一个为这次演示编出来的国家。', '一个政府部门。它是为演示编出来的。'],
};
