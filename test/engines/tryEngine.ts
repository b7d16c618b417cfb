import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { buildHost } from "./buildHost.ts";
import { type Build, createStage } from "./createStage.ts";
import type { Engine, EngineName } from "./drivers/Engine.ts";
import type { Lack, Trial } from "./Trial.ts";
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

  for (const [group, trials] of Object.entries(TRIALS))
    describe(group, () => {
      for (const { name: what, cannot, run } of trials) {
        const lack = cannot?.[name];
        if (lack) declareLack(what, lack, () => engine);
        else
          test(what, async () => {
            const { stage, end } = createStage(engine, build);
            try {
              await run(stage);
            } finally {
              await end();
            }
          });
      }
    });
}

/** Fails as soon as the engine has learnt it. */
function declareLack(what: Trial["name"], { why, shownBy }: Lack, engine: () => Engine): void {
  test(what, async ({ task }) => {
    task.meta.cannot = `${why} (\`${shownBy}\`)`;
    const profile = await engine().openProfile();
    try {
      const tab = await profile.newTab();
      await tab.goto("about:blank");
      expect(await tab.evaluate(shownBy), shownBy).toBe(true);
    } finally {
      await profile.close();
    }
  });
}
