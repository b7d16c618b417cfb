import type { Mode } from "../../../order.ts";

/** The user's input, as the hosted page sends it. */
export type CardForm = Record<string, unknown>;

export type CardReading =
  | { outcome: "works" | "fails" }
  /** Messages for invalid fields. */
  | { outcome: "unreadable"; errors: Record<string, string> };

/** The sandbox's test cards. Every other number is rejected. */
const GOOD = { number: "4444444444443333", works: ["123"], fails: [] };
const BAD = { number: "5555444433331111", works: ["123"], fails: ["555"] };

/** Parses a card form; `now` is the sandbox's time, for the expiry date. */
export function readCard(form: CardForm, mode: Mode, now: number): CardReading {
  const text = (field: string) => {
    const value = form[field];
    return typeof value === "string" ? value.trim() : "";
  };
  const number = text("number").replaceAll(/\s/g, "");
  const cvc = text("cvc");
  const card = [GOOD, BAD].find((known) => known.number === number);
  const errors: Record<string, string> = {};

  if (!/^\d{16}$/.test(number)) errors["number"] = "Enter the 16 digits on the front of your card.";
  else if (!card) errors["number"] = "This card is not supported in the sandbox. Use a test card.";
  const [, month = "", year = ""] = /^(0[1-9]|1[0-2])\s*\/\s*(\d\d)$/.exec(text("expiry")) ?? [];
  if (!month) errors["expiry"] = "Enter month and year, like 08/29.";
  else if (Date.UTC(2000 + Number(year), Number(month)) <= now)
    errors["expiry"] = "This card has expired.";
  if (mode === "buy") {
    if (!/^\d{3}$/.test(cvc)) errors["cvc"] = "Enter the 3 digits on the back.";
    else if (card && ![...card.works, ...card.fails].includes(cvc))
      errors["cvc"] = "That is not the CVC of this test card.";
  }
  if (!text("name")) errors["name"] = "Enter the name as it is on the card.";

  if (Object.keys(errors).length > 0) return { outcome: "unreadable", errors };
  const fails = mode === "buy" ? card?.fails.includes(cvc) : card === BAD;
  return { outcome: fails ? "fails" : "works" };
}
