/** How long the doctor waits, in milliseconds. */
export interface Timing {
  /** For an answer with its body. */
  requestMs: number;
  /** For the headers of an event stream: the endpoint asks the vendor first. */
  streamMs: number;
  /** From a stream's headers to its first event, which the endpoint sends together. */
  firstEventMs: number;
  /** From the first event to whatever comes next: the endpoint sends a heartbeat every 10 seconds. */
  heartbeatMs: number;
}

export const DEFAULT_TIMING: Timing = {
  requestMs: 10_000,
  streamMs: 15_000,
  firstEventMs: 5_000,
  heartbeatMs: 15_000,
};
