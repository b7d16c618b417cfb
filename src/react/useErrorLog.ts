import { useEffect } from "react";
import { logError } from "../logError.ts";
import type { RampError } from "../RampError.ts";

/** Logs the error that a hook returns. */
export function useErrorLog(error: RampError | undefined): void {
  useEffect(
    function logShownError() {
      if (error) logError(error);
    },
    [error],
  );
}
