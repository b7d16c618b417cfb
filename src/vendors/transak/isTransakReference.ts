/** Whether this may be Transak's own id of an order. Its ids are UUIDs. */
export function isTransakReference(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}
