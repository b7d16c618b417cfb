/**
 * JSON as it should be, also on a page that gave lists and objects a `toJSON`: that is never asked for single texts
 * and numbers. What is `undefined` is left out.
 */
export function toJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item)).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map((field) => field.map((one) => toJson(one)).join(":")).join(",")}}`;
}
