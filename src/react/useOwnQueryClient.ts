import { QueryClient } from "@tanstack/react-query";
import { useState } from "react";

/**
 * A query client that lives and dies with the component. A host's own would bring its defaults
 * (`keepPreviousData` would show the last purchase's end as this one's), its persister would store our
 * one-time sessions, and its `clear()` would forget what was told.
 */
export function useOwnQueryClient(): QueryClient {
  const [client] = useState(() => new QueryClient());
  return client;
}
