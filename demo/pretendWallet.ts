import type { Sandbox } from "ramp-widget/sandbox";

/** Sends crypto without a blockchain: it arrives at the sandbox at once. */
export function pretendWallet(sandbox: Sandbox): (request: Request) => Promise<Response> {
  return async (request) => {
    const { transactionId } = (await request.json()) as { transactionId: string };
    try {
      sandbox.depositArrives(transactionId);
    } catch (error) {
      return Response.json({ message: String(error) }, { status: 409 });
    }
    return Response.json({ txHash: crypto.randomUUID().replaceAll("-", "") });
  };
}
