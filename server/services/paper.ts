import { keySheetCheck, printChecks, readSheetCheck } from '../usecases/paper/check-sheets.ts';
import { destroySheets } from '../usecases/paper/destroy-sheets.ts';
import { keySheet, rekeySheet, settleSheet } from '../usecases/paper/key-sheet.ts';
import { printKit } from '../usecases/paper/print-kit.ts';
import { printReplies } from '../usecases/paper/print-replies.ts';
import { printSheets } from '../usecases/paper/print-sheets.ts';
import { readPaper, readSheet } from '../usecases/paper/read-paper.ts';
import { setSheetAside } from '../usecases/paper/set-aside.ts';
import type { Binders } from './binders.ts';

/** Children without a device: sheets of paper, typed twice. */
export function paperServices({ bind }: Binders) {
  return {
    desk: bind(readPaper),
    sheet: bind(readSheet),
    print: bind(printSheets),
    kit: bind(printKit),
    replies: bind(printReplies),
    key: bind(keySheet),
    settle: bind(settleSheet),
    rekey: bind(rekeySheet),
    aside: bind(setSheetAside),
    checks: bind(printChecks),
    check: bind(readSheetCheck),
    keyCheck: bind(keySheetCheck),
    destroy: bind(destroySheets),
  };
}
