/** The test cards: one pays, one is declined. Every other number is rejected. */
const PAYS = "4444444444443333";
const DECLINED = "5555444433331111";

export type CardReading =
  | { outcome: "pays" | "declined" }
  /** Messages for invalid fields. */
  | { outcome: "unreadable"; errors: Record<string, string> };

/** Parses a card form; `now` is the sandbox's time, for the expiry date. */
export function readCard(form: Record<string, unknown>, now: number): CardReading {
  const text = (field: string) => {
    const value = form[field];
    return typeof value === "string" ? value.replaceAll(/\s/g, "") : "";
  };
  const errors: Record<string, string> = {};
  const number = text("number");
  if (!/^\d{16}$/.test(number)) errors["number"] = "Enter the 16 digits on the front of your card.";
  else if (number !== PAYS && number !== DECLINED)
    errors["number"] = "This card is not supported in the sandbox. Use a test card.";
  const [, month = "", year = ""] = /^(0[1-9]|1[0-2])\/(\d\d)$/.exec(text("expiry")) ?? [];
  if (!month) errors["expiry"] = "Enter month and year, like 08/29.";
  else if (Date.UTC(2000 + Number(year), Number(month)) <= now)
    errors["expiry"] = "This card has expired.";
  if (!/^\d{3}$/.test(text("cvc"))) errors["cvc"] = "Enter the 3 digits on the back.";
  if (Object.keys(errors).length > 0) return { outcome: "unreadable", errors };
  return { outcome: number === PAYS ? "pays" : "declined" };
}
