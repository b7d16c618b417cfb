/**
 * A display-only field, if it is readable. An invalid one must not hide that a purchase is
 * complete.
 */
export function optionalText(value: unknown): string | undefined {
  return typeof value === "string" && /^[^]{1,1024}$/.test(value) ? value : undefined;
}
