import {
  type Mode,
  proof,
  RampWidget,
  type RampStorage,
  type RampWidgetProps,
  type TransactionStatus,
} from "ramp-widget";
import { type ReactElement, useState } from "react";
import { askedSale, ORDERS, partner, refusing, standing } from "./partner.ts";

/** Moments of a purchase for reviewing themes and languages. */
export const MOMENTS = [
  "paying",
  "modal",
  "deposit",
  "bleepay",
  "processing",
  "done",
  "failed",
  "unconfirmed",
  "problem",
] as const;

export type MomentName = (typeof MOMENTS)[number];

export interface MomentProps extends Pick<
  RampWidgetProps,
  "messages" | "theme" | "classNames" | "slots" | "className" | "style" | "onEvent"
> {
  /** The moment of a purchase that is shown. */
  of: MomentName;
  /** `deposit` is always a sale, `bleepay` always a purchase. @default "buy" */
  mode?: Mode | undefined;
}

/** The real widget at this moment of a purchase. */
export function Moment({ of, mode = "buy", ...look }: MomentProps): ReactElement {
  return <Standing key={`${of} ${mode}`} of={of} mode={mode} {...look} />;
}

function Standing({ of, mode = "buy", ...look }: MomentProps): ReactElement {
  const [props] = useState(() => propsOf(of, mode));
  const order = { ...ORDERS.proof, ...props } as RampWidgetProps;
  return <RampWidget {...order} {...look} />;
}

function propsOf(moment: MomentName, mode: Mode): Partial<RampWidgetProps> {
  switch (moment) {
    case "paying":
      return { ...partner(), mode };
    case "modal":
      return { ...partner(), mode, presentation: "modal", defaultOpen: true };
    case "deposit":
      return askedSale("closes");
    case "bleepay": {
      const { fiatCurrency, fiatAmount } = { fiatCurrency: undefined, fiatAmount: undefined };
      const order = { ...ORDERS.bleepay, fiatCurrency, fiatAmount };
      return { ...partner({ vendor: "bleepay" }), ...order, mode: "buy" };
    }
    case "processing":
      return begunBefore(mode, "processing");
    case "done":
      return begunBefore(mode, "completed");
    case "failed":
      return begunBefore(mode, "failed");
    case "unconfirmed":
      return begunBefore(mode, "pending");
    case "problem":
      return { ...refusing("session-network"), mode };
  }
}

/** A purchase of an earlier visit, with the status that the endpoint reports now. */
function begunBefore(mode: Mode, status: TransactionStatus): Partial<RampWidgetProps> {
  const id = "550e8400-e29b-41d4-a716-446655440000";
  const remembered = [{ vendor: "proof", id, mode, time: Date.now(), mayBePaid: true }];
  let kept: string | null = JSON.stringify(remembered);
  const storage: RampStorage = {
    getItem: () => kept,
    setItem: (_, value) => void (kept = value),
    removeItem: () => void (kept = null),
  };
  return { endpoint: standing(mode, status), vendors: [proof()], storage, mode };
}
