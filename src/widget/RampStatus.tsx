import type { ReactElement } from "react";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { RampEndpoint } from "../client/RampEndpoint.ts";
import type { RampStorage, RampTheme } from "../core/RampSettings.ts";
import { useSettings } from "../react/useSettings.ts";
import { useTransaction } from "../react/useTransaction.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import type { RampAppearance } from "./WidgetContext.ts";
import { getSupportReference, Reference } from "./parts.tsx";
import { Warning } from "./ErrorView.tsx";
import { getRootAttributes } from "./getRootAttributes.ts";
import { Root } from "./Root.tsx";
import { announcement, Ending, Overdue, Steps } from "./Steps.tsx";
import { AmountsLine } from "./AmountsLine.tsx";

/** Which transaction to show, and how it looks. */
export interface RampStatusProps extends Pick<RampAppearance, "classNames"> {
  /** The vendor's id of the transaction. It is followed until it is completed, with or without a widget. */
  transactionId: string;
  /**
   * Name of the vendor that holds it.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /** As of `<RampWidget>`. Required, here or in a `<RampProvider>` above. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `<RampWidget>`: who can read the endpoint's answer. */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Where it may be remembered as unfinished: there it is forgotten once it is completed.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  /** How it looks. @default "auto", which follows the page's `color-scheme` and the user's preference */
  theme?: RampTheme | undefined;
  /** Language and region for amounts and dates, BCP 47. @default that of `messages` */
  lang?: string | undefined;
  /** Another language, or some sentences in other words. @default English */
  messages?: RampMessageOverrides | undefined;
  /** As of `<RampWidget>`. */
  nonce?: string | undefined;
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. */
  id?: string | undefined;
  /** Class of the root element, beside ours. */
  className?: string | undefined;
}

/** The progress of one transaction, whether its widget is on the page or not. */
export function RampStatus(props: RampStatusProps): ReactElement {
  const { transactionId: id, className, classNames } = props;
  const { transaction, error, isOverdue, statusMessage, refetch } = useTransaction({
    ...props,
    transactionId: id,
  });
  const { mode = "buy", status } = transaction ?? {};
  const hasEnding = status === "failed" || status === "cancelled" || statusMessage !== undefined;
  return (
    <Root
      settings={useSettings(props)}
      classNames={classNames}
      className={className}
      attributes={getRootAttributes(props)}
      data={{ "data-status": status ?? "unknown" }}
      label={({ messages }) => messages.title[mode]}
      announcement={({ messages }) => (transaction ? announcement(transaction, messages) : "")}
    >
      {error ? <Warning error={error} onRetry={() => void refetch()} /> : null}
      {error?.code === "transaction-unlisted" ? (
        <div className="ramp-overdue">
          <Reference of={[id]} />
        </div>
      ) : null}
      {transaction || !error ? <Steps mode={mode} status={status} /> : null}
      {transaction ? <AmountsLine of={transaction} /> : null}
      {statusMessage ? <p className="ramp-sums">{statusMessage}</p> : null}
      {transaction && isOverdue ? (
        <Overdue mode={mode} id={getSupportReference(transaction)} />
      ) : transaction && hasEnding ? (
        <Ending of={transaction} />
      ) : null}
    </Root>
  );
}
