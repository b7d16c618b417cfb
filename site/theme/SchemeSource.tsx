import { useDark } from "@rspress/core/runtime";
import { type ComponentProps, useSyncExternalStore } from "react";

const PREFERS_DARK = "(prefers-color-scheme: dark)";

const subscribe = () => () => {};

/** A picture's dark version follows the site's switch, and the system only until the page is hydrated. */
export function SchemeSource({ media, ...props }: ComponentProps<"source">) {
  const isDark = useDark();
  const isHydrated = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const followed = isDark ? "all" : "not all";
  return <source {...props} media={media === PREFERS_DARK && isHydrated ? followed : media} />;
}
