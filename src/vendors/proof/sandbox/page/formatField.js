/**
 * Formats a field while the user types: card numbers in groups of four, expiry dates with a slash, codes
 * without spaces. The caret stays behind the same digit.
 *
 * @param {HTMLInputElement} field
 */
// oxlint-disable-next-line no-unused-vars -- page.js, the next script of the document, calls it
function formatProofField(field) {
  /** @type {Record<string, (digits: string) => string>} */
  const shapes = {
    number: (digits) => digits.slice(0, 16).replaceAll(/(\d{4})(?=\d)/g, "$1 "),
    expiry: (digits) => digits.slice(0, 4).replace(/^(\d\d)(?=\d)/, "$1/"),
    code: (digits) => digits.slice(0, 6),
    cvc: (digits) => digits.slice(0, 3),
  };
  const shape = shapes[field.name];
  if (!shape) return;
  const digitsIn = (/** @type {string} */ text) => text.replaceAll(/\D/g, "");
  const behind = digitsIn(field.value.slice(0, field.selectionStart ?? 0)).length;
  field.value = shape(digitsIn(field.value));
  let caret = 0;
  for (let seen = 0; seen < behind && caret < field.value.length; caret += 1)
    if (/\d/.test(field.value.charAt(caret))) seen += 1;
  field.setSelectionRange(caret, caret);
}
