/** Adds decimal strings exactly, without floats. Digits with at most one dot. */
export function addDecimals(decimals: readonly string[]): string {
  const parts = decimals.map((decimal) => decimal.split("."));
  const places = Math.max(0, ...parts.map(([, fraction = ""]) => fraction.length));
  const sum = parts.reduce(
    (total, [whole = "", fraction = ""]) => total + BigInt(whole + fraction.padEnd(places, "0")),
    0n,
  );
  const digits = sum.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
