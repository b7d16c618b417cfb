// The little of each runtime that the servers here use. Their own types would be three more packages.

declare const Bun: {
  serve: (options: {
    port: number;
    hostname: string;
    /** Seconds without a byte after which a connection is cut. */
    idleTimeout: number;
    fetch: (request: Request) => Promise<Response>;
  }) => { port: number };
};

declare const Deno: {
  env: { get: (name: string) => string | undefined };
  serve: (
    options: { port: number; hostname: string; onListen: (address: { port: number }) => void },
    handler: (request: Request) => Promise<Response>,
  ) => unknown;
};

interface WorkerEnvironment {
  SETTINGS: import("./partner.js").Settings;
  RAMP: {
    idFromName: (name: string) => unknown;
    get: (id: unknown) => { fetch: (request: Request) => Promise<Response> };
  };
}

type WorkerFetch = (
  request: Request,
  env: WorkerEnvironment,
  context: { waitUntil: (work: Promise<unknown>) => void },
) => Promise<Response>;

declare module "cloudflare:workers" {
  class DurableObject {
    env: WorkerEnvironment;
    constructor(context: unknown, env: unknown);
  }
}
