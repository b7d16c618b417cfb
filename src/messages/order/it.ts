import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Non può eseguire questa operazione.";
const silent = "Al momento non risponde.";
const unavailable = "Al momento non è disponibile.";

/** Italian. */
export const order: OrderMessages = {
  give: { buy: "Paghi", sell: "Vendi" },
  receive: "Ricevi",
  estimate: "stima",
  about: (amount) => `circa ${amount}`,
  asset: "Criptovaluta",
  fiatCurrency: "Valuta",
  paymentMethod: { buy: "Metodo di pagamento", sell: "Metodo di accredito" },
  anyMethod: "Qualsiasi",
  card: "Carta",
  bankTransfer: "Bonifico bancario",
  provider: "Fornitore",
  best: "Prezzo migliore",
  unpriced: "Prezzo mostrato dal fornitore",
  payInCrypto: (amount) => `Invia ${amount} da un altro wallet`,
  details: "Commissioni",
  fees: {
    total: "Totale commissioni, incluse",
    network: "Commissione di rete",
    vendor: "Commissione del fornitore",
    partner: "Commissione di servizio",
  },
  documents: "Può chiedere un documento d’identità",
  estimateDetail: {
    buy: "I prezzi sono stime. Vedrai il prezzo definitivo prima di pagare.",
    sell: "I prezzi sono stime. Vedrai il prezzo definitivo prima di inviare qualcosa.",
  },
  loading: "Ricerca dei prezzi…",
  refresh: (time) => `Nuovi prezzi tra ${time}`,
  found: (count) => (count === 1 ? `${count} offerta disponibile` : `${count} offerte disponibili`),
  submit: { buy: "Compra", sell: "Vendi" },
  submitAmount: { buy: (amount) => `Compra ${amount}`, sell: (amount) => `Vendi ${amount}` },
  submitFor: {
    buy: (currency, money) => `Compra ${currency} per ${money}`,
    sell: (currency, money) => `Vendi ${currency} per ${money}`,
  },
  submitting: "Un momento…",
  changed: "Il prezzo è cambiato",
  changedDetail: {
    receive: (after, before) => `Ora riceveresti ${after} invece di ${before}.`,
    buy: (after, before) => `Ora pagheresti ${after} invece di ${before}.`,
    sell: (after, before) => `Ora venderesti ${after} invece di ${before}.`,
  },
  changedUnknown: "Vedrai il prezzo sulla pagina del fornitore prima di confermare.",
  accept: "Accetta il nuovo prezzo",
  missing: "Inserisci un importo.",
  malformed: (example) => `Inserisci un importo come ${example}.`,
  tooLow: (limit) => `Il minimo è ${limit}.`,
  tooHigh: (limit) => `Il massimo è ${limit}.`,
  use: (value) => `Usa ${value}`,
  useAnyMethod: "Qualsiasi metodo di pagamento",
  nothing: "Nessun fornitore può eseguire questa operazione",
  nothingDetail: "Potrebbe funzionare così:",
  nothingHint: "Prova un altro importo, un’altra criptovaluta o un’altra valuta.",
  vendorUnavailable: (vendor) =>
    `${vendor} non può eseguire questa operazione. Scegli un altro fornitore.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} ti chiederà un documento d’identità. Tienilo a portata di mano: bastano circa tre minuti.`,
    pending: (vendor) => `${vendor} sta ancora verificando la tua identità.`,
    failed: (vendor) =>
      `L’ultima volta ${vendor} non è riuscito a verificare la tua identità: potrebbe chiederti di nuovo il documento.`,
  },
  change: "Modifica",
  reasons: {
    "amount-too-low": "Questo importo è troppo basso.",
    "amount-too-high": "Questo importo è troppo alto.",
    "asset-unsupported": "Non offre questa criptovaluta su questa rete.",
    "fiat-unsupported": "Non supporta questa valuta.",
    "country-unsupported": "Non è disponibile nel tuo Paese.",
    "method-unsupported": "Non supporta questo metodo di pagamento.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Hai raggiunto il tuo limite con questo fornitore.",
    "user-refused": "Non è disponibile per il tuo account.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
