import { vi } from "vitest";

type SetItem = (this: Storage, key: string, value: string) => void;

/** Nothing more can be written to this storage until the test is over. */
export function fillStorage(full: Storage): void {
  const setItem: SetItem = Reflect.get(Storage.prototype, "setItem");
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(function (this: Storage, key, value) {
    if (this === full) throw new DOMException("full", "QuotaExceededError");
    setItem.call(this, key, value);
  });
}
