/**
 * Warns the operator once that this process's memory is full, and what it forgets therefore.
 *
 * @param forgotten e.g. "the oldest sessions"
 */
export function createFullWarning(forgotten: string): () => void {
  let hasWarned = false;
  return () => {
    if (hasWarned) return;
    hasWarned = true;
    // oxlint-disable-next-line no-console -- a store has no log of its own
    console.warn(
      `ramp-widget: memoryStore() is full, so it forgets ${forgotten}. Pass a durable \`store\` to rampEndpoint(): https://github.com/ramp-widget/ramp-widget/blob/main/docs/stores.md`,
    );
  };
}
