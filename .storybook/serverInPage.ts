import type { Plugin } from "vite";

/**
 * Lets the vendors' server code run in a story. Elsewhere it refuses to start in a browser, which would
 * expose its secrets; the sandbox's aren't secret, and stories have no server.
 */
export function serverInPage(): Plugin {
  return {
    name: "server-in-page",
    transform: {
      filter: { id: /\/src\/vendors\/\w+\/(server|checkOptions)\.ts$/ },
      handler: (code) => ({ code: `const window = undefined;${code}`, map: null }),
    },
  };
}
