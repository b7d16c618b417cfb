import { proof, rampEndpoint } from "ramp-widget/server";
import { signedInUser } from "@/signedInUser";

// The sandbox stands in for Proof. With Proof itself, leave both origins away.
const sandbox = [process.env.NEXT_PUBLIC_SANDBOX!];

export const vendors = [
  proof({
    baseUrl: process.env.PROOF_URL!,
    // Whoever has it opens sessions in your name: from the environment, and never to the browser.
    clientToken: process.env.PROOF_TOKEN!,
    scriptOrigins: sandbox,
    frameOrigins: sandbox,
  }),
];

export const ramp = rampEndpoint({ vendors, user: signedInUser });
