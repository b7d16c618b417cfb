import type { Mode, RampPhase } from "ramp-widget";
import { partner, refusing } from "../partner.ts";
import { getScene, type Scene } from "../phases/phase.ts";
import type { VendorName } from "../sandbox/createPartner.ts";
import { STATES } from "../states.ts";

export interface FlowStep {
  phase: RampPhase;
  title: string;
  says: string;
  createScene: () => Scene;
}

export interface FlowSteps {
  /** In the order in which they happen. */
  path: FlowStep[];
  /** What may happen instead. */
  branches: FlowStep[];
}

/** Every state of a purchase or a sale with this vendor. */
export function getSteps(vendor: VendorName, mode: Mode): FlowSteps {
  const step = (phase: RampPhase): FlowStep => ({
    phase,
    title: STATES[phase].title[mode],
    says: STATES[phase].says,
    createScene: () => getScene(vendor, mode, phase),
  });
  const deposit = mode === "sell" ? (["depositing", "deposited"] as const) : [];
  const declined = mode === "sell" ? (["deposit-declined"] as const) : [];
  const begin = ["idle", "requesting", "loading", "ready"] as const;
  return {
    path: [...begin, ...deposit, "processing" as const, "completed" as const].map(step),
    branches: [
      ...declined.map(step),
      step("failed"),
      ...(vendor === "transak" ? [getRefund(mode)] : []),
      step("cancelled"),
      step("unconfirmed"),
      step("error"),
      {
        phase: "error",
        title: "Status can't be read",
        says: "The purchase continues, but the endpoint can't be reached. The vendor's page stays open.",
        createScene: () => ({ parts: { args: partner({ vendor, instead: hideTransactions }) } }),
      },
      {
        phase: "error",
        title: "Identity check required (KYC)",
        says: "The vendor doesn't serve this user yet. Trying again doesn't help.",
        createScene: () => ({
          parts: { args: refusing("kyc-required", { requestId: "req_7f3a91c2" }) },
        }),
      },
    ],
  };
}

const hideTransactions = (path: string) =>
  path.includes("/transactions/") ? Response.json({}) : undefined;

/** Of the vendors, only Transak reports refunds. */
function getRefund(mode: Mode): FlowStep {
  return {
    phase: "failed",
    title: "Refunded",
    says: "The vendor sent the money or the crypto back.",
    createScene: () => ({
      parts: {
        args: partner({
          vendor: "transak",
          next(sandbox, id) {
            if (mode === "buy") sandbox.pay(id);
            else sandbox.depositArrives(id);
            sandbox.refund(id);
          },
        }),
      },
    }),
  };
}
