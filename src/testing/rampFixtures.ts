import { createRamp } from "./createRamp.ts";
import type { Ramp, RampTestOptions, RampTestPage } from "./Ramp.ts";

/** The fixtures that a test gets. */
export interface RampFixtures {
  /** A user of the widget on `page`. */
  ramp: Ramp;
  /** Where the sandbox is. Set it with `test.use({ rampOptions })`, or in the configuration's `use`. */
  rampOptions: RampTestOptions;
}

/** What `base.extend<RampFixtures>()` of `@playwright/test` takes. */
export interface RampFixtureFunctions {
  /** Creates `ramp`. */
  ramp: (
    fixtures: { page: RampTestPage; rampOptions: RampTestOptions },
    use: (ramp: Ramp) => Promise<void>,
  ) => Promise<void>;
  /** An option, and its default. */
  rampOptions: [RampTestOptions, { option: true }];
}

/** Fixtures for `@playwright/test`: `const test = base.extend<RampFixtures>(rampFixtures)`. */
export const rampFixtures: RampFixtureFunctions = {
  rampOptions: [{}, { option: true }],
  // Playwright reads the names of the fixtures in the function's source.
  ramp: async ({ page, rampOptions }, give) => give(createRamp(page, rampOptions)),
};
