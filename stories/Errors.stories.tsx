import { RampWidget, type RampErrorCode } from "ramp-widget";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { refusing } from "./partner.ts";

/** A record, so that the compiler requires every code. */
const CODES: Record<RampErrorCode, true> = {
  "session-network": true,
  "session-timeout": true,
  "session-malformed": true,
  "session-expired": true,
  "session-used": true,
  "open-in-another-tab": true,
  unauthorized: true,
  forbidden: true,
  "offramp-disabled": true,
  "currency-not-supported": true,
  "wallet-not-supported": true,
  "kyc-required": true,
  "order-rejected": true,
  "order-uncertain": true,
  "rate-limited": true,
  "endpoint-not-found": true,
  "endpoint-misconfigured": true,
  "endpoint-failed": true,
  "endpoint-unavailable": true,
  "vendor-unavailable": true,
  "script-origin": true,
  "script-offline": true,
  "script-network": true,
  "script-blocked": true,
  "script-timeout": true,
  "script-integrity": true,
  "script-malformed": true,
  "frame-origin": true,
  "frame-failed": true,
  "frame-timeout": true,
  "popup-blocked": true,
  "transaction-not-found": true,
  "transaction-malformed": true,
  "transaction-unreachable": true,
  "transaction-unlisted": true,
  "deposit-failed": true,
  "deposit-timeout": true,
};
const codes = Object.keys(CODES) as RampErrorCode[];

const meta = preview.meta({
  title: "Errors",
  tags: ["!autodocs"],
  // A partner's page has one widget; here several have the same name.
  parameters: { a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } } },
  render: () => (
    <div className="story-errors">
      <style>{`.story-errors {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: 16px;
        width: 100%;
        --ramp-panel-height: 100%;
      }`}</style>
      {codes.map((code) => (
        <RampWidget key={code} currency="USDT" {...refusing(code)} />
      ))}
    </div>
  ),
});

/** The user's sentence for every error code. */
export const EverySentence = meta.story({
  name: "All error messages",
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("alert")).toHaveLength(codes.length));
  },
});
