import type { Ramp } from "ramp-widget";
import { messages } from "ramp-widget/messages/en";

export interface Line {
  by: "assistant" | "user";
  says: string;
}

export interface Reply {
  says: string;
  do: () => void;
}

export interface Talk {
  /** In order. Derived from the phase, so it can't get out of sync. */
  lines: Line[];
  /** The user's possible replies. */
  replies: Reply[];
}

export interface Choice {
  amount: string | undefined;
  suggestions: readonly string[];
  choose: (amount: string | undefined) => void;
}

/** The messages so far, and the possible replies. */
export function conversation(ramp: Ramp, { amount, suggestions, choose }: Choice): Talk {
  const { phase, error, transaction, order, start, retry, startOver, close } = ramp;
  const { currency, network, fiatCurrency = "" } = order;
  const beginAnother = () => {
    close();
    choose(undefined);
  };
  const lines: Line[] = [
    { by: "assistant", says: `Hi! How much ${currency} would you like to buy?` },
    ...(amount ? [{ by: "user", says: `${amount} ${fiatCurrency}` } as const] : []),
  ];
  const say = (says: string) => lines.push({ by: "assistant", says });
  if (!amount) {
    const reply = (one: string) => ({ says: `${one} ${fiatCurrency}`, do: () => choose(one) });
    return { lines, replies: suggestions.map(reply) };
  }
  say(
    `${currency} for ${amount} ${fiatCurrency}, sent to your wallet on ${network}. You’ll see the rate and the fee before you pay.`,
  );
  if (phase === "idle")
    return {
      lines,
      replies: [
        { says: "Open the payment page", do: start },
        { says: "Change amount", do: () => choose(undefined) },
      ],
    };
  lines.push({ by: "user", says: "Open the payment page" });
  say(phase === "requesting" || phase === "loading" ? "One moment…" : "Here it is.");
  switch (phase) {
    case "processing":
      say(
        `We’ve received your payment. Your ${currency} is on its way, and you don’t need to wait here.`,
      );
      return { lines, replies: [] };
    case "completed":
      say(`Done! ${transaction?.amount} ${transaction?.currency} has arrived.`);
      return { lines, replies: [{ says: messages.buyAgain.buy, do: beginAnother }] };
    case "failed":
      say(`${messages.failedDetail.buy} ${messages.stillWatching.buy}`);
      return { lines, replies: [{ says: messages.retry, do: start }] };
    case "cancelled":
      say(`${messages.cancelledDetail.buy} ${messages.stillWatching.buy}`);
      return { lines, replies: [{ says: messages.retry, do: start }] };
    case "unconfirmed":
      say(messages.unconfirmedDetail.buy);
      return { lines, replies: [{ says: messages.startAnother.buy, do: startOver }] };
    case "error":
      if (error) say(messages.errors[error.code]);
      return { lines, replies: error?.retryable ? [{ says: messages.retry, do: retry }] : [] };
    case "requesting":
    case "loading":
    case "ready":
    case "depositing":
    case "deposited":
    case "deposit-declined":
      return { lines, replies: [] };
  }
}
