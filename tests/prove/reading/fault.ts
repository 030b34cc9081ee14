/** What the proof plants: a sentence that children read on a page, as a lawyer would put it. It stands once in the product. */
export const fault = {
  name: 'a sentence of a lawyer',
  was: 'Leave out names, phone numbers and addresses.',
  is: 'Participants are requested to refrain from communicating identifying particulars or telecommunication numbers.',
};
