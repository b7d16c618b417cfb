/** Whether this can be Transak's own id of an order. Theirs are UUIDs. */
export function isTransakReference(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}
