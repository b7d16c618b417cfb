import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Kann diesen Auftrag nicht ausführen.";
const silent = "Antwortet gerade nicht.";
const unavailable = "Derzeit nicht verfügbar.";

/** German. */
export const order: OrderMessages = {
  give: { buy: "Sie zahlen", sell: "Sie verkaufen" },
  receive: "Sie erhalten",
  estimate: "geschätzt",
  about: (amount) => `ca. ${amount}`,
  asset: "Kryptowährung",
  fiatCurrency: "Währung",
  paymentMethod: { buy: "Zahlungsart", sell: "Auszahlungsart" },
  anyMethod: "Beliebig",
  card: "Karte",
  bankTransfer: "Banküberweisung",
  provider: "Anbieter",
  best: "Bester Preis",
  unpriced: "Preis wird beim Anbieter angezeigt",
  payInCrypto: (amount) => `${amount} aus einer anderen Wallet senden`,
  details: "Gebühren",
  fees: {
    total: "Gebühren gesamt (enthalten)",
    network: "Netzwerkgebühr",
    vendor: "Anbietergebühr",
    partner: "Servicegebühr",
  },
  documents: "Ausweis kann verlangt werden",
  estimateDetail: {
    buy: "Die Preise sind Schätzungen. Den endgültigen Preis sehen Sie, bevor Sie bezahlen.",
    sell: "Die Preise sind Schätzungen. Den endgültigen Preis sehen Sie, bevor Sie etwas senden.",
  },
  loading: "Preise werden abgerufen …",
  refresh: (time) => `Neue Preise in ${time}`,
  found: (count) => `${count} ${count === 1 ? "Angebot" : "Angebote"} verfügbar`,
  submit: { buy: "Kaufen", sell: "Verkaufen" },
  submitAmount: { buy: (amount) => `${amount} kaufen`, sell: (amount) => `${amount} verkaufen` },
  submitFor: {
    buy: (currency, money) => `${currency} für ${money} kaufen`,
    sell: (currency, money) => `${currency} für ${money} verkaufen`,
  },
  submitting: "Einen Moment …",
  changed: "Der Preis hat sich geändert",
  changedDetail: {
    receive: (after, before) => `Sie würden jetzt ${after} statt ${before} erhalten.`,
    buy: (after, before) => `Sie würden jetzt ${after} statt ${before} zahlen.`,
    sell: (after, before) => `Sie würden jetzt ${after} statt ${before} verkaufen.`,
  },
  changedUnknown:
    "Den neuen Preis können wir hier nicht anzeigen. Sie sehen ihn auf der Seite des Anbieters, bevor Sie bestätigen.",
  accept: "Neuen Preis annehmen",
  missing: "Geben Sie einen Betrag ein.",
  malformed: (example) => `Geben Sie einen Betrag wie ${example} ein.`,
  tooLow: (limit) => `Der Mindestbetrag ist ${limit}.`,
  tooHigh: (limit) => `Der Höchstbetrag ist ${limit}.`,
  use: (value) => `${value} verwenden`,
  useAnyMethod: "Jede Zahlungsart zulassen",
  nothing: "Kein Anbieter kann diesen Auftrag ausführen",
  nothingDetail: "So könnte es klappen:",
  nothingHint:
    "Versuchen Sie es mit einem anderen Betrag, einer anderen Kryptowährung oder einer anderen Währung.",
  vendorUnavailable: (vendor) =>
    `${vendor} kann diesen Auftrag nicht ausführen. Wählen Sie einen anderen Anbieter.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} fragt nach Ihrem Ausweis. Halten Sie ihn bereit. Die Prüfung dauert etwa drei Minuten.`,
    pending: (vendor) => `${vendor} prüft Ihre Identität noch.`,
    failed: (vendor) =>
      `${vendor} konnte Ihre Identität beim letzten Mal nicht bestätigen und fragt vielleicht noch einmal nach Ihrem Ausweis.`,
  },
  change: "Ändern",
  reasons: {
    "amount-too-low": "Dieser Betrag ist zu niedrig.",
    "amount-too-high": "Dieser Betrag ist zu hoch.",
    "asset-unsupported": "Bietet diese Kryptowährung in diesem Netzwerk nicht an.",
    "fiat-unsupported": "Unterstützt diese Währung nicht.",
    "country-unsupported": "In Ihrem Land nicht verfügbar.",
    "method-unsupported": "Unterstützt diese Zahlungsart nicht.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Sie haben Ihr Limit bei diesem Anbieter erreicht.",
    "user-refused": "Für Ihr Konto nicht verfügbar.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
