import { Story } from "@storybook/addon-docs/blocks";
import type { RampPhase } from "ramp-widget";
import type { ReactElement } from "react";
import { Paper } from "./Paper.tsx";

interface State {
  /** Its story: buy where there is one. */
  story: string;
  says: string;
  /** What the user can do there. */
  can: string;
}

/** Complete, or it does not compile. */
const STATES: Record<RampPhase, State> = {
  idle: {
    story: "BuyIdle",
    says: "Nothing yet, or the vendor's page was closed.",
    can: "Begin.",
  },
  requesting: {
    story: "BuyRequesting",
    says: "Your endpoint is asked for a session. After five seconds a word says that it takes longer.",
    can: "Wait. After thirty seconds it is an error.",
  },
  loading: {
    story: "BuyLoading",
    says: "The vendor's script and page are on their way, at most fifteen seconds each.",
    can: "Wait. The place is kept, so nothing jumps.",
  },
  ready: {
    story: "BuyReady",
    says: "The vendor's page is there: here, in a window of its own, or as a view that the widget draws.",
    can: "Pay on the vendor's page, or leave it. A modal asks before that.",
  },
  depositing: {
    story: "SellDepositing",
    says: "Sale: your wallet was asked to send the crypto, and has not answered.",
    can: "Confirm in the wallet, and compare amount and address.",
  },
  deposited: {
    story: "SellDeposited",
    says: "Sale: your wallet sent it, and the vendor has not seen it yet.",
    can: "Wait, or leave. Not send it again.",
  },
  "deposit-declined": {
    story: "SellDepositDeclined",
    says: "Sale: your wallet sent nothing. The vendor's page still waits.",
    can: "Copy amount and address, and send by hand.",
  },
  processing: {
    story: "BuyProcessing",
    says: "The payment was taken, the rest is on its way. Your endpoint says so.",
    can: "Leave: it is shown again on the next visit. After ten minutes a sentence says what to do.",
  },
  unconfirmed: {
    story: "BuyUnsure",
    says: "The vendor's page is gone, and nobody knows yet whether it was paid there.",
    can: "Wait where they paid, or begin another where they did not.",
  },
  completed: {
    story: "BuyCompleted",
    says: "The vendor finished, says your endpoint. Final.",
    can: "Read what was paid and received, quote the reference, buy again.",
  },
  failed: {
    story: "BuyFailed",
    says: "Declined, or too late, says your endpoint. Final.",
    can: "Read what that means for the money, and try again.",
  },
  cancelled: {
    story: "BuyCancelled",
    says: "Called off, by the user or by the vendor. Final.",
    can: "Try again.",
  },
  error: {
    story: "BuyError",
    says: "The widget cannot go on, or cannot see the transaction. `onError` is told once.",
    can: "Read the sentence for the code, try again where that can help, quote the small print.",
  },
};

/** @param of the module of the stories that show them */
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
