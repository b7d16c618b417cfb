import { expectEqual, waitUntil } from "./expectations.ts";
import type { StoreCheck } from "./StoreCheck.ts";

const TEXT = `"quotes", new\nlines, ümlauts, 日本, \u{1f600} and ${"length".repeat(300)}`;

/** Messages may get lost, and connecting takes time, so the checks publish until one arrives. */
export const messageChecks: readonly StoreCheck[] = [
  {
    rule: "publish() reaches the listeners of all instances with exactly its text",
    async run({ stores, unique }) {
      const message = unique(TEXT);
      const received = stores.map(() => new Set<string>());
      const ends = stores.map((store, index) =>
        store.subscribe?.((text) => received[index]?.add(text)),
      );
      await waitUntil(async () => {
        await stores[0].publish?.(message);
        return received.every((texts) => texts.has(message));
      }, "A message never reaches a listener of every instance");
      for (const end of ends) end?.();
      for (const texts of received) {
        const own = [...texts].filter((text) => text.includes(unique("")));
        expectEqual(own, [message], "The received text");
      }
    },
  },
  {
    rule: "the function that subscribe() returns ends this subscription, and no other",
    async run({ stores, unique }) {
      const [before, after] = [unique("before"), unique("after")];
      const ended: string[] = [];
      const kept = new Set<string>();
      const listener = (text: string) => void ended.push(text);
      const end = stores[0].subscribe?.(listener);
      const endKept = stores[0].subscribe?.((text) => kept.add(text));
      const publishUntilKept = (message: string) =>
        waitUntil(async () => {
          await stores[1].publish?.(message);
          return kept.has(message);
        }, "A message never reaches a listener beside one that ended");
      await publishUntilKept(before);
      expectEqual(ended.includes(before), true, "Whether the first listener got its message");
      end?.();
      end?.();
      await publishUntilKept(after);
      endKept?.();
      expectEqual(ended.includes(after), false, "Whether an ended listener got a message");
      const again = stores[0].subscribe?.((text) => kept.add(text));
      await publishUntilKept(unique("again"));
      again?.();
    },
  },
];
