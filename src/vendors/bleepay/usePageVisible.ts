import { useSyncExternalStore } from "react";

export function usePageVisible(): boolean {
  return useSyncExternalStore(
    onChange,
    () => document.visibilityState !== "hidden",
    () => true,
  );
}

function onChange(callBack: () => void): () => void {
  document.addEventListener("visibilitychange", callBack);
  return () => document.removeEventListener("visibilitychange", callBack);
}
