import { type ReactElement, type RefObject, useEffect, useState } from "react";

export interface CopyButtonProps {
  text: string;
  label: string;
  /** Visible label, if `label` is too long for the button. */
  short?: string | undefined;
  /** The element with the text. The button selects its content if the browser blocks copying. */
  shown: RefObject<HTMLElement | null>;
  /** `copyBlocked` is announced if the text was selected instead. */
  messages: { copied: string; copyBlocked: string };
  className: string;
}

/** How long the button shows that the text was copied, in milliseconds. */
const COPIED_LABEL_MS = 2_500;

/** Copies a text, and shows and announces the result. */
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
      // Insecure origins have no clipboard, and frames may be denied it.
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
