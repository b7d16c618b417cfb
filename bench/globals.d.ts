/** What the pages of the bench leave for their driver. */
interface Window {
  bench: {
    mount: () => void;
    unmount: () => void;
    renderAgain: () => void;
    warm: () => void;
    warmScript: () => void;
  };
  told: { id: string; status: string; at: number }[];
  waitingTimers: Set<number>;
  standIn: StandIn;
  /** Milliseconds from a key press to offers. */
  waits: number[];
}

interface StandIn {
  calls: Record<string, number>;
  began: number;
  startedAt: number;
  called: (name: string) => void;
  nextStart: () => Promise<number>;
}

declare const standIn: StandIn;
