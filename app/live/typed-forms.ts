import type { FormFields } from '../components/form/given-back.tsx';

/** The forms of this page in which words were typed, also those that came back into their box. They stand in the page and nowhere else. */
export function typedForms(): FormFields[] {
  return [...document.querySelectorAll('textarea')]
    .filter((box) => box.value.trim() !== '')
    .flatMap((box) => (box.form ? [box.form] : []))
    .map((form) =>
      [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
}
