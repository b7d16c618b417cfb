import type { ReactElement } from "react";
import { styleKey } from "../../vendors/styleKey.ts";
import { StyleSheet } from "../RampStyle.tsx";
import css from "./history.css?inline";

const KEY = styleKey(css);

/** The history's own rules, so that pages without a history don't load them. */
export function HistoryStyle({ nonce }: { nonce: string | undefined }): ReactElement {
  return <StyleSheet href={KEY} css={css} nonce={nonce} />;
}
