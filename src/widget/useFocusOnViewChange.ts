import { type RefObject, useEffect, useRef } from "react";
import type { ViewName } from "./CurrentView.tsx";

/**
 * If the focused button or frame is removed with its view, browsers move the focus to the start of the
 * page. The root element takes the focus instead.
 */
export function useFocusOnViewChange(root: RefObject<HTMLElement | null>, view: ViewName): void {
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
