import type { Sandbox } from "../sandbox/Sandbox.ts";
import type { VendorServer } from "../vendors/VendorServer.ts";

/** Milliseconds between two looks at the sandbox: a test waits for about a second. */
const LOOK_INTERVAL_MS = 50;

/** A vendor that pushes what happens in a sandbox at once, without a socket, which MSW would have to know. */
export function withSandboxPush(vendor: VendorServer, sandbox: Sandbox): VendorServer {
  return {
    ...vendor,
    subscribeTransaction(id, user, { opened, update }) {
      let seen: string | undefined;
      let isOver = false;
      async function look() {
        const now = JSON.stringify(sandbox.transaction(id));
        if (now !== seen) {
          const { status, body } = await vendor.getTransaction(id, user);
          if (status < 400) seen = now;
          if (status < 400 && !isOver) update(body);
        }
        if (!isOver) timer = setTimeout(look, LOOK_INTERVAL_MS);
      }
      let timer = setTimeout(() => {
        opened();
        void look();
      });
      return () => {
        isOver = true;
        clearTimeout(timer);
      };
    },
  };
}
