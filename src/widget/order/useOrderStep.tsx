import { useEffect, useRef, useState } from "react";
import type { Ramp, RampOptions, RampPhase } from "../../core/publicTypes.ts";
import { isPageHidden, onActivityChange } from "../../core/pageActivity.ts";
import type { Order } from "../../order.ts";
import { createKeptFields } from "../../react/useOrderForm.ts";
import { usePurchase } from "../../react/useRamp.ts";
import { isTerminal } from "../../vendors/Transaction.ts";
import type { FormContentProps } from "../FormContentProps.ts";
import type { AnyWidgetProps, OrderStep } from "../props.ts";
import { withoutOrder } from "../withoutOrder.ts";
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

/** The form is shown while the purchase is in one of these phases. */
interface Again {
  phases: readonly RampPhase[];
  command: "start" | "startOver";
}

/** The search for an earlier purchase is running or has failed. The next search, or placing an order, repeats it. */
const LOOKING: Again = { phases: ["requesting", "error"], command: "start" };

/** How long the endpoint has to say that nothing was paid before the user is asked, in milliseconds. */
const LEAVING_MS = 2_000;

/** How long the price that the user saw counts for a second attempt, in milliseconds. Vendors' quotes last a minute. */
const FRESH_MS = 60_000;

/** A purchase that begins with the order from a form. */
export function useOrderStep({ props, state, latestRef }: FormContentProps): OrderStepState {
  const { purchase, settings, keepOpen } = state;
  const { form } = props;
  const [kept] = useState(createKeptFields);
  const [placed, setPlaced] = useState<Order>();
  // A purchase that begins in the form's event handler reads the order before the next render.
  const latest = useRef<Order>(undefined);
  const placedAt = useRef(0);
  const [again, setAgain] = useState<Again>();
  const options = toOptions(props, placed);
  const ramp = usePurchase(purchase, options, settings);
  const { phase, resume, retry: retryLook } = ramp;
  const isIdle = phase === "idle";
  // Once a search finds a purchase, it has ended. The purchase itself may have an error.
  const isLooking = again === LOOKING && !ramp.isResumed;
  const hasLookFailed = isLooking && phase === "error";
  /** Another object each time, so that each has its own two seconds. */
  const [leaving, setLeaving] = useState<object>();

  useEffect(
    function endLeaving() {
      if (!leaving) return;
      const timer = setTimeout(() => setLeaving(undefined), LEAVING_MS);
      return () => clearTimeout(timer);
    },
    [leaving],
  );

  useEffect(
    function lookOnReturn() {
      if (!isIdle && !hasLookFailed) return;
      // The user may have paid in a page that was left, or in another tab.
      return onActivityChange(({ type }) => {
        if (type !== "visibilitychange" || isPageHidden()) return;
        setAgain(LOOKING);
        if (hasLookFailed) retryLook();
        else resume();
      });
    },
    [isIdle, hasLookFailed, resume, retryLook],
  );

  function place(order: Order) {
    latest.current = order;
    placedAt.current = Date.now();
    setPlaced(order);
    setLeaving(undefined);
    setAgain(undefined);
    purchase.commands[again?.command ?? "start"]();
  }

  function goBack() {
    keepOpen(ramp);
    setLeaving({});
    // The vendor's page isn't asked: it may not answer, or ask the user once more.
    ramp.close({ force: true });
  }

  function retry() {
    // Without a session, a retry places the order anew.
    const placesAnew = placed !== undefined && phase === "error" && ramp.session === undefined;
    if (placesAnew && isOld(placedAt.current)) showAgain("start");
    else ramp.retry();
  }

  const showAgain = (command: Again["command"]) => setAgain({ phases: [phase], command });
  const isShownAgain = again?.phases.includes(phase) && (again !== LOOKING || isLooking);
  const isShown = isIdle || isShownAgain;
  const isChecking = leaving !== undefined && phase === "unconfirmed";
  return {
    // A new purchase needs a new order, or at least a new price.
    ramp: {
      ...ramp,
      start: () => (phase === "error" || isTerminal(phase)) && showAgain("start"),
      startOver: () => showAgain("startOver"),
      retry,
    },
    options,
    getOptions: () => toOptions(latestRef.current, latest.current),
    orderStep: {
      phase: "ordering",
      form: isShown ? (
        <OrderForm
          {...{ props, settings, kept }}
          form={form === true ? {} : form}
          onOrder={place}
        />
      ) : isChecking ? (
        <div className="ramp-frame" aria-busy="true" />
      ) : undefined,
      // It stays until the end, so that the vendor's page doesn't jump when it is paid.
      summary:
        placed && !isShown && !isChecking && !isTerminal(phase) ? (
          <PlacedOrder
            order={placed}
            vendor={ramp.session?.vendor.name ?? placed.vendor}
            vendorNames={form === true ? undefined : form.vendorNames}
            settings={settings}
            onChange={canChangeOrder(ramp) ? goBack : undefined}
          />
        ) : undefined,
    },
  };
}

function toOptions(props: AnyWidgetProps, order: Order | undefined): RampOptions {
  return { ...withoutOrder(props), ...order } as RampOptions;
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
