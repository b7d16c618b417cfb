import type { ReactElement } from "react";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import type { RampStorage, RampTheme } from "../core/RampSettings.ts";
import { useResolvedSettings } from "../react/useResolvedSettings.ts";
import { useTransaction } from "../react/useTransaction.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import type { RampAppearance } from "./WidgetContext.ts";
import { getSupportReference, Reference } from "./parts.tsx";
import { InlineError } from "./ErrorView.tsx";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import { Root } from "./Root.tsx";
import { getStatusText, SupportNote, Overdue, Steps } from "./Steps.tsx";
import { TransactionSummary } from "./TransactionSummary.tsx";

/** Which transaction to show, and its appearance. */
export interface RampStatusProps extends Pick<RampAppearance, "classNames"> {
  /** The vendor's transaction id. It is followed until it completes, with or without a widget. */
  transactionId: string;
  /**
   * Name of the transaction's vendor.
   * @default the first of `vendors`
   */
  vendor?: string | undefined;
  /**
   * The vendor's own id for it, if that isn't `transactionId`.
   * @default the stored one
   */
  reference?: string | undefined;
  /** Same as in `<RampWidget>`. Required, here or in a `<RampProvider>` above. */
  endpoint?: string | CustomEndpoint | undefined;
  /** Same as in `<RampWidget>`: the vendors that can parse the endpoint's response. */
  vendors?: readonly VendorInput[] | undefined;
  /**
   * Storage that may list the transaction as unfinished; it is removed there after completion.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
  /** Color theme. @default "auto", which follows the page's `color-scheme` and the user's preference */
  theme?: RampTheme | undefined;
  /** Language and region for amounts and dates, BCP 47. @default the language of `messages` */
  lang?: string | undefined;
  /** Another language, or replacements for single sentences. @default English */
  messages?: RampMessageOverrides | undefined;
  /** Same as in `<RampWidget>`. */
  nonce?: string | undefined;
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. */
  id?: string | undefined;
  /** Additional class of the root element. */
  className?: string | undefined;
}

/** Shows the progress of one transaction, whether its widget is on the page or not. */
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
      settings={useResolvedSettings(props)}
      classNames={classNames}
      className={className}
      attributes={pickHostAttributes(props)}
      data={{ "data-status": status ?? "unknown" }}
      label={({ messages }) => messages.title[mode]}
      announcement={({ messages }) => (transaction ? getStatusText(transaction, messages) : "")}
    >
      {error ? <InlineError error={error} onRetry={() => void refetch()} /> : null}
      {error?.code === "transaction-unlisted" ? (
        <div className="ramp-overdue">
          <Reference id={id} />
        </div>
      ) : null}
      {transaction || !error ? <Steps mode={mode} status={status} /> : null}
      {transaction ? <TransactionSummary of={transaction} /> : null}
      {statusMessage ? <p className="ramp-sums">{statusMessage}</p> : null}
      {transaction && isOverdue ? (
        <Overdue mode={mode} id={getSupportReference(transaction)} />
      ) : transaction && hasEnding ? (
        <SupportNote of={transaction} />
      ) : null}
    </Root>
  );
}
