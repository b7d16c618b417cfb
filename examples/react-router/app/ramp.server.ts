import { proof, rampEndpoint } from "ramp-widget/server";
import { signedInUser } from "./signedInUser.server";

export const ramp = rampEndpoint({
  vendors: [
    proof({
      baseUrl: process.env.PROOF_URL!,
      // Whoever has it opens sessions in your name: from the environment, and never to the browser.
      clientToken: process.env.PROOF_TOKEN!,
    }),
  ],
  user: signedInUser,
});
