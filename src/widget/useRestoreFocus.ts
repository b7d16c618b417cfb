import { type RefObject, useEffect, useRef } from "react";
import type { ViewName } from "./View.tsx";

/**
 * Where a view goes away with the button or the frame that had the focus, browsers drop the focus to
 * the page's start, and a keyboard user with it. The widget takes it instead.
 */
export function useRestoreFocus(root: RefObject<HTMLElement | null>, view: ViewName): void {
  const shown = useRef(view);
  useEffect(
    function keepFocus() {
      if (shown.current === view) return;
      shown.current = view;
      const { activeElement, body } = root.current?.ownerDocument ?? {};
      if (activeElement === body) root.current?.focus({ preventScroll: true });
    },
    [root, view],
  );
}
