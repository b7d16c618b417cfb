import { expect, test } from "vitest";
import { readReference } from "../../.storybook/readReference.ts";

test("the controls' descriptions and defaults are those of the reference, as plain text", () => {
  const props = readReference("RampWidget");
  expect(props.get("currency")).toEqual({
    type: "string",
    description: "The crypto asset, e.g. `USDT`.",
    defaultValue: undefined,
  });
  expect(props.get("presentation")).toMatchObject({
    type: 'RampPresentation | "auto"',
    defaultValue: '"inline"',
  });
  expect(props.get("onSellDeposit")?.type).toBe("(deposit: SellDeposit) => Promise<DepositResult>");
  for (const [name, { type, description }] of props) {
    expect(description, name).not.toBe("");
    expect(description, name).not.toContain("``");
    expect(`${type}${description}`, name).not.toMatch(/@default|@throws|\]\(#|<code>/);
  }
});

test.each(["RampStatus", "RampHistory", "RampOrderForm"])("%s is in the reference", (component) => {
  expect(readReference(component).size).toBeGreaterThan(8);
});

test("another component has no props there", () => {
  expect(readReference("Desk").size).toBe(0);
});
