import { useRef, useState } from "react";
import type { Ramp, RampOptions, RampPhase } from "../../core/publicTypes.ts";
import type { Order } from "../../order.ts";
import { usePurchase } from "../../react/useRamp.ts";
import { isTerminal } from "../../vendors/Transaction.ts";
import type { AnyWidgetProps, FormContentProps, OrderStep } from "../props.ts";
import type { WidgetState } from "../useWidgetState.ts";
import { OrderForm } from "./OrderForm.tsx";
import { PlacedOrder } from "./PlacedOrder.tsx";

interface OrderStepState {
  ramp: Ramp;
  /** The host's options, with the order from the form. */
  options: RampOptions;
  /** The same with the host's latest props, for use outside of a render. */
  getOptions: () => RampOptions;
  orderStep: OrderStep;
}

/** The form is shown again while an earlier purchase is in this phase. */
interface Again {
  phase: RampPhase;
  command: "start" | "startOver";
}

/** How long the price that the user saw counts for a second attempt, in milliseconds. Vendors' quotes last a minute. */
const FRESH_MS = 60_000;

/** A purchase that begins with the order from a form. */
export function useOrderStep(
  props: FormContentProps,
  { purchase, settings, keepOpen }: WidgetState,
): OrderStepState {
  const { form } = props;
  const [placed, setPlaced] = useState<Order>();
  // A purchase that begins in the form's event handler reads the order before the next render.
  const latest = useRef<Order>(undefined);
  const placedAt = useRef(0);
  const [again, setAgain] = useState<Again>();
  const options = toOptions(props, placed);
  const ramp = usePurchase(purchase, options, settings);
  const { phase } = ramp;

  function place(order: Order) {
    latest.current = order;
    placedAt.current = Date.now();
    setPlaced(order);
    setAgain(undefined);
    purchase.commands[again?.command ?? "start"]();
  }

  function goBack() {
    keepOpen(ramp);
    ramp.close();
  }

  function retry() {
    // Without a session, a retry places the order anew.
    const placesAnew = placed !== undefined && phase === "error" && ramp.session === undefined;
    if (placesAnew && isOld(placedAt.current)) showAgain("start");
    else ramp.retry();
  }

  const showAgain = (command: Again["command"]) => setAgain({ phase, command });
  const isShown = phase === "idle" || again?.phase === phase;
  return {
    // Another purchase is another order, or has another price by now.
    ramp: {
      ...ramp,
      start: () => (phase === "error" || isTerminal(phase)) && showAgain("start"),
      startOver: () => showAgain("startOver"),
      retry,
    },
    options,
    getOptions: () => toOptions(props.latestRef.current, latest.current),
    orderStep: {
      form: isShown ? (
        <OrderForm
          {...{ props, settings, placed }}
          form={form === true ? {} : form}
          onOrder={place}
        />
      ) : undefined,
      // It stays until the end, so that the vendor's page doesn't jump when it is paid.
      summary:
        placed && !isShown && !isTerminal(phase) ? (
          <PlacedOrder
            order={placed}
            settings={settings}
            onChange={canChangeOrder(ramp) ? goBack : undefined}
          />
        ) : undefined,
    },
  };
}

/** Without an order there is no asset, so nothing can be bought yet. */
function toOptions(props: AnyWidgetProps, order: Order | undefined): RampOptions {
  return { ...props, currency: "", ...order } as RampOptions;
}

function isOld(placedAt: number): boolean {
  return Date.now() - placedAt > FRESH_MS;
}

/** Nothing has been paid, as far as anything here knows. `close()` asks the endpoint as well. */
function canChangeOrder(ramp: Ramp): boolean {
  const { phase, isResumed, pageStatus, transaction, frameStatus, depositRequest, deposit } = ramp;
  const isBeforePayment =
    phase === "requesting" || phase === "loading" || phase === "ready" || phase === "error";
  const isUntouched = !frameStatus && !depositRequest && !deposit;
  const isPending = transaction === undefined || transaction.status === "pending";
  return isBeforePayment && isUntouched && isPending && !isResumed && pageStatus === "embedded";
}
