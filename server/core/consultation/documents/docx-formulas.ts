import { childOf, valOf } from './docx-numbers.ts';
import { lowered, raised } from './printed-numbers.ts';
import { elementsOf, type XmlElement } from './xml.ts';

/** The words of what stands inside, as they are read everywhere. */
type Read = (element: XmlElement) => string;

/** Where a fraction begins and ends. No file has this sign: 1½ is "1 1/2" and not "11/2", and before a comma stands no blank. */
const seam = '\u0001';
const apart = new RegExp(`(?<=[\\p{L}\\p{N})])${seam}+(?=[\\p{L}\\p{N}(])`, 'gu');

/** Puts a blank where a fraction touches a letter or a digit. */
export function withoutSeams(text: string): string {
  return text.replace(apart, ' ').replaceAll(seam, '');
}

/**
 * A piece of a formula (ECMA-376, 22.1) in one line, with the signs that Word draws and does not write: ½ is "1/2" and not "12", a power is raised.
 * Undefined for an element that has none of its own: shapes have some of these names too, without such parts.
 */
export function formulaOf(element: XmlElement, read: Read): string | undefined {
  const part = (name: string) => {
    const found = childOf(element, name);
    return found ? read(found).trim() : '';
  };
  const sign = (name: string, usual: string) => {
    const said = childOf(childOf(element, `${element.name}Pr`), name);
    return said ? valOf(said) : usual;
  };
  if (!childOf(element, element.name === 'f' ? 'den' : 'e')) return undefined;
  switch (element.name) {
    case 'f':
      return `${seam}${whole(part('num'))}/${whole(part('den'))}${seam}`;
    case 'sSup':
      return `${part('e')}${above(part('sup'))}`;
    case 'sSub':
      return `${part('e')}${below(part('sub'))}`;
    case 'sSubSup':
      return `${part('e')}${below(part('sub'))}${above(part('sup'))}`;
    case 'sPre':
      return `${below(part('sub'))}${above(part('sup'))}${part('e')}`;
    case 'rad':
      return `${above(part('deg'))}√${whole(part('e'))}`;
    case 'nary':
      return `${sign('chr', '∫')}${below(part('sub'))}${above(part('sup'))} ${part('e')}`;
    case 'd': {
      const inside = elementsOf(element).filter(({ name }) => name === 'e');
      return `${sign('begChr', '(')}${inside.map((each) => read(each).trim()).join(sign('sepChr', '|'))}${sign('endChr', ')')}`;
    }
    // A row and a cell of a matrix, and a line of several.
    case 'mr':
    case 'eqArr':
      return ` ${elementsOf(element)
        .filter(({ name }) => name === 'e')
        .map((each) => read(each).trim())
        .join(' ')} `;
    default:
      return undefined;
  }
}

/** In brackets, unless it is one number or one word. */
function whole(said: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(said) ? said : `(${said})`;
}

function above(said: string): string {
  return said === '' ? '' : /^[0-9]+$/u.test(said) ? raised(said) : `^${whole(said)}`;
}

function below(said: string): string {
  return said === '' ? '' : /^[0-9]+$/u.test(said) ? lowered(said) : `_${whole(said)}`;
}
