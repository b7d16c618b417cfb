import type { RampError } from "../RampError.ts";

/** Whether the time has passed that the endpoint named in `Retry-After`. */
export function mayRetry({
  error,
  errorUpdatedAt,
}: {
  error: RampError | null;
  errorUpdatedAt: number;
}): boolean {
  return Date.now() >= errorUpdatedAt + (error?.retryAfter ?? 0) * 1000;
}
