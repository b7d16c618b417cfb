/** A response whose body has been read, so later readers don't wait for it. */
export type TextResponse = readonly [response: Response, text: string];

// Async, so that an overridden `fetch` that throws only rejects this call.
export async function fetchText(url: string, request: RequestInit): Promise<TextResponse> {
  const response = await fetch(url, request);
  return [response, await response.text()];
}
