import { countedAfter } from './harmless-numbers.ts';

// Of the other launch languages; a child's own device, which looks for whole numbers alone, has none of it.
const countedInMore =
  /^\s{0,2}(?:niñ[oa]s|personas|alumn[oa]s|estudiantes|chic[oa]s|años|días|horas|minutos|segundos|veces|árboles|animales|libros|escuelas|votos|metros|kilómetros|dólares|millones|enfants|élèves|personnes|ans|années|jours|heures|minutes|secondes|fois|arbres|animaux|livres|écoles|voix|mètres|kilomètres|детей|человек|людей|учеников|школьников|лет|дней|часов|минут|секунд|деревьев|книг|школ|голосов|рублей|долларов|евро|метров|километров|тысяч|миллионов)(?![\p{L}\p{N}])|^\s{0,2}(?:个(?:孩子|小孩|学生|同学|小朋友)|名(?:学生|孩子|儿童)|岁|棵|分钟|小时|公里|块钱)/iu;
/** In Swahili what is counted comes first. */
const countedBefore =
  /(?:^|[^\p{L}\p{N}])(?:watoto|watu|wanafunzi|miti|vitabu|shule|wanyama|miaka|siku|dakika|shilingi|kura|mita|kilomita)\s$/iu;

/** Is a group of digits how many there are of something that is named beside it? Places: in the words as they are written. No leading zero. */
export function countsSomething(of: {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}): boolean {
  if (of.digits.startsWith('0')) return false;
  const after = of.text.slice(of.end, of.end + 16);
  return (
    countedAfter.test(after) ||
    countedInMore.test(after) ||
    countedBefore.test(of.text.slice(Math.max(0, of.start - 12), of.start))
  );
}
