import { type ReactElement, type ReactNode, useRef } from "react";
import { CopyButton } from "../vendors/CopyButton.tsx";
import { getExplorerUrl } from "../vendors/getExplorerUrl.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import { useWidgetContext } from "./WidgetContext.ts";

export interface ButtonProps {
  onClick: () => void;
  children: ReactNode;
  disabled?: boolean | undefined;
  "aria-haspopup"?: "dialog" | undefined;
  "aria-describedby"?: string | undefined;
}

export function Button({ children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" className={useWidgetContext().getPartClass("button")} {...rest}>
      {children}
    </button>
  );
}

export interface PanelProps {
  /** The user needn't act, so its button is secondary. @default false */
  isQuiet?: boolean | undefined;
  children: ReactNode;
}

/** A panel in place of the vendor's page. */
export function Panel({ isQuiet, children }: PanelProps): ReactElement {
  return (
    <div className={useWidgetContext().getPartClass("panel")} data-quiet={isQuiet ? "" : undefined}>
      {children}
    </div>
  );
}

export function Heading({ id, children }: { id?: string; children: ReactNode }): ReactElement {
  return (
    <h2 id={id} className={useWidgetContext().getPartClass("heading")}>
      {children}
    </h2>
  );
}

/** A line above the vendor's page. */
export function Notice({ of, children }: { of?: string; children: ReactNode }): ReactElement {
  return (
    <div className={useWidgetContext().getPartClass("notice")} data-notice={of}>
      {children}
    </div>
  );
}

/** Labels and values. Entries without a value are omitted. */
export function DetailsList({ of }: { of: readonly [string, ReactNode][] }): ReactElement | null {
  const { getPartClass } = useWidgetContext();
  const known = of.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className={getPartClass("details")}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The id that support knows a transaction by. */
export function getSupportReference(transaction: Transaction | undefined): string | undefined {
  return transaction?.reference ?? transaction?.id;
}

export interface ReferenceProps {
  /** What support knows it by. */
  id: string | undefined;
  /** What the blockchain knows it by. */
  txHash?: string | undefined;
  network?: string | undefined;
}

/** What to quote to support, and to look up on the blockchain. */
export function Reference({ id, txHash, network }: ReferenceProps): ReactElement {
  const { messages, getPartClass } = useWidgetContext();
  return (
    <dl className={getPartClass("reference")}>
      {id ? <Identifier label={messages.reference} text={id} /> : null}
      {txHash ? (
        <Identifier
          label={messages.txHash}
          text={txHash}
          url={network && getExplorerUrl(network, txHash)}
        />
      ) : null}
    </dl>
  );
}

interface IdentifierProps {
  label: string;
  text: string;
  /** Where to look it up. */
  url?: string | undefined;
}

/** An identifier is cut to one line: users copy it rather than read it. */
function Identifier({ label, text, url }: IdentifierProps): ReactElement {
  const { messages } = useWidgetContext();
  const shown = useRef<HTMLElement>(null);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi ref={shown} translate="no">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {text}
            </a>
          ) : (
            text
          )}
        </bdi>
        <CopyButton
          text={text}
          label={`${messages.copy}: ${label}`}
          short={messages.copy}
          shown={shown}
          messages={messages}
          className="ramp-copy"
        />
      </dd>
    </div>
  );
}

const PATHS = {
  done: "m8 12.5 2.7 2.7L16 9.5",
  ended: "M9 9l6 6m0-6-6 6",
  problem: "M12 7.5v5.5m0 3v.01",
};

/** An icon with the same meaning as the text, so that color isn't the only cue. */
export function StatusIcon({ of }: { of: keyof typeof PATHS }): ReactElement {
  return (
    <svg
      className="ramp-sign"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10" />
      <path d={PATHS[of]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
