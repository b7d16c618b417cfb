import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Nie może zrealizować tego zlecenia.";
const silent = "Teraz nie odpowiada.";
const unavailable = "Teraz niedostępne.";

/** Polish. */
export const order: OrderMessages = {
  give: { buy: "Płacisz", sell: "Sprzedajesz" },
  receive: "Otrzymujesz",
  estimate: "szacunkowo",
  about: (amount) => `ok. ${amount}`,
  asset: "Kryptowaluta",
  fiatCurrency: "Waluta",
  paymentMethod: { buy: "Metoda płatności", sell: "Metoda wypłaty" },
  anyMethod: "Dowolna",
  card: "Karta",
  bankTransfer: "Przelew bankowy",
  provider: "Dostawca",
  best: "Najlepsza cena",
  unpriced: "Cenę pokaże dostawca",
  payInCrypto: (amount) => `Wyślij ${amount} z innego portfela`,
  details: "Opłaty",
  fees: {
    total: "Opłaty razem, wliczone",
    network: "Opłata sieciowa",
    vendor: "Opłata dostawcy",
    partner: "Opłata serwisowa",
  },
  documents: "Może poprosić o dokument tożsamości",
  estimateDetail: {
    buy: "Ceny są szacunkowe. Ostateczną cenę zobaczysz przed zapłatą.",
    sell: "Ceny są szacunkowe. Ostateczną cenę zobaczysz, zanim cokolwiek wyślesz.",
  },
  loading: "Pobieranie cen…",
  refresh: (time) => `Nowe ceny za ${time}`,
  found: (count) => `Dostępne: ${count} ${formOf(count)}`,
  submit: { buy: "Kup", sell: "Sprzedaj" },
  submitAmount: { buy: (amount) => `Kup ${amount}`, sell: (amount) => `Sprzedaj ${amount}` },
  submitFor: {
    buy: (currency, money) => `Kup ${currency} za ${money}`,
    sell: (currency, money) => `Sprzedaj ${currency} za ${money}`,
  },
  submitting: "Chwileczkę…",
  changed: "Cena się zmieniła",
  changedDetail: {
    receive: (after, before) => `Teraz otrzymasz ${after} zamiast ${before}.`,
    buy: (after, before) => `Teraz zapłacisz ${after} zamiast ${before}.`,
    sell: (after, before) => `Teraz sprzedasz ${after} zamiast ${before}.`,
  },
  changedUnknown: "Cenę zobaczysz na stronie dostawcy przed potwierdzeniem.",
  accept: "Akceptuj nową cenę",
  missing: "Wpisz kwotę.",
  malformed: (example) => `Wpisz kwotę, np. ${example}.`,
  tooLow: (limit) => `Minimum to ${limit}.`,
  tooHigh: (limit) => `Maksimum to ${limit}.`,
  use: (value) => `Wybierz ${value}`,
  useAnyMethod: "Dopuść każdą metodę płatności",
  nothing: "Żaden dostawca nie zrealizuje tego zlecenia",
  nothingDetail: "To może się udać:",
  nothingHint: "Spróbuj z inną kwotą, kryptowalutą lub walutą.",
  vendorUnavailable: (vendor) =>
    `${vendor} nie może zrealizować tego zlecenia. Wybierz innego dostawcę.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} poprosi o dokument tożsamości. Przygotuj go, to potrwa około trzech minut.`,
    pending: (vendor) => `${vendor} wciąż sprawdza Twoją tożsamość.`,
    failed: (vendor) =>
      `Ostatnim razem weryfikacja tożsamości w ${vendor} się nie powiodła. Dokument może być potrzebny ponownie.`,
  },
  change: "Zmień",
  reasons: {
    "amount-too-low": "Ta kwota jest za niska.",
    "amount-too-high": "Ta kwota jest za wysoka.",
    "asset-unsupported": "Nie oferuje tej kryptowaluty w tej sieci.",
    "fiat-unsupported": "Nie obsługuje tej waluty.",
    "country-unsupported": "Niedostępne w Twoim kraju.",
    "method-unsupported": "Nie obsługuje tej metody płatności.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Osiągnięto Twój limit u tego dostawcy.",
    "user-refused": "Niedostępne dla Twojego konta.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};

function formOf(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: "oferta",
    few: "oferty",
    many: "ofert",
  };
  return forms[new Intl.PluralRules("pl").select(count)] ?? "oferty";
}
