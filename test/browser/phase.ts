import { act, waitFor } from "@testing-library/react";
import { expect } from "vitest";

/** The phase of the first widget on the page, or of the custom UI if there is none. */
export function getPhase(): string | undefined {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  return (find("[data-ramp][data-phase]") ?? find("[data-phase]"))?.dataset["phase"];
}

/** Resolves once the widget is in this phase. */
export async function waitForPhase(phase: string): Promise<void> {
  await waitFor(() => expect(getPhase()).toBe(phase));
}

/** Runs what changes React's state, and lets everything it starts settle. */
export async function actAsync(action: () => unknown): Promise<void> {
  await act(async () => void (await action()));
}
