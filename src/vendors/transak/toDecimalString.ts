/** JSON and JavaScript numbers. None needs more digits, or has a larger exponent. */
const NUMBER = /^(-?)(\d{1,64})(?:\.(\d{1,64}))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * Converts a number to a decimal string without an exponent, digit for digit; returns nothing for
 * any other value. Transak's amounts are numbers, and arithmetic could change them.
 */
export function toDecimalString(amount: unknown): string | undefined {
  if (typeof amount !== "number" && typeof amount !== "string") return undefined;
  const [found, sign = "", whole = "", fraction = "", exponent = "0"] =
    NUMBER.exec(String(amount)) ?? [];
  if (found === undefined) return undefined;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  const left = digits
    .slice(0, point)
    .padEnd(point, "0")
    .replace(/^0+(?=\d)/, "");
  const right = digits.slice(point);
  return sign + left + (right && `.${right}`);
}
