import type { ReactElement } from "react";
import { pageNonce } from "../vendors/pageNonce.ts";
import { styleKey } from "../vendors/styleKey.ts";
import css from "./styles.css?inline";

const KEY = styleKey(css);

/**
 * The library's stylesheet, without bundler setup in the host app. React 19 hoists it into the head, once
 * for all widgets; React 18 leaves it in place, which looks the same.
 */
export function RampStyle({ nonce }: { nonce?: string | undefined }): ReactElement {
  // A style that React 19 hoists on a server loses its nonce unless the framework passes React a nonce for
  // styles, and none does. So a style with a nonce stays in place.
  const place = nonce === undefined && { href: KEY, precedence: "ramp-widget" };
  return (
    <style
      {...place}
      nonce={nonce ?? pageNonce()}
      // On a server, React 18 escapes `>` as `&gt;`, which a style element takes literally. The mismatch
      // would make React re-render the host's whole page, so hydration fixes only this text.
      suppressHydrationWarning
    >
      {css}
    </style>
  );
}
