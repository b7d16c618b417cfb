import type { ReactElement } from "react";
import type { HistoryMessages } from "../../messages/RampMessages.ts";
import { Button, Heading } from "../parts.tsx";

export interface EmptyHistoryProps {
  words: HistoryMessages;
  /** Resets the filter, if there is one. */
  onReset: (() => void) | undefined;
}

/** No transactions, or none that match the filter. */
export function EmptyHistory({ words, onReset }: EmptyHistoryProps): ReactElement {
  return (
    <div className="ramp-history-empty" data-quiet="">
      {onReset ? (
        <>
          <p>{words.emptyFilter}</p>
          <Button onClick={onReset}>{words.showAll}</Button>
        </>
      ) : (
        <>
          <Heading>{words.empty}</Heading>
          <p>{words.emptyDetail}</p>
        </>
      )}
    </div>
  );
}
