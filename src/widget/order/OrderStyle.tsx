import type { ReactElement } from "react";
import { pageNonce } from "../../vendors/pageNonce.ts";
import { styleKey } from "../../vendors/styleKey.ts";
import css from "./order.css?inline";

const KEY = styleKey(css);

/** The order form's own rules, placed as in `RampStyle`. Pages without a form don't load them. */
export function OrderStyle({ nonce }: { nonce: string | undefined }): ReactElement {
  const place = nonce === undefined && { href: KEY, precedence: "ramp-widget" };
  return (
    <style {...place} nonce={nonce ?? pageNonce()} suppressHydrationWarning>
      {css}
    </style>
  );
}
