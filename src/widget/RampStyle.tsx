import type { ReactElement } from "react";
import { pageNonce } from "../vendors/pageNonce.ts";
import { styleKey } from "../vendors/styleKey.ts";
import css from "./styles.css?inline";

const KEY = styleKey(css);

/**
 * Our stylesheet, without any set-up in the host's bundler. React 19 moves it into the head, once
 * for all widgets; React 18 leaves it in place, which looks the same.
 */
export function RampStyle({ nonce }: { nonce?: string | undefined }): ReactElement {
  // What React 19 moves on a server loses its nonce, unless the host's framework tells React of one for
  // styles, which none does. So a style that was given one stays in place.
  const place = nonce === undefined && { href: KEY, precedence: "ramp-widget" };
  return (
    <style
      {...place}
      nonce={nonce ?? pageNonce()}
      // On a server React 18 writes `&gt;` for `>`, which a style element takes as it is. Then it sees two
      // texts, and draws the host's whole page anew; so let it put right this one text instead.
      suppressHydrationWarning
    >
      {css}
    </style>
  );
}
