import type { OrderStep } from "../../OrderFault.ts";
import { json } from "../answers.ts";
import { endpointFaults } from "./endpoint.ts";
import { BUY, EDIT, ID, NO_TRANSAK, offered, PAGE, SENTENCES, WELL, WITHOUT_ID } from "./stated.ts";
import { UNAVAILABLE } from "./vendors.ts";

const well = { shows: WELL, ends: PAGE, vendor: "proof" } as const;

export const options: OrderStep = {
  title: "Options",
  about:
    "The page asks what can be ordered (`GET {endpoint}/options`). The form begins with what the host app names, so it works without an answer.",
  isOptional: true,
  faults: [
    ...endpointFaults("options", () => well),
    {
      fault: "500, and the host app names no asset",
      form: { defaultFiatAmount: "100" },
      plan: { misdeeds: [{ at: "options", does: json({}, 500), times: 1 }] },
      async drive({ press }) {
        await press("Try again");
        await press("submit");
      },
      shows: `no offers · ${SENTENCES.fault} · Try again, ${EDIT}`,
      ends: PAGE,
      vendor: "transak",
    },
    {
      fault: "Transak: 503",
      plan: { misdeeds: [{ at: "transak config", does: UNAVAILABLE }] },
      ...well,
      shows: `${offered("Proof", NO_TRANSAK)} · ${ID} · ${BUY}`,
    },
    {
      fault: "Transak: no answer",
      plan: { misdeeds: [{ at: "transak config", does: { type: "hang" } }] },
      ...well,
      shows: `${offered("Proof", NO_TRANSAK)} · ${ID} · ${BUY}`,
    },
    {
      fault: "Bleepay: 503",
      plan: { misdeeds: [{ at: "bleepay config", does: UNAVAILABLE }] },
      ...well,
    },
    {
      fault: "Bleepay: no answer",
      plan: { misdeeds: [{ at: "bleepay config", does: { type: "hang" } }] },
      ...well,
    },
  ],
};

export const kyc: OrderStep = {
  title: "Identity check",
  about:
    "The page asks whether the vendor will need the user's ID (`GET {endpoint}/kyc`). Without an answer, the form says nothing about it.",
  isOptional: true,
  faults: [
    ...endpointFaults("kyc", () => ({ ...well, shows: WITHOUT_ID })),
    {
      fault: "Proof: 503",
      plan: { misdeeds: [{ at: "proof kyc", does: UNAVAILABLE }] },
      ...well,
      shows: WITHOUT_ID,
    },
    {
      fault: "Proof: no answer",
      plan: { misdeeds: [{ at: "proof kyc", does: { type: "hang" } }] },
      ...well,
      shows: WITHOUT_ID,
    },
  ],
};
