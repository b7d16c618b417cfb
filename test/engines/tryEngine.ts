import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { buildHost } from "./buildHost.ts";
import { type Build, createStage } from "./createStage.ts";
import type { Engine, EngineName } from "./drivers/Engine.ts";
import type { Lack, Stage, Trial } from "./Trial.ts";
import { TRIALS } from "./trials/all.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Why the engine can't do it. */
    cannot?: string;
  }
}

/** Every trial in one engine. */
export function tryEngine(name: EngineName, openEngine: () => Promise<Engine>): void {
  let engine: Engine;
  let build: Build;
  beforeAll(async () => {
    const { folder } = inject("packed");
    const [opened, files] = await Promise.all([openEngine(), buildHost(folder)]);
    engine = opened;
    build = { folder, files };
  });
  afterAll(() => engine?.close());

  async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const { stage, end } = createStage(engine, build);
    try {
      return await work(stage);
    } finally {
      await end();
    }
  }

  for (const [group, trials] of Object.entries(TRIALS))
    describe(group, () => {
      for (const { name: what, cannot, run } of trials) {
        const lack = cannot?.[name];
        if (lack) declareLack(what, lack, onStage);
        else test(what, () => onStage(run));
      }
    });
}

/** Fails as soon as the engine has learnt it. */
function declareLack(
  what: Trial["name"],
  { why, shownBy }: Lack,
  onStage: <T>(work: (stage: Stage) => Promise<T>) => Promise<T>,
): void {
  test(what, async ({ task }) => {
    const isExpression = typeof shownBy === "string";
    task.meta.cannot = isExpression
      ? `${why} (\`${shownBy}\`)`
      : `${why}, and on a page without this library too`;
    const holds = await onStage(
      isExpression
        ? async ({ serve }) => {
            const page = await (await serve()).open({ show: "nothing" });
            await page.tab.goto("about:blank");
            return page.read<boolean>(shownBy);
          }
        : shownBy,
    );
    expect(holds, task.meta.cannot).toBe(true);
  });
}
