import type { ReactElement } from "react";
import { pageNonce } from "../../vendors/pageNonce.ts";
import { styleKey } from "../../vendors/styleKey.ts";
import css from "./history.css?inline";

const KEY = styleKey(css);

/** The history's own rules, placed as in `RampStyle`. Pages without a history don't load them. */
export function HistoryStyle({ nonce }: { nonce: string | undefined }): ReactElement {
  const place = nonce === undefined && { href: KEY, precedence: "ramp-widget" };
  return (
    <style {...place} nonce={nonce ?? pageNonce()} suppressHydrationWarning>
      {css}
    </style>
  );
}
