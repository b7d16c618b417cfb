import { useLocation } from "@rspress/core/runtime";
import { Layout as OriginalLayout, type LayoutProps } from "@rspress/core/theme-original";
import { useEffect } from "react";

const NAMES = {
  ".rp-doc-layout__sidebar": "All pages",
  ".rp-doc-layout__outline": "Contents",
};

/** Rspress's, with names for its two columns beside the text, which are landmarks of one kind. */
export function Layout(props: LayoutProps) {
  // Renders again on each page, which may have the columns anew.
  useLocation();
  useEffect(function nameLandmarks() {
    for (const [selector, name] of Object.entries(NAMES))
      document.querySelector(selector)?.setAttribute("aria-label", name);
  });
  return <OriginalLayout {...props} />;
}
