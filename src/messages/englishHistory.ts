import type { HistoryMessages } from "./RampMessages.ts";

/** The history's sentences unless the host passes others. Apart from the widget's, which don't need them. */
export const englishHistory: HistoryMessages = {
  title: "Transaction history",
  filter: "Filter by status",
  filters: {
    all: "All",
    inProgress: "In progress",
    completed: "Completed",
    unsuccessful: "Unsuccessful",
  },
  kind: { buy: "Purchase", sell: "Sale" },
  pending: { buy: "Payment not confirmed yet", sell: "Crypto not received yet" },
  processing: "Processing",
  completed: "Completed",
  loading: "Loading…",
  loadMore: "Load more",
  shown: (count) => (count === 1 ? "1 transaction shown" : `${count} transactions shown`),
  empty: "No transactions yet",
  emptyDetail: "Your purchases and sales will appear here.",
  emptyFilter: "No transactions match this filter.",
  showAll: "Show all",
  loadFailed: "We couldn't load your transactions. Your purchases and sales aren't affected.",
};
