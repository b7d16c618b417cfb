import { type ReactElement, useMemo, useRef, useState } from "react";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import type { RampStorage, RampTheme } from "../../core/RampSettings.ts";
import { englishHistory } from "../../messages/englishHistory.ts";
import type { HistoryMessages, RampMessageOverrides } from "../../messages/RampMessages.ts";
import type { Mode } from "../../order.ts";
import { useResolvedSettings } from "../../react/useResolvedSettings.ts";
import { type TransactionsState, useTransactions } from "../../react/useTransactions.ts";
import type { Transaction } from "../../vendors/Transaction.ts";
import { InlineError } from "../ErrorView.tsx";
import { pickHostAttributes } from "../pickHostAttributes.ts";
import { Root } from "../Root.tsx";
import type { RampAppearance } from "../WidgetContext.ts";
import { EmptyHistory } from "./EmptyHistory.tsx";
import { FilterControl, type FilterName, FILTERS } from "./FilterControl.tsx";
import { HistoryStyle } from "./HistoryStyle.tsx";
import { LoadMore } from "./LoadMore.tsx";
import { TransactionRow } from "./TransactionRow.tsx";
import { useFocusAfterAction } from "./useFocusAfterAction.ts";

/** Which transactions to list, and their appearance. */
export interface RampHistoryProps extends Pick<RampAppearance, "classNames"> {
  /** Lists only purchases, or only sales. @default both */
  mode?: Mode | undefined;
  /** Called with the transaction that the user chooses. Without it, rows are plain text instead of buttons. */
  onSelect?: ((transaction: Transaction) => void) | undefined;
  /** Same as in `<RampWidget>`. Required, here or in a `<RampProvider>` above. */
  endpoint?: string | CustomEndpoint | undefined;
  /** Same as in `useTransactions`. */
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

/**
 * Lists the signed-in user's purchases and sales, newest first, with a filter by status. The root's `data-status` is
 * `loading`, `error`, `empty` or `loaded`.
 */
export function RampHistory(props: RampHistoryProps): ReactElement {
  const { className, classNames, onSelect } = props;
  const [filter, setFilter] = useState<FilterName>("all");
  const list = useTransactions({ ...props, statuses: FILTERS[filter] });
  const resolved = useResolvedSettings(props);
  const words = useHistoryMessages(resolved.messages);
  const messages = useListErrors(resolved.messages, words.loadFailed);
  const { transactions, error, isFetching, isFetchNextPageError } = list;
  const root = useRef<HTMLElement>(null);
  const noteAction = useFocusAfterAction(root, isFetching);
  const isUnfiltered = filter === "all";
  const status = getStatus(list);

  function retry() {
    noteAction();
    void (isFetchNextPageError ? list.fetchNextPage() : list.refetch());
  }

  function loadMore() {
    noteAction();
    void list.fetchNextPage();
  }

  function showAll() {
    noteAction();
    setFilter("all");
  }

  const notice = error ? <InlineError error={error} onRetry={retry} /> : null;
  return (
    <Root
      rootRef={root}
      settings={{ ...resolved, messages }}
      classNames={classNames}
      className={className}
      attributes={pickHostAttributes(props)}
      data={{ "data-history": "", "data-status": status }}
      label={() => words.title}
      announcement={() => getAnnouncement(status, list, words, isUnfiltered)}
    >
      <HistoryStyle nonce={resolved.nonce} />
      {status === "empty" && isUnfiltered ? null : (
        <FilterControl value={filter} onChange={setFilter} words={words} />
      )}
      {isFetchNextPageError ? null : notice}
      {status === "loading" ? <Skeleton text={words.loading} /> : null}
      {status === "empty" ? (
        <EmptyHistory words={words} onReset={isUnfiltered ? undefined : showAll} />
      ) : null}
      {transactions.length > 0 ? (
        // Safari drops the role of a list without markers.
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles
        <ul role="list" className="ramp-history" aria-busy={isFetching} aria-label={words.title}>
          {transactions.map((transaction) => (
            <li key={`${transaction.vendor} ${transaction.id}`} tabIndex={-1}>
              <TransactionRow of={transaction} words={words} onSelect={onSelect} />
            </li>
          ))}
        </ul>
      ) : null}
      {isFetchNextPageError ? (
        notice
      ) : list.hasNextPage ? (
        <LoadMore isLoading={list.isFetchingNextPage} onClick={loadMore} words={words} />
      ) : null}
    </Root>
  );
}

type HistoryStatus = "loading" | "error" | "empty" | "loaded";

function getStatus({
  transactions,
  isLoading,
  error,
  hasNextPage,
}: TransactionsState): HistoryStatus {
  if (isLoading) return "loading";
  if (transactions.length > 0) return "loaded";
  if (error) return "error";
  // Every page so far was empty, and the button loads older ones.
  return hasNextPage ? "loaded" : "empty";
}

/** Errors announce themselves. */
function getAnnouncement(
  status: HistoryStatus,
  { transactions }: TransactionsState,
  words: HistoryMessages,
  isUnfiltered: boolean,
): string {
  switch (status) {
    case "loading":
      return words.loading;
    case "empty":
      return isUnfiltered ? words.empty : words.emptyFilter;
    case "loaded":
      return words.shown(transactions.length);
    case "error":
      return "";
  }
}

function useHistoryMessages(own: RampMessageOverrides | undefined): HistoryMessages {
  return useMemo(() => ({ ...englishHistory, ...own?.history }), [own]);
}

/** Errors about one transaction's status get a sentence about the list. */
function useListErrors(
  own: RampMessageOverrides | undefined,
  loadFailed: string,
): RampMessageOverrides {
  return useMemo(() => {
    const errors = {
      ...own?.errors,
      "transaction-malformed": loadFailed,
      "transaction-unreachable": loadFailed,
    };
    return { ...own, errors };
  }, [own, loadFailed]);
}

/** Placeholder for the first rows. */
function Skeleton({ text }: { text: string }): ReactElement {
  return (
    <div className="ramp-history-skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
      <span>{text}</span>
    </div>
  );
}
