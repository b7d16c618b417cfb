import { useCallback, useState } from "react";
import { useLatest } from "../react/useLatest.ts";

/** For `presentation="modal"`, and for `"auto"` where it may be one. */
export interface OpenProps {
  /** Whether it is open. Set it, and `onOpenChange` asks you to change it. */
  open?: boolean | undefined;
  /**
   * Whether it is open at first, where you do not set `open`. Closed it is a button that opens it.
   * @default false
   */
  defaultOpen?: boolean | undefined;
  /** The user opens or closes it. Closing does not end what was paid: it is followed on. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export interface Opening {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** The host has said anything of a modal at all. */
  hasModalProps: boolean;
  /** The host has a button of its own. */
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
