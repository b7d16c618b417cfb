import { logError } from "../../logError.ts";
import { pageGlobal } from "../../pageGlobal.ts";
import { RampError } from "../../RampError.ts";
import { optionalText } from "../../vendors/optionalText.ts";
import { checkFields, type FieldSpecs, text } from "../../vendors/parseFields.ts";
import { getProgress, type Transaction } from "../../vendors/Transaction.ts";

/** One page of the user's transactions, newest first. */
export interface TransactionPage {
  transactions: readonly Transaction[];
  /** Continues the list; `null` at its end. */
  cursor: string | null;
}

/** An endpoint that ignores the cursor may send everything at once, and rendering all of it could block the page. */
const MAX_ROWS = 1_000;

type RequiredFields = Pick<Transaction, "id" | "vendor" | "mode" | "status">;

const word = text(/^[^]{1,1024}$/);
/** It contains an id, encoded twice, and has to fit into a URL. */
const cursorText = text(/^[^]{1,4096}$/);

const requiredFields: FieldSpecs<RequiredFields> = {
  id: word,
  vendor: word,
  mode: text(/^(buy|sell)$/),
  status: (status) => getProgress(status) !== undefined,
};

/**
 * Parses a page. An unreadable row is left out and logged for developers, so that it hides no other.
 *
 * @throws {RampError} `transaction-malformed` if the answer has no list of transactions
 */
export function parseTransactionPage(answer: unknown): TransactionPage {
  const { transactions, cursor } = Object(answer) as Record<string, unknown>;
  if (!Array.isArray(transactions))
    throw new RampError(
      "transaction-malformed",
      "The endpoint's answer has no list `transactions`, so there is no history to show. Let it answer `{ transactions, cursor }`.",
    );
  if (transactions.length > MAX_ROWS)
    logOnce(`The endpoint sent more than ${MAX_ROWS} transactions at once. Send them in pages.`);
  const hasCursor = cursorText(cursor);
  if (!hasCursor && (cursor ?? null) !== null)
    logOnce("The history's `cursor` is neither a string nor null, or too long, so the list ends.");
  return {
    transactions: transactions.slice(0, MAX_ROWS).flatMap(parseRow),
    cursor: hasCursor ? (cursor as string) : null,
  };
}

function parseRow(row: unknown): Transaction[] {
  const { shape, wrong } = checkFields(requiredFields, row);
  if (!shape) {
    const cause = wrong ? `has no usable field \`${wrong}\`` : "is not an object";
    logOnce(`A transaction of the history ${cause}, so it isn't shown.`);
    return [];
  }
  const given = row as Record<string, unknown>;
  return [
    {
      ...shape,
      reference: optionalText(given["reference"]),
      vendorStatus: optionalText(given["vendorStatus"]) ?? shape.status,
      currency: optionalText(given["currency"]),
      network: optionalText(given["network"]),
      amount: optionalText(given["amount"]),
      fiatCurrency: optionalText(given["fiatCurrency"]),
      fiatAmount: optionalText(given["fiatAmount"]),
      paidInCrypto: given["paidInCrypto"] === true || undefined,
      txHash: optionalText(given["txHash"]),
      createdAt: optionalText(given["createdAt"]),
      updatedAt: optionalText(given["updatedAt"]),
    },
  ];
}

/** The same rows arrive again with every refetch. */
function logOnce(message: string): void {
  const logged = pageGlobal("history log", () => new Set<string>());
  if (logged.has(message)) return;
  logged.add(message);
  logError(new RampError("transaction-malformed", message));
}
