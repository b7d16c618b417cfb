// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mountEverything } from "./mountEverything.ts";

test("this is happy-dom", () => expect(navigator.userAgent).toContain("HappyDOM"));
mountEverything();
