import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { postgresStore, type PostgresPool } from "../../../src/server/postgres.ts";
import { POSTGRES_SCHEMA_VERSION } from "../../../src/server/store/postgresSchema.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A database that never answers the first query with a certain text, as after a cut connection. */
function hangOnce(text: string, rows: (query: string, parameters: unknown[]) => object[]) {
  const state = { hung: 0, answer: () => {} };
  const pool: PostgresPool = {
    async query(query, parameters) {
      if (query.includes(text) && state.hung++ === 0)
        await new Promise<void>((resolve) => (state.answer = resolve));
      return { rows: rows(query, parameters) };
    },
  };
  return { store: postgresStore({ pool }), state };
}

describe("a query that PostgreSQL never answers", () => {
  test("of the tables' version fails the operations that wait for it, and no later one", async () => {
    const { store } = hangOnce("ramp_schema", (query) =>
      query.includes("ramp_schema") ? [{ version: POSTGRES_SCHEMA_VERSION }] : [],
    );
    const first = expect(store.read("key")).rejects.toThrow(/longer than/);
    await vi.advanceTimersByTimeAsync(3_000);
    await first;
    expect(await store.read("key")).toBeUndefined();
  });

  test.each([
    ["stays without an answer", false],
    ["is answered too late", true],
  ])("of the messages loses none of them, if it %s", async (_how, isAnswered) => {
    const { store, state } = hangOnce("string_to_array", (query, [after, seen]) => {
      if (query.includes("ramp_schema")) return [{ version: POSTGRES_SCHEMA_VERSION }];
      if (query.includes("coalesce(max(id)")) return [{ message_id: "0" }];
      const isNew = query.includes("string_to_array") && after === "0" && seen === "";
      return isNew ? [{ message_id: "1", message: "processing" }] : [];
    });
    const heard: string[] = [];
    const stop = store.subscribe?.((message) => void heard.push(message));
    onTestFinished(() => stop?.());
    await vi.advanceTimersByTimeAsync(3_000);
    if (isAnswered) state.answer();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toEqual(["processing"]);
  });
});
