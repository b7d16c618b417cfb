import { proof, rampEndpoint } from "ramp-widget/server";
import { userOf } from "./users.ts";

export interface BackendOptions {
  /** Where Proof's API is, from the onboarding. */
  apiUrl: string;
  /** Which edition of the API that is. */
  edition: "E1" | "E3";
}

/** Everything that Northwind's own server does for `ramp-widget`, under `/api/ramp`. */
export function backend({ apiUrl, edition }: BackendOptions): (r: Request) => Promise<Response> {
  return rampEndpoint({
    vendors: [
      proof({
        baseUrl: apiUrl,
        // The sandbox's token is no secret. A real one comes from the server's environment.
        clientToken: "sandbox-client-token",
        edition,
      }),
    ],
    user: userOf,
    order: (order) =>
      order.currency === "USDT" ? order : { refused: "Northwind Wallet holds USDT only." },
  });
}
