/** Decoration of a transaction, where somebody can read it. Of the wrong kind it must not hide that a purchase is complete. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === "string" && /^[^]{1,1024}$/.test(value) ? value : undefined;
}
