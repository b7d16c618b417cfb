import { Story } from "@storybook/addon-docs/blocks";
import type { RampPhase } from "ramp-widget";
import type { ReactElement } from "react";
import { Paper } from "./Paper.tsx";

interface State {
  /** Its story: a purchase if there is one, otherwise a sale. */
  story: string;
  says: string;
  /** What the user can do. */
  can: string;
}

/** A record, so that the compiler requires every phase. */
const STATES: Record<RampPhase, State> = {
  idle: {
    story: "BuyIdle",
    says: "No purchase yet, or the user closed the vendor's page.",
    can: "Start.",
  },
  requesting: {
    story: "BuyRequesting",
    says: "The widget requests a session from your endpoint. After five seconds it says that this takes longer than usual.",
    can: "Wait. After 30 seconds it becomes an error.",
  },
  loading: {
    story: "BuyLoading",
    says: "The vendor's script and page load, for at most 15 seconds each.",
    can: "Wait. The height is reserved, so the layout doesn't shift.",
  },
  ready: {
    story: "BuyReady",
    says: "The vendor's page is open: inline, in another window, or as a view that the widget renders.",
    can: "Pay on the vendor's page, or leave it. A modal asks for confirmation first.",
  },
  depositing: {
    story: "SellDepositing",
    says: "Sale: your wallet was asked to send the crypto and hasn't answered.",
    can: "Compare the amount and address, and confirm in the wallet.",
  },
  deposited: {
    story: "SellDeposited",
    says: "Sale: your wallet sent the crypto, and the vendor hasn't seen it yet.",
    can: "Wait, or leave the page. There's no need to send anything again.",
  },
  "deposit-declined": {
    story: "SellDepositDeclined",
    says: "Sale: your wallet sent nothing. The vendor still waits for the crypto.",
    can: "Copy the amount and address, and send the crypto manually.",
  },
  processing: {
    story: "BuyProcessing",
    says: "Your endpoint reports that the payment was received.",
    can: "Leave the page: the widget resumes on the next visit. After ten minutes it shows what to do.",
  },
  unconfirmed: {
    story: "BuyUnsure",
    says: "The vendor's page is gone, and the endpoint can't tell yet whether the user paid.",
    can: "Wait if they paid, or start another purchase if they didn't.",
  },
  completed: {
    story: "BuyCompleted",
    says: "Your endpoint reports that the vendor has delivered. Final.",
    can: "Read what they paid and received, note the reference, buy again.",
  },
  failed: {
    story: "BuyFailed",
    says: "Your endpoint reports that the payment was declined or timed out. It may still complete.",
    can: "Read what happens to the money, and try again.",
  },
  cancelled: {
    story: "BuyCancelled",
    says: "Cancelled by the user or the vendor. It may still complete.",
    can: "Try again.",
  },
  error: {
    story: "BuyError",
    says: "The purchase can't continue, or its transaction can't be read. `onError` is called once.",
    can: "Read the error, try again if that can help, and send the reference to support.",
  },
};

/** @param of the stories' module */
export function StateTable({ of }: { of: object }): ReactElement {
  const stories = of as Record<string, object | undefined>;
  return (
    <Paper>
      <style>{css}</style>
      {Object.entries(STATES).map(([phase, { story, says, can }]) => (
        <section key={phase} className="state" aria-labelledby={`state-${phase}`}>
          <div>
            <h3 id={`state-${phase}`}>
              <code>{phase}</code>
            </h3>
            <p>{says}</p>
            <p>
              <b>The user can:</b> {can}
            </p>
          </div>
          <div className="state-picture">
            {stories[story] ? <Story of={stories[story]} /> : `There is no story ${story}.`}
          </div>
        </section>
      ))}
    </Paper>
  );
}

const css = `
  .state { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 300px); gap: 24px; align-items: start; padding-block: 24px }
  .state + .state { border-block-start: 1px solid light-dark(#e0e3e9, #2c313a) }
  .state h3 { margin: 0 0 8px; font-size: 18px }
  .state h3 code { font-size: 17px; font-weight: 650 }
  .state p { margin: 0 0 8px; text-wrap: pretty }
  .state-picture { overflow: hidden; border-radius: 12px; zoom: 0.6; --ramp-frame-height: 460px; --ramp-panel-height: 400px }
  /* What Storybook puts around a story: here the page is this one. */
  .state-picture [style*="color-scheme"] { padding: 0 !important; background: none !important; color-scheme: inherit !important }
  @media (max-width: 760px) { .state { grid-template-columns: minmax(0, 1fr) } }
`;
