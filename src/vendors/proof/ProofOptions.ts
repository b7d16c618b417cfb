/** Options of Proof for the page. */
export interface ProofOptions {
  /**
   * The widget's script, for sessions without `widget_url` (docs.proof.community, quickstart).
   * @default "https://widget.proof.community/widget.2.0.js"
   */
  scriptUrl?: string;
  /**
   * The only allowed origins of the script, including the session's `widget_url`.
   * @default ["https://widget.proof.community"]
   */
  scriptOrigins?: readonly string[];
  /**
   * Subresource integrity of the script, e.g. `sha384-…`: a script with other bytes doesn't run. It
   * pins one version, and Proof changes `widget.2.0.js` in place, so only set it if Proof
   * guarantees fixed bytes and an `Access-Control-Allow-Origin` header.
   * @default none
   */
  scriptIntegrity?: string;
}
