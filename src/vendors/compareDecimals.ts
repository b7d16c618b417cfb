/**
 * Compares two decimal strings exactly, without rounding to floats. Digits with at most one dot.
 *
 * @returns below zero if `left` is less, zero if they are equal, otherwise above zero
 */
export function compareDecimals(left: string, right: string): number {
  const [[leftWhole, leftRest], [rightWhole, rightRest]] = [
    splitDecimal(left),
    splitDecimal(right),
  ];
  const places = Math.max(leftRest.length, rightRest.length);
  const one = BigInt(leftWhole + leftRest.padEnd(places, "0"));
  const other = BigInt(rightWhole + rightRest.padEnd(places, "0"));
  return Number(one > other) - Number(one < other);
}

function splitDecimal(decimal: string): [whole: string, fraction: string] {
  const [whole = "", fraction = ""] = decimal.split(".");
  return [whole, fraction];
}
