import { http, type RequestHandler } from "msw";
import { createSandbox } from "../sandbox/createSandbox.ts";
import type { Sandbox } from "../sandbox/Sandbox.ts";
import type { RampEndpointOptions } from "../server/RampEndpointOptions.ts";
import { rampEndpoint } from "../server/rampEndpoint.ts";
import {
  type SandboxServerOptions,
  sandboxVendorsInTests,
} from "../vendors/sandboxServerVendors.ts";
import { withSandboxPush } from "./withSandboxPush.ts";

/** How to answer the requests of a widget in a test, and those of its endpoint. */
export interface RampHandlerOptions extends Partial<RampEndpointOptions> {
  /** The widget's `endpoint`: a path, or an absolute URL. */
  endpoint: string;
  /**
   * The vendors behind the endpoint. Keep it to steer them: `sandbox.pay(id)`.
   * @default createSandbox()
   */
  sandbox?: Sandbox | undefined;
  /** The same as the sandbox's. @default "sdk_customer_token" */
  initTokenType?: SandboxServerOptions["initTokenType"];
}

const API_URL = "http://localhost:5174";
const WIDGET_ORIGIN = "http://localhost:5175";
const USER = { id: "user-1", email: "user@example.com" };

/**
 * Request handlers for MSW's `setupServer`: a real `rampEndpoint()` over a sandbox, in this process. No
 * request leaves it. Options of `rampEndpoint()` are passed on.
 *
 * @throws {TypeError} as `rampEndpoint()` does, if an option is invalid
 */
export function rampHandlers({
  endpoint,
  initTokenType,
  sandbox = createSandbox({ initTokenType }),
  ...options
}: RampHandlerOptions): RequestHandler[] {
  const ramp = rampEndpoint({
    vendors: sandboxVendorsInTests({ initTokenType }).map((vendor) =>
      withSandboxPush(vendor, sandbox),
    ),
    user: () => USER,
    ...options,
  });
  // Without a page, nothing says which origin a path belongs to.
  const prefix = endpoint.startsWith("/") ? `*${endpoint}` : endpoint;
  return [
    http.all(`${prefix.replace(/\/$/, "")}/*`, ({ request }) => ramp(request)),
    http.all(`${API_URL}/*`, ({ request }) => sandbox.fetch(request)),
    http.all(`${WIDGET_ORIGIN}/*`, ({ request }) => sandbox.fetch(request)),
  ];
}
