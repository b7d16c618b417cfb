import { pageGlobal } from "../pageGlobal.ts";
import type { Memory } from "./storage.ts";

/** What the page itself knows of purchases, by their ids, where the storage did not take them or may lose them. */
export function copiesOf<Copy>({ storage, key }: Memory): Map<string, Copy> {
  const all = pageGlobal("copies", () => new WeakMap<object, Record<string, Map<string, Copy>>>());
  const copies = (storage && all.get(storage)) ?? {};
  if (storage) all.set(storage, copies);
  return (copies[key] ??= new Map());
}
