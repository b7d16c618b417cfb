/**
 * Rounds a decimal string half up, without floats, and drops zeros at its end. Digits with at most
 * one dot.
 *
 * @param places the most digits after the point
 */
export function roundDecimal(decimal: string, places: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const isUp = (fraction[places] ?? "0") >= "5";
  const digits = BigInt(whole + fraction.slice(0, places).padEnd(places, "0")) + BigInt(isUp);
  const text = digits.toString().padStart(places + 1, "0");
  const rest = text.slice(text.length - places).replace(/0+$/, "");
  return places === 0 || rest === ""
    ? text.slice(0, text.length - places)
    : `${text.slice(0, -places)}.${rest}`;
}
