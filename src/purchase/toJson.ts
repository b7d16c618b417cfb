/**
 * JSON as it should be, on any page: some bring a `toJSON` for every list and text, or a `JSON.stringify` of
 * their own. What is `undefined` is left out.
 */
export function toJson(value: unknown): string {
  if (typeof value === "string") return `"${value.replace(/[^ !#-[\]-~]/g, escapeUnit)}"`;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item)).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${toJson(name)}:${toJson(field)}`).join(",")}}`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The same in a list; an empty one if it would be longer than that, or is nested too deep to be written. */
export function toShortJson(value: unknown, maxChars: number): string[] {
  try {
    const text = toJson(value);
    return text.length <= maxChars ? [text] : [];
  } catch {
    return [];
  }
}
