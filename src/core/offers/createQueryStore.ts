import { QueryObserver, type QueryKey, type QueryObserverOptions } from "@tanstack/query-core";
import type { RampError } from "../../RampError.ts";
import { createSubscribable } from "../createSubscribable.ts";
import { isReturn, onActivityChange } from "../pageActivity.ts";
import { mayRetry } from "../mayRetry.ts";
import { getPageTransactions } from "../transaction/pageTransactions.ts";

/** The state of a query. It keeps its identity until something changes. */
export interface QueryState<Data> {
  data: Data | undefined;
  /** `data` is the answer to an earlier question. */
  isPrevious: boolean;
  /** When `data` arrived, in milliseconds since 1970. 0 without data. */
  updatedAt: number;
  /** There is neither data nor an error yet. */
  isLoading: boolean;
  isFetching: boolean;
  error: RampError | undefined;
}

type Options<Data, Key extends QueryKey> = QueryObserverOptions<Data, RampError, Data, Data, Key>;

/** A query of the page's own client, which runs while the store has subscribers. */
export interface QueryStore<Data, Key extends QueryKey> {
  getSnapshot: () => QueryState<Data>;
  subscribe: (listener: () => void) => () => void;
  /** Asks another question, or nothing. The earlier answer stays until there is a new one. */
  setOptions: (options: Options<Data, Key> | undefined) => void;
  /** Never rejects. */
  refetch: () => Promise<void>;
}

const NOTHING = {
  data: undefined,
  isPrevious: false,
  updatedAt: 0,
  isFetching: false,
  error: undefined,
};
export const IDLE: QueryState<never> = { ...NOTHING, isLoading: false };
export const LOADING: QueryState<never> = { ...NOTHING, isLoading: true };

export function createQueryStore<Data, Key extends QueryKey>(
  first: Options<Data, Key> | undefined,
): QueryStore<Data, Key> {
  let options = first;
  let observer: QueryObserver<Data, RampError, Data, Data, Key> | undefined;
  let snapshot: QueryState<Data> = first ? LOADING : IDLE;
  const { subscribe, notify, isConnected } = createSubscribable(connect);

  function connect() {
    if (options && !observer) observe(options);
    const stopListening = onActivityChange(refetchOnReturn);
    return () => {
      stopListening();
      // StrictMode connects again at once: the request goes on.
      queueMicrotask(() => {
        if (!isConnected()) stopObserving();
      });
    };
  }

  function observe(current: Options<Data, Key>) {
    observer = new QueryObserver(getPageTransactions().client, withPrevious(current));
    observer.subscribe(update);
    update();
  }

  function stopObserving() {
    observer?.destroy();
    observer = undefined;
  }

  /** The question has changed, and its answer may look much like the last one. */
  function withPrevious(current: Options<Data, Key>): Options<Data, Key> {
    return { ...current, placeholderData: (previous) => previous };
  }

  function refetchOnReturn(event: Event) {
    const result = observer?.getCurrentResult();
    if (!isReturn(event) || !result) return;
    if (result.isStale && mayRetry(result)) void observer?.refetch({ cancelRefetch: false });
  }

  function update() {
    if (!observer) return;
    const result = observer.getCurrentResult();
    const { data, isPlaceholderData, dataUpdatedAt, isPending, isFetching, error } = result;
    set({
      data,
      isPrevious: isPlaceholderData,
      updatedAt: dataUpdatedAt,
      isLoading: isPending,
      isFetching,
      error: error ?? undefined,
    });
  }

  function set(next: QueryState<Data>) {
    const names = Object.keys(next) as (keyof QueryState<Data>)[];
    if (names.every((name) => next[name] === snapshot[name])) return;
    snapshot = next;
    notify();
  }

  return {
    getSnapshot: () => snapshot,
    subscribe,
    setOptions(next) {
      options = next;
      if (!next) {
        stopObserving();
        set(IDLE);
      } else if (observer) {
        observer.setOptions(withPrevious(next));
        update();
      } else if (isConnected()) observe(next);
      else snapshot = LOADING;
    },
    async refetch() {
      await observer?.refetch();
    },
  };
}
