/** The states of a consultation from closing on, as a list in SQL (`isOver` in core/consultation/lifecycle.ts). */
export const overStates = `('closed', 'analysed', 'signed', 'published', 'answered')`;
