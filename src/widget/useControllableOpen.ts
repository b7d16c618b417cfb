import { useCallback, useState } from "react";
import { useLatest } from "../react/useLatest.ts";

/** For `presentation="modal"`, and for `"auto"` if it may resolve to a modal. */
export interface OpenProps {
  /** Whether the modal is open (controlled). `onOpenChange` asks you to change it. */
  open?: boolean | undefined;
  /**
   * Whether the modal is open at first (uncontrolled). While closed, it is a button that opens it.
   * @default false
   */
  defaultOpen?: boolean | undefined;
  /** The user opens or closes the modal. Closing doesn't end a paid purchase: the widget still follows it. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export interface Opening {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** The host set `open`, `defaultOpen` or `onOpenChange`. */
  hasModalProps: boolean;
  /** The host controls `open`. */
  isControlled: boolean;
}

export function useControllableOpen({ open, defaultOpen, onOpenChange }: OpenProps): Opening {
  const [own, setOwn] = useState(defaultOpen ?? false);
  const isOpen = open ?? own;
  const latest = useLatest({ isOpen, onOpenChange });
  const setOpen = useCallback(
    (next: boolean) => {
      if (latest.current.isOpen === next) return;
      setOwn(next);
      latest.current.onOpenChange?.(next);
    },
    [latest],
  );
  return {
    isOpen,
    setOpen,
    hasModalProps: [open, defaultOpen, onOpenChange].some((one) => one !== undefined),
    isControlled: open !== undefined,
  };
}
