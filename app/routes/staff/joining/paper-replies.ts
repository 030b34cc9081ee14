import type { ActionFunctionArgs } from '@remix-run/node';
import { nothingHere } from '../signed-in.ts';
import { printPile } from './print-pile.ts';

/** Only a form has the file: who prints for children is put down each time. */
export function loader() {
  throw nothingHere();
}

export function action(args: ActionFunctionArgs) {
  return printPile(args, { what: 'replies', name: 'answers' });
}
