import { vi } from "vitest";

/** As `releasePreloads.ts` has it. */
const RELEASE_AFTER_MS = 2_000;

/**
 * Lets no preload go because its session is slow: on a busy machine each is, and a script that no cache may keep is
 * requested once more then.
 */
export function keepPreloads(): void {
  const { setTimeout } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) =>
    ms === RELEASE_AFTER_MS ? 0 : setTimeout(run, ms)) as typeof setTimeout);
}
