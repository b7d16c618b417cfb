import { readFileSync } from "node:fs";

/** What a partner reads, and somebody wrote: by its path. */
export const documents: ReadonlyMap<string, string> = new Map(
  [
    "README.md",
    "docs/widget.md",
    "docs/server.md",
    "docs/quotes.md",
    "docs/order-form.md",
    "docs/stores.md",
    "docs/your-own-ui.md",
    "docs/your-own-vendor.md",
    "docs/sandbox.md",
    "docs/testing.md",
  ].map((path) => [path, readFileSync(path, "utf8")]),
);
