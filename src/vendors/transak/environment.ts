import { parseSecureBaseUrl } from "../parseSecureBaseUrl.ts";

/** URLs of servers that stand in for Transak's. `https:`, or `http:` on a loopback host. */
export interface TransakHosts {
  /** Issues tokens and returns orders, e.g. `https://api.transak.com`. */
  apiUrl: string;
  /** Creates sessions, e.g. `https://api-gateway.transak.com`. */
  gatewayUrl: string;
  /** The only allowed origin of the widget, e.g. `https://global.transak.com`. */
  widgetOrigin: string;
}

/** `staging` is Transak's test system, which has its own keys. */
export type TransakEnvironment = "staging" | "production" | TransakHosts;

/** @throws {TypeError} saying what to pass instead */
export function resolveHosts(environment: TransakEnvironment): TransakHosts {
  switch (environment) {
    case "staging":
      return {
        apiUrl: "https://api-stg.transak.com",
        gatewayUrl: "https://api-gateway-stg.transak.com",
        widgetOrigin: "https://global-stg.transak.com",
      };
    case "production":
      return {
        apiUrl: "https://api.transak.com",
        gatewayUrl: "https://api-gateway.transak.com",
        widgetOrigin: "https://global.transak.com",
      };
    default:
      if (typeof environment !== "object" || environment === null)
        throw new TypeError(
          'transak() got an `environment` that it does not know, so it cannot tell test money from real money. Pass "staging" or "production".',
        );
      return {
        apiUrl: getHost("apiUrl", environment),
        gatewayUrl: getHost("gatewayUrl", environment),
        widgetOrigin: new URL(getHost("widgetOrigin", environment)).origin,
      };
  }
}

function getHost(name: keyof TransakHosts, { [name]: text }: TransakHosts): string {
  const base = parseSecureBaseUrl(text);
  if (base !== undefined) return base;
  throw new TypeError(
    `transak() got an \`environment.${name}\` that it must not trust with your keys and users. Pass an absolute https: address, or "staging" or "production" for Transak's own; plain http: is for loopback hosts only.`,
  );
}
