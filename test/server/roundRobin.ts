import { roundRobin as createRoundRobin } from "../../demo/roundRobin.ts";
import { listen } from "./serve.ts";

/** A load balancer in front of servers on these ports, until the test is over. */
export function roundRobin(ports: readonly number[]): Promise<string> {
  return listen(createRoundRobin(ports));
}
