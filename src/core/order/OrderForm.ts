import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import type { RampError } from "../../RampError.ts";
import type { Mode, Order } from "../../order.ts";
import type { Offer, OrderOptions } from "../../vendors/Offer.ts";
import type { VendorInput } from "../../vendors/Vendor.ts";
import type { RampStorage } from "../RampSettings.ts";
import type { QuoteChange } from "./decideSubmit.ts";
import type { OrderChoices, OrderFormAsset } from "./orderChoices.ts";
import type { AmountSide, OrderAdvice, OrderProblem } from "./orderProblem.ts";

/** What the form begins with, and what it does with the order. */
export interface OrderFormOptions {
  /** Buying or selling. @default "buy" */
  mode?: Mode | undefined;
  /** The asset to begin with, e.g. `USDT`. @default the first that can be ordered */
  defaultCurrency?: string | undefined;
  /** The network to begin with, by any of its names. @default the asset's first network */
  defaultNetwork?: string | undefined;
  /** The money to begin with, e.g. `EUR`. @default the first that can be ordered */
  defaultFiatCurrency?: string | undefined;
  /** The amount of money to begin with: a decimal string. Give this or `defaultAmount`. */
  defaultFiatAmount?: string | undefined;
  /** The amount of crypto to begin with: a decimal string. Takes precedence over `defaultFiatAmount`. */
  defaultAmount?: string | undefined;
  /** The payment method to begin with, as in orders. @default any: the user chooses on the vendor's page */
  defaultPaymentMethod?: string | undefined;
  /** The assets to offer, of those that can be ordered. @default all */
  assets?: readonly OrderFormAsset[] | undefined;
  /** What can be ordered, if the page knows it. @default the endpoint is asked */
  options?: OrderOptions | undefined;
  /** The user's country, ISO 3166 alpha-2, if the page knows it. */
  country?: string | undefined;
  /**
   * How much worse a price may get between the user's last look and the order, as a fraction. Beyond it, the user has
   * to submit again.
   * @default 0.01, which is one percent
   */
  slippage?: number | undefined;
  /**
   * Called with the order that the user submits, for example to show a `<RampWidget>` with it. If the user chose a
   * vendor, `vendor` is that one. Otherwise `vendor` has the first offer, and `alternatives` are others that serve
   * the order. If it returns a promise, the form can't be submitted again until that settles.
   */
  onSubmit?: ((order: Order) => unknown) | undefined;
  /**
   * The vendors of the page that carries out the order, as in `useRamp`: no other vendor is asked.
   * @default all vendors of the endpoint
   */
  vendors?: readonly VendorInput[] | undefined;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useTransactions`. */
  storage?: RampStorage | null | undefined;
  /** Language and region in which amounts are typed and shown, BCP 47. @default the language of `messages` */
  lang?: string | undefined;
}

/** An order form's state, and its actions. */
export interface OrderForm extends OrderChoices {
  /** Buying or selling. */
  mode: Mode;
  /** The side that the user fixed, by typing there last. The vendors work out the other. */
  amountSide: AmountSide;
  /** The fixed amount: a decimal string. `undefined` if none is typed, or it can't be read. */
  amount: string | undefined;
  /** What the field for money shows: what was typed, or the selected offer's amount. */
  fiatText: string;
  /** What the field for crypto shows: what was typed, or the selected offer's amount. */
  cryptoText: string;
  /** Sets what is typed on a side, which fixes that side. */
  setAmount: (side: AmountSide, text: string) => void;
  /** Chooses an asset, and perhaps its network. */
  setCurrency: (currency: string, network?: string) => void;
  /** Chooses a network of the asset. */
  setNetwork: (network: string) => void;
  /** Chooses the money. */
  setFiatCurrency: (fiatCurrency: string) => void;
  /** Chooses a payment method; `undefined` leaves it to the vendor's page. */
  setPaymentMethod: (paymentMethod: string | undefined) => void;
  /** The options haven't arrived yet. */
  isLoadingOptions: boolean;
  /** Why there are no options. With a default asset and currency, the form works without them. */
  optionsError: RampError | undefined;
  /** Requests the options again. Never rejects. */
  refetchOptions: () => Promise<void>;
  /** The order that vendors are asked for. `undefined` while it is incomplete, or no vendor takes the amount. */
  order: Order | undefined;
  /** What the vendors offer, the best first. Kept and outdated while the order changes. */
  offers: readonly Offer[];
  /** There are no offers yet, and no error. */
  isLoading: boolean;
  /** Offers are being requested. */
  isFetching: boolean;
  /** `offers` are for an earlier order, or have expired. */
  isOutdated: boolean;
  /** `offers` are for this very order, though they may have expired. */
  isAnswered: boolean;
  /** When the first quote expires, in milliseconds since 1970. */
  expiresAt: number | undefined;
  /** Why the offers couldn't be requested. */
  error: RampError | undefined;
  /** Requests the offers again. Never rejects. */
  refetch: () => Promise<void>;
  /** The offer that the order is placed with: the user's choice, else the first that serves it. */
  selectedOffer: Offer | undefined;
  /** Whether the user chose `selectedOffer`. */
  isOfferChosen: boolean;
  /** Chooses an offer; `undefined` returns to the best one. */
  chooseOffer: (offer: Offer | undefined) => void;
  /** Why the form can't be submitted as it is. */
  problem: OrderProblem | undefined;
  /** Changes the form so that a vendor may serve the order. */
  applyAdvice: (advice: OrderAdvice) => void;
  /** The price got worse, so nothing was placed. Show both: `submit()` accepts the new one. */
  quoteChange: QuoteChange | undefined;
  /** New quotes are awaited, or `onSubmit` hasn't settled. */
  isSubmitting: boolean;
  /** Places the order, if it can be placed. Two calls in a row place one. */
  submit: () => void;
}
