import { headers } from "next/headers";
import { Buy } from "./Buy";

export default async function Page() {
  // The one that proxy.ts made for this answer. Reading it makes the page dynamic, as a nonce demands.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <main>
      <h1>Buy USDT</h1>
      <Buy nonce={nonce} />
    </main>
  );
}
