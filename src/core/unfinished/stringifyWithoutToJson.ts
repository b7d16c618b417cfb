/**
 * Serializes correctly even if the page added `toJSON` to arrays or objects: it isn't called for single strings and
 * numbers. Omits `undefined` fields.
 */
export function stringifyWithoutToJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map((item) => stringifyWithoutToJson(item)).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map((field) => field.map((one) => stringifyWithoutToJson(one)).join(":")).join(",")}}`;
}
