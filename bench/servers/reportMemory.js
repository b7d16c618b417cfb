import process from "node:process";

/** Collections in a row. What a finalizer releases is garbage of the next one. */
const COLLECTIONS = 5;

/** Answers each message with the memory in use after garbage collection. Needs `--expose-gc`. */
export function reportMemory() {
  process.on("message", async () => {
    for (let collected = 0; collected < COLLECTIONS; collected++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    process.send?.(process.memoryUsage());
  });
  process.on("disconnect", () => process.exit());
}
