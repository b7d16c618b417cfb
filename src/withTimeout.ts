/**
 * Waits for work up to `timeoutMs`. The work itself isn't cancelled.
 *
 * @throws {Error} if it takes longer
 */
export async function withTimeout<Result>(
  work: Promise<Result> | Result,
  timeoutMs: number,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It took longer than ${timeoutMs / 1000} seconds.`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
