import { useEffect, useRef, useState } from "react";
import type { Purchase } from "../core/Purchase.ts";
import type { Ramp, RampOptions, RampPhase } from "../core/publicTypes.ts";
import type { ResolvedSettings } from "../core/resolveSettings.ts";
import type { Order } from "../order.ts";
import { RampError } from "../RampError.ts";
import { usePurchase } from "../react/useRamp.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { InlineError } from "./ErrorView.tsx";
import type { AnyWidgetProps, OrderStep } from "./props.ts";

interface OrderStepState {
  ramp: Ramp;
  /** The host's options, with the order from the form. */
  options: RampOptions;
  /** The same with the host's latest props, for use outside of a render. */
  getOptions: (latest: AnyWidgetProps) => RampOptions;
  /** Undefined without `form`. */
  orderStep: OrderStep | undefined;
}

/** The form is shown again while an earlier purchase is in this phase. */
interface Again {
  phase: RampPhase;
  command: "start" | "startOver";
}

/**
 * A purchase that begins with the order from a form, if the host wants one. The form is loaded only then.
 *
 * @param keepOpen keeps the widget open when the page of the purchase's session closes
 */
export function useOrderStep(
  purchase: Purchase,
  props: AnyWidgetProps,
  settings: ResolvedSettings,
  keepOpen: (ramp: Ramp) => void,
): OrderStepState {
  const { form } = props;
  const [placed, setPlaced] = useState<Order>();
  // A purchase that begins in the form's event handler reads the order before the next render.
  const latest = useRef<Order>(undefined);
  const [again, setAgain] = useState<Again>();
  const code = useOrderStepCode(form !== undefined);
  const options = toOptions(props, placed);
  const ramp = usePurchase(purchase, options, settings);
  const getOptions = (host: AnyWidgetProps) => toOptions(host, latest.current);
  if (!form) return { ramp, options, getOptions, orderStep: undefined };

  function place(order: Order) {
    latest.current = order;
    setPlaced(order);
    setAgain(undefined);
    purchase.commands[again?.command ?? "start"]();
  }

  function goBack() {
    keepOpen(ramp);
    ramp.close();
  }

  const { phase } = ramp;
  const showAgain = (command: Again["command"]) => setAgain({ phase, command });
  const isShown = phase === "idle" || again?.phase === phase;
  const { OrderForm, PlacedOrder } = code.parts ?? {};
  return {
    // Another purchase is another order, or has another price by now.
    ramp: {
      ...ramp,
      start: () => (phase === "error" || isTerminal(phase)) && showAgain("start"),
      startOver: () => showAgain("startOver"),
    },
    options,
    getOptions,
    orderStep: {
      isShown,
      form: OrderForm ? (
        <OrderForm
          {...{ props, settings, placed }}
          form={form === true ? {} : form}
          onOrder={place}
        />
      ) : code.error ? (
        <InlineError error={code.error} onRetry={code.retry} />
      ) : (
        <div className="ramp-frame" aria-busy="true" />
      ),
      // It stays until the end, so that the vendor's page doesn't jump when it is paid.
      summary:
        PlacedOrder && placed && !isShown && !isTerminal(phase) ? (
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
  return props.form ? { ...props, currency: "", ...order } : props;
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

type Parts = typeof import("./order/OrderStep.tsx");

function useOrderStepCode(isWanted: boolean) {
  const [parts, setParts] = useState<Parts>();
  const [error, setError] = useState<RampError>();
  useEffect(
    function loadParts() {
      if (!isWanted || parts || error) return;
      let isMounted = true;
      import("./order/OrderStep.tsx").then(
        (loaded) => isMounted && setParts(loaded),
        (cause: unknown) =>
          isMounted &&
          setError(
            new RampError("script-network", "The order form's code could not be loaded.", {
              cause,
            }),
          ),
      );
      return () => {
        isMounted = false;
      };
    },
    [isWanted, parts, error],
  );
  return { parts, error, retry: () => setError(undefined) };
}
