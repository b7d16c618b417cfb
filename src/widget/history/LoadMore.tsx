import type { ReactElement } from "react";
import type { HistoryMessages } from "../../messages/RampMessages.ts";
import { useWidgetContext } from "../WidgetContext.ts";

export interface LoadMoreProps {
  isLoading: boolean;
  onClick: () => void;
  words: HistoryMessages;
}

/** The button below the list. It isn't disabled while loading, because a disabled button loses the focus. */
export function LoadMore({ isLoading, onClick, words }: LoadMoreProps): ReactElement {
  return (
    <div className="ramp-history-more" data-quiet="">
      <button
        type="button"
        className={useWidgetContext().getPartClass("button")}
        aria-disabled={isLoading}
        onClick={onClick}
      >
        {isLoading ? words.loading : words.loadMore}
      </button>
    </div>
  );
}
