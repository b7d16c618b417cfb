import { useDark } from "@rspress/core/runtime";
import { type ComponentProps, useEffect, useState } from "react";

const PREFERS_DARK = "(prefers-color-scheme: dark)";

/** A picture's dark version follows the site's switch, and the system only until the page is hydrated. */
export function SchemeSource({ media, ...props }: ComponentProps<"source">) {
  const isDark = useDark();
  const [isHydrated, setHydrated] = useState(false);
  useEffect(function followSwitch() {
    setHydrated(true);
  }, []);
  const followed = isDark ? "all" : "not all";
  return <source {...props} media={media === PREFERS_DARK && isHydrated ? followed : media} />;
}
