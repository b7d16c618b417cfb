import type { TriggerFlags } from "./readTriggerFlags.ts";
import type { TriggeredWebhooks } from "./WebhookTrigger.ts";

/**
 * Asks a running sandbox to send webhooks, and returns what happened as a sentence.
 *
 * @throws {Error} with a sentence, if no sandbox listens on the port, or it refuses
 */
export async function requestTrigger({ apiPort, ...trigger }: TriggerFlags): Promise<string> {
  const response = await post(apiPort, trigger);
  const answer = (await response.json().catch(() => undefined)) as
    | (Partial<TriggeredWebhooks> & { message?: string })
    | undefined;
  const { transactionId, statuses, answers } = answer ?? {};
  if (!transactionId || !statuses || !answers)
    throw new Error(
      answer?.message ?? noSandbox(apiPort, `answered ${response.status}, not like a sandbox`),
    );
  const words = statuses.map((status) => status ?? "another status").join(", then ");
  if (trigger.lateMs)
    return `In ${trigger.lateMs / 1000} seconds, transaction ${transactionId} is reported as ${words}.`;
  const heard = answers.map((status) => status ?? "nothing").join(", ");
  return `Transaction ${transactionId} was reported as ${words}. Your server answered ${heard}.`;
}

async function post(apiPort: number, trigger: object): Promise<Response> {
  try {
    return await fetch(`http://localhost:${apiPort}/sandbox/trigger`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(trigger),
    });
  } catch (cause) {
    throw new Error(noSandbox(apiPort, "does not answer"), { cause });
  }
}

function noSandbox(apiPort: number, what: string): string {
  return `Port ${apiPort} ${what}. Start \`npx ramp-sandbox\` in another terminal, or name its API's port with --api-port.`;
}
