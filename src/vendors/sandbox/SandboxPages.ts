/** The pages of a sandbox, for a test's DOM, which loads neither scripts nor iframes. */
export interface SandboxPages {
  /** Origin of the scripts and pages. */
  widgetOrigin: string;
  /** Calls the API of a page as the page does, and returns the answer. */
  call: (path: string, body: object, token?: string) => Promise<Record<string, unknown>>;
}

/** @param send passes a request to the sandbox */
export function createSandboxPages(
  widgetOrigin: string,
  send: (request: Request) => Promise<Response>,
): SandboxPages {
  return {
    widgetOrigin,
    async call(path, body, token) {
      const response = await send(
        new Request(`${widgetOrigin}${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        }),
      );
      return (await response.json()) as Record<string, unknown>;
    },
  };
}
