import * as z from "zod/mini";
import { createCache } from "../createCache.ts";
import { CONFIGURATION_ERROR } from "../toConfigurationErrorAnswer.ts";
import type { VendorAnswer } from "../VendorServer.ts";

/** The part of a widget's configuration that decides which deposits it accepts. */
export interface BleepayConfig {
  /** `FIXED_AMOUNT` or `CUSTOMER_AMOUNT`. */
  mode: string;
  /** Decimal strings. */
  minAmount?: string | null | undefined;
  maxAmount?: string | null | undefined;
  /** Missing and empty lists allow everything. */
  allowedNetworks?: string[] | null | undefined;
  allowedCurrencies?: string[] | null | undefined;
  allowedDepositAddresses?: string[] | null | undefined;
  defaultCurrency?: string | null | undefined;
  defaultCurrencyAddress?: string | null | undefined;
  defaultNetwork?: string | null | undefined;
  defaultDepositAddress?: string | null | undefined;
}

const text = z.nullish(z.string());
const texts = z.nullish(z.array(z.string()));
const amount = z.nullish(z.string().check(z.regex(/^\d{1,32}(\.\d{1,32})?$/)));

const config: z.ZodMiniType<BleepayConfig> = z.object({
  mode: z.string(),
  minAmount: amount,
  maxAmount: amount,
  allowedNetworks: texts,
  allowedCurrencies: texts,
  allowedDepositAddresses: texts,
  defaultCurrency: text,
  defaultCurrencyAddress: text,
  defaultNetwork: text,
  defaultDepositAddress: text,
});

const schema = z.object({ config: z.nullable(config), reason: text });

/**
 * How long a configuration is cached, in milliseconds. Changes take effect after at most that time.
 */
const CONFIG_TTL_MS = 60_000;

/** The configuration, or the browser's response if there is none. */
export type BleepayConfigAnswer = { config: BleepayConfig } | { refusal: VendorAnswer };

/**
 * Reads the widget's configuration at most once a minute, and shares concurrent reads. Failures are
 * not cached: the next order retries.
 */
export function createConfigLoader(
  fetchConfig: () => Promise<VendorAnswer>,
): () => Promise<BleepayConfigAnswer> {
  const cache = createCache<BleepayConfigAnswer>({
    ttlMs: CONFIG_TTL_MS,
    isWorthKeeping: (answer) => "config" in answer,
  });
  return async () => cache("config", async () => parseConfig(await fetchConfig()));
}

function parseConfig(answer: VendorAnswer): BleepayConfigAnswer {
  if (answer.status >= 400) return { refusal: answer };
  const refuse = (error: string, code: string, message: string) => ({
    refusal: { ...answer, status: 502, body: { error, code, message } },
  });
  const parsed = schema.safeParse(answer.body);
  if (!parsed.success)
    return refuse(
      "upstream_error",
      "upstream_invalid_response",
      `Bleepay's widget has no usable \`${parsed.error.issues[0]?.path.join(".")}\`, so it is not known which deposits it takes. Look at it in Bleepay's dashboard.`,
    );
  const { config, reason } = parsed.data;
  return config
    ? { config }
    : refuse(
        CONFIGURATION_ERROR,
        "widget_inactive",
        `Bleepay's widget takes no deposits: ${reason || "it is inactive, or restricted to other domains"}. Look at it in Bleepay's dashboard.`,
      );
}
