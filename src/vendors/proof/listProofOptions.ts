import type { Mode } from "../../order.ts";
import { toCanonicalNetwork } from "../networks.ts";
import type { AssetOption, OrderOptions } from "../Offer.ts";

/** An asset that Proof has enabled for you. */
export interface ProofAsset {
  /** The asset, e.g. `USDT`. */
  currency: string;
  /** The networks that Proof has a wallet for, by Proof's names or the usual ones, e.g. `TRC20` or `tron`. */
  networks: readonly string[];
  /**
   * Whether it can be bought, sold or both. Proof enables sales separately.
   * @default ["buy"]
   */
  modes?: readonly Mode[] | undefined;
}

export interface ProofOptionLists {
  assets: readonly ProofAsset[];
  fiatCurrencies: readonly string[];
}

const vendors = ["proof"];

/** What can be ordered, as the partner lists it. Proof's page asks how the user pays. */
export function listProofOptions({ assets, fiatCurrencies }: ProofOptionLists): OrderOptions {
  const each = assets.flatMap(({ currency, networks, modes = ["buy"] }) =>
    modes.flatMap((mode) =>
      networks.map((network): AssetOption => {
        return { mode, currency, network: toCanonicalNetwork(network), vendors };
      }),
    ),
  );
  const modes = [...new Set(each.map(({ mode }) => mode))];
  return {
    assets: each,
    fiatCurrencies: modes.flatMap((mode) =>
      fiatCurrencies.map((currency) => ({ mode, currency, paymentMethods: [] })),
    ),
  };
}

/** @throws {TypeError} if a list isn't one that orders can be made of */
export function checkOptionLists(assets: unknown, fiatCurrencies: unknown): void {
  if (assets !== undefined && !(Array.isArray(assets) && assets.every(isAsset)))
    throw new TypeError(
      'proof() got `assets` that are no list of assets. Pass what Proof has enabled for you, such as [{ currency: "USDT", networks: ["TRC20"] }], or leave it out.',
    );
  if (fiatCurrencies !== undefined && !areWords(fiatCurrencies))
    throw new TypeError(
      'proof() got `fiatCurrencies` that are no list of currencies. Pass codes such as ["EUR"], or leave it out.',
    );
}

function isAsset(value: unknown): boolean {
  const { currency, networks, modes } = Object(value) as Record<string, unknown>;
  const areModes = (given: unknown) =>
    areWords(given) && given.every((mode) => mode === "buy" || mode === "sell");
  return areWords([currency]) && areWords(networks) && (modes === undefined || areModes(modes));
}

function areWords(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((word) => typeof word === "string" && /^[\w.-]{1,32}$/.test(word))
  );
}
