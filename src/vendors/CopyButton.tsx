import { type ReactElement, type RefObject, useEffect, useState } from "react";

export interface CopyButtonProps {
  text: string;
  label: string;
  /** What the button shows, where `label` is too long for it. */
  short?: string | undefined;
  /** The element that shows the text: it is selected where the page may not copy. */
  shown: RefObject<HTMLElement | null>;
  /** `copyBlocked` is said where the text was selected instead. */
  messages: { copied: string; copyBlocked: string };
  className: string;
}

/** How long it says that it has copied, in milliseconds. */
const COPIED_LABEL_MS = 2_500;

/** Copies a text and says so, aloud too. */
export function CopyButton(props: CopyButtonProps): ReactElement {
  const { text, label, short = label, shown, messages, className } = props;
  const [outcome, setOutcome] = useState<"copied" | "blocked">();
  useEffect(
    function forgetCopied() {
      if (outcome !== "copied") return;
      const timer = setTimeout(() => setOutcome(undefined), COPIED_LABEL_MS);
      return () => clearTimeout(timer);
    },
    [outcome],
  );

  async function copy() {
    const page = shown.current?.ownerDocument;
    try {
      // On insecure origins there is no clipboard, and in frames it may be forbidden.
      await (page?.defaultView ?? window).navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      if (shown.current) page?.getSelection()?.selectAllChildren(shown.current);
      setOutcome("blocked");
    }
  }

  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={outcome === "copied" ? undefined : label}
        onClick={() => void copy()}
      >
        {outcome === "copied" ? `✓ ${messages.copied}` : short}
      </button>
      <span
        role="status"
        className="ramp-copied"
        data-blocked={outcome === "blocked" ? "" : undefined}
      >
        {outcome === "copied" ? messages.copied : outcome === "blocked" ? messages.copyBlocked : ""}
      </span>
    </>
  );
}
