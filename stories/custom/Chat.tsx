import { RampFrame, type RampOptions, useRamp } from "ramp-widget";
import { type ReactElement, useState } from "react";
import { conversation } from "./conversation.ts";
import { css } from "./chatLook.ts";

export interface ChatProps extends Pick<
  RampOptions,
  "endpoint" | "vendors" | "storage" | "onReady" | "onComplete"
> {
  /** The assistant's name. */
  assistant: string;
  /** Quick replies to the first question. */
  suggestions: string[];
  fiatCurrency: string;
  currency: string;
  network: string;
}

/** A purchase as a conversation. The vendor's page is one of its bubbles. */
export function Chat({ assistant, suggestions, ...order }: ChatProps): ReactElement {
  const [amount, choose] = useState<string>();
  const ramp = useRamp({ ...order, fiatAmount: amount ?? suggestions[0] });
  const { lines, replies } = conversation(ramp, { amount, suggestions, choose });
  const { phase } = ramp;
  const isPaying = phase !== "idle" && phase !== "requesting" && phase !== "completed";
  // The vendor's page is between the messages before and after it.
  const after = lines.findIndex(({ says }) => says === "Here it is.") + 1 || lines.length;
  const bubble = ({ by, says }: (typeof lines)[number]) => (
    <li key={says} data-by={by}>
      <span className="chat-hidden">{by === "user" ? "You: " : `${assistant}: `}</span>
      {says}
    </li>
  );
  return (
    <section className="chat" aria-label={`Chat with ${assistant}`}>
      <style>{css}</style>
      <div className="chat-head">
        <i aria-hidden="true">{assistant.slice(0, 1)}</i>
        <div>
          <h2>{assistant}</h2>
          <p>Your assistant</p>
        </div>
      </div>
      <div className="chat-log" role="log" aria-label="Messages">
        <ul>{lines.slice(0, after).map(bubble)}</ul>
        {/* Always mounted: an unmounted vendor's page doesn't come back. */}
        <div
          className="chat-page"
          hidden={!isPaying || phase === "failed" || phase === "cancelled"}
        >
          <RampFrame ramp={ramp} />
        </div>
        <ul>{lines.slice(after).map(bubble)}</ul>
      </div>
      {replies.length > 0 ? (
        <div className="chat-replies" role="group" aria-label="Replies">
          {replies.map((reply) => (
            <button key={reply.says} type="button" onClick={reply.do}>
              {reply.says}
            </button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
