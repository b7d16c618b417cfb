import { RampError } from "../../RampError.ts";
import { parseTrustedUrl } from "../parseTrustedUrl.ts";
import type { VendorImplementation } from "../Vendor.ts";
import { english, type TransakMessages } from "./messages.ts";
import { openTransakFrame } from "./openTransakFrame.ts";
import { parseTransakSession } from "./session.ts";
import type { TransakOptions } from "./TransakOptions.ts";
import { parseTransakTransaction } from "./transaction.ts";

/**
 * Transak's URL expires five minutes after it was created (docs.transak.com, Create Widget URL).
 * The page only knows when it received the URL, and an endpoint that sends no `Age` may repeat a
 * response for a minute, so this leaves a minute and a half for its way: a URL given up too early
 * costs another session, but one opened too late shows the user an error that the widget can't
 * detect.
 */
const SESSION_TTL_MS = 3.5 * 60 * 1000;

export function transakVendor(options: TransakOptions): VendorImplementation {
  const { frameOrigins = ["https://global.transak.com", "https://global-stg.transak.com"] } =
    options;
  const getMessages = (host: object | undefined): TransakMessages => ({
    ...english,
    ...host,
    ...options.messages,
  });
  return {
    parseSession(answer, { mode }) {
      const { data, partnerOrderId: transactionId } = parseTransakSession(answer);
      const url = toCheckedUrl(data.widgetUrl, frameOrigins);
      return {
        transactionId,
        mode,
        expiresInMs: SESSION_TTL_MS,
        url: url.href,
        open(frame) {
          const title = getMessages(frame.messages).title[mode];
          return openTransakFrame({ url, transactionId, mode, title }, frame);
        },
      };
    },
    parseTransaction: parseTransakTransaction,
    getStatusMessage({ vendorStatus, mode }, host) {
      const messages = getMessages(host);
      switch (vendorStatus) {
        case "PAYMENT_DONE_MARKED_BY_USER":
        case "ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK":
        case "EXPIRED":
        case "REFUNDED":
          return messages[vendorStatus][mode];
        default:
          return undefined;
      }
    },
  };
}

/** @throws {RampError} `frame-origin`, with only the origin of the URL */
function toCheckedUrl(widgetUrl: string, origins: readonly string[]): URL {
  const url = parseTrustedUrl(widgetUrl, origins);
  if (url) return url;
  const refused = URL.canParse(widgetUrl) ? `origin ${new URL(widgetUrl).origin}` : "no address";
  throw new RampError(
    "frame-origin",
    `The session's field \`data.widgetUrl\` (${refused}) is not a plain address of ${origins.join(" or ")}, so nothing was opened. If you trust it, list its origin in \`frameOrigins\`.`,
  );
}
