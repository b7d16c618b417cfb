import type { ReactElement } from "react";
import { pageNonce } from "../vendors/pageNonce.ts";
import css from "./styles.css?inline";

/**
 * Our stylesheet, without any set-up in the host's bundler. React 19 moves it into the head, once
 * for all widgets; React 18 leaves it in place, which looks the same.
 */
export function RampStyle({ nonce }: { nonce?: string | undefined }): ReactElement {
  return (
    <style href="ramp-widget" precedence="ramp-widget" nonce={nonce ?? pageNonce()}>
      {css}
    </style>
  );
}
