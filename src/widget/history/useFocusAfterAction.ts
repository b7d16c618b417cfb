import { type RefObject, useEffect, useRef } from "react";

/**
 * If the button that the user pressed is gone after its request, browsers move the focus to the start of the page. The
 * first new row takes it instead, else the root element.
 *
 * @returns a function to call when the user presses such a button
 */
export function useFocusAfterAction(
  root: RefObject<HTMLElement | null>,
  isFetching: boolean,
): () => void {
  /** Number of rows before the action; undefined without one. */
  const rowsBefore = useRef<number | undefined>(undefined);
  const getRows = () => root.current?.querySelectorAll<HTMLElement>(".ramp-history > li") ?? [];
  useEffect(function keepFocus() {
    if (rowsBefore.current === undefined || isFetching) return;
    const row = getRows()[rowsBefore.current];
    rowsBefore.current = undefined;
    const { activeElement, body } = root.current?.ownerDocument ?? {};
    if (activeElement === body) (row ?? root.current)?.focus({ preventScroll: row === undefined });
  });
  return () => {
    rowsBefore.current = getRows().length;
  };
}
