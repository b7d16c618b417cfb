/** An answer that was read as it came: whoever needs it later does not wait for its body. */
export type TextResponse = readonly [response: Response, text: string];

// Async, so that a `fetch` of the page's own that throws only fails this.
export async function fetchText(url: string, request: RequestInit): Promise<TextResponse> {
  const response = await fetch(url, request);
  return [response, await response.text()];
}
