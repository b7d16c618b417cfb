import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Ne peut pas traiter cette opération.";
const silent = "Ne répond pas pour le moment.";
const unavailable = "Momentanément indisponible.";

/** French. */
export const order: OrderMessages = {
  give: { buy: "Vous payez", sell: "Vous vendez" },
  receive: "Vous recevez",
  estimate: "estimation",
  about: (amount) => `environ ${amount}`,
  asset: "Cryptomonnaie",
  fiatCurrency: "Devise",
  paymentMethod: { buy: "Moyen de paiement", sell: "Mode de versement" },
  anyMethod: "Indifférent",
  card: "Carte",
  bankTransfer: "Virement bancaire",
  provider: "Prestataire",
  best: "Meilleur prix",
  unpriced: "Prix affiché par le prestataire",
  payInCrypto: (amount) => `Envoyez ${amount} depuis un autre portefeuille`,
  details: "Frais",
  fees: {
    total: "Total des frais (inclus)",
    network: "Frais de réseau",
    vendor: "Frais du prestataire",
    partner: "Frais de service",
  },
  documents: "Peut demander une pièce d’identité",
  estimateDetail: {
    buy: "Les prix sont des estimations. Vous verrez le prix définitif avant de payer.",
    sell: "Les prix sont des estimations. Vous verrez le prix définitif avant tout envoi.",
  },
  loading: "Recherche des prix…",
  refresh: (time) => `Nouveaux prix dans ${time}`,
  found: (count) => (count < 2 ? `${count} offre disponible` : `${count} offres disponibles`),
  submit: { buy: "Acheter", sell: "Vendre" },
  submitAmount: { buy: (amount) => `Acheter ${amount}`, sell: (amount) => `Vendre ${amount}` },
  submitFor: {
    buy: (currency, money) => `Acheter ${currency} pour ${money}`,
    sell: (currency, money) => `Vendre ${currency} pour ${money}`,
  },
  submitting: "Un instant…",
  changed: "Le prix a changé",
  changedDetail: {
    receive: (after, before) => `Vous recevriez désormais ${after} au lieu de ${before}.`,
    buy: (after, before) => `Vous paieriez désormais ${after} au lieu de ${before}.`,
    sell: (after, before) => `Vous vendriez désormais ${after} au lieu de ${before}.`,
  },
  changedUnknown:
    "Nous ne pouvons pas afficher le nouveau prix ici. Vous le verrez sur la page du prestataire avant de confirmer.",
  accept: "Accepter le nouveau prix",
  missing: "Saisissez un montant.",
  malformed: (example) => `Saisissez un montant, par exemple ${example}.`,
  tooLow: (limit) => `Le minimum est de ${limit}.`,
  tooHigh: (limit) => `Le maximum est de ${limit}.`,
  use: (value) => `Choisir ${value}`,
  useAnyMethod: "Tous les moyens de paiement",
  nothing: "Aucun prestataire ne peut traiter cette opération",
  nothingDetail: "Vous pouvez essayer :",
  nothingHint: "Essayez un autre montant, une autre cryptomonnaie ou une autre devise.",
  vendorUnavailable: (vendor) =>
    `${vendor} ne peut pas traiter cette opération. Choisissez un autre prestataire.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} vous demandera une pièce d’identité. Gardez-la à portée de main : la vérification prend environ trois minutes.`,
    pending: (vendor) => `${vendor} vérifie encore votre identité.`,
    failed: (vendor) =>
      `${vendor} n’a pas pu vérifier votre identité la dernière fois et pourrait vous redemander une pièce d’identité.`,
  },
  change: "Modifier",
  reasons: {
    "amount-too-low": "Ce montant est trop faible.",
    "amount-too-high": "Ce montant est trop élevé.",
    "asset-unsupported": "Ne propose pas cette cryptomonnaie sur ce réseau.",
    "fiat-unsupported": "N’accepte pas cette devise.",
    "country-unsupported": "Indisponible dans votre pays.",
    "method-unsupported": "N’accepte pas ce moyen de paiement.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Vous avez atteint votre plafond chez ce prestataire.",
    "user-refused": "Indisponible pour votre compte.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
