// @vitest-environment jsdom
import { expect, test } from "vitest";
import { mountEverything } from "./mountEverything.ts";

test("this is jsdom", () => expect(navigator.userAgent).toContain("jsdom"));
mountEverything();
