import { vendors } from "../vendors/messages/fr.ts";
import { order } from "./order/fr.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Veuillez réessayer.";
const unavailable = "Ce service est momentanément indisponible.";
const fault = "Le problème vient de notre côté. Aucune page de paiement n’a été ouverte.";
const silent = `Notre serveur ne répond pas pour le moment. ${again}`;
const notLoaded = "La page de paiement n’a pas pu être chargée.";
const late = "Cela prend plus de temps que d’habitude";
const support = "contactez l’assistance en indiquant la référence ci-dessous";
const contact = "Contactez l’assistance en indiquant la référence ci-dessous.";
const charge = `Si vous constatez un débit correspondant, ${support}.`;
const unaffected = "Cela n’a aucune incidence sur votre opération";

/** French. A narrow no-break space precedes question marks, exclamation marks, colons and semicolons. */
export const messages: RampLanguage = {
  lang: "fr",
  title: { buy: "Acheter des cryptos", sell: "Vendre des cryptos" },
  preparing: "Chargement de la page de paiement sécurisée…",
  slow: `${late}. Vous n’avez rien à faire.`,
  slowPage:
    "La page de paiement met du temps à s’afficher. Si elle n’apparaît pas, vérifiez votre connexion ou désactivez votre bloqueur de publicités.",
  reopen: { buy: "Voir mon achat", sell: "Voir ma vente" },
  close: "Fermer",
  closeConfirm: { buy: "Quitter le paiement ?", sell: "Quitter la vente ?" },
  closeConfirmDetail: {
    buy: "Si vous avez déjà payé, votre achat se poursuit et vous le retrouverez ici la prochaine fois. Sinon, la page de paiement sera fermée.",
    sell: "Si vous avez déjà envoyé vos cryptos, votre vente se poursuit et vous la retrouverez ici la prochaine fois. Sinon, la vente prendra fin.",
  },
  closeConfirmDetailUnstored: {
    buy: "Si vous avez déjà payé, votre achat se poursuit. Sinon, la page de paiement sera fermée.",
    sell: "Si vous avez déjà envoyé vos cryptos, votre vente se poursuit. Sinon, la vente prendra fin.",
  },
  closeConfirmYes: "Quitter",
  closeConfirmNo: "Rester",
  start: { buy: "Commencer l’achat", sell: "Commencer la vente" },
  buyAgain: { buy: "Acheter à nouveau", sell: "Vendre à nouveau" },
  retry: "Réessayer",
  startOver: {
    buy: "Je n’ai pas payé – recommencer",
    sell: "Je n’ai rien envoyé – recommencer",
  },
  external: {
    buy: "Terminez votre paiement dans l’autre fenêtre",
    sell: "Terminez votre vente dans l’autre fenêtre",
  },
  externalDetail:
    "La page de paiement est ouverte dans une autre fenêtre, peut-être derrière celle-ci. Nous affichons ici l’avancement au fur et à mesure. Pour recommencer, fermez d’abord l’autre fenêtre.",
  openPage: "Ouvrir la page de paiement",
  resumed: { buy: "Votre achat est en cours", sell: "Votre vente est en cours" },
  resumedDetail: {
    buy: "Votre paiement est en cours de traitement. Vous pouvez fermer cette page. Inutile de payer à nouveau.",
    sell: "Votre vente est en cours de traitement. Vous pouvez fermer cette page. Inutile d’envoyer vos cryptos à nouveau.",
  },
  unconfirmed: { buy: "Avez-vous déjà payé ?", sell: "Avez-vous déjà envoyé vos cryptos ?" },
  unconfirmedDetail: {
    buy: "Si oui, ne payez pas à nouveau. Votre achat s’affichera ici dès que le prestataire de paiement l’aura confirmé. Si vous n’avez pas payé, vous pouvez commencer un nouvel achat.",
    sell: "Si oui, ne les envoyez pas à nouveau. Votre vente s’affichera ici dès que le prestataire de paiement l’aura confirmée. Si vous n’avez rien envoyé, vous pouvez commencer une nouvelle vente.",
  },
  startAnother: { buy: "Commencer un nouvel achat", sell: "Commencer une nouvelle vente" },
  overdue: {
    buy: `${late}, mais vous n’avez pas besoin d’attendre ici. Votre achat est toujours en cours de traitement, et un virement bancaire peut prendre quelques jours. Pour toute question, ${support}.`,
    sell: `${late}, mais vous n’avez pas besoin d’attendre ici. Votre vente est toujours en cours de traitement, et un versement peut prendre quelques jours ouvrés. Pour toute question, ${support}.`,
  },
  identityCheck:
    "Votre identité est en cours de vérification. Cela prend généralement quelques minutes, parfois plus. Inutile de payer ou d’envoyer quoi que ce soit à nouveau.",
  deposit: "Envoyez vos cryptos",
  exactAmount: "Montant exact",
  network: "Réseau",
  address: "À cette adresse",
  depositDetail: (currency, network) =>
    `Envoyez exactement ce montant, uniquement en ${currency} et uniquement sur le réseau ${network}. Tout autre envoi peut être perdu.`,
  depositChanged:
    "Le prestataire de paiement a modifié les informations du transfert. Vérifiez les nouvelles avant de confirmer ou d’envoyer quoi que ce soit. Si vous avez déjà envoyé les cryptos, ne les envoyez pas à nouveau et contactez l’assistance.",
  copy: "Copier",
  copyAmount: "Copier le montant",
  copyAddress: "Copier l’adresse",
  copied: "Copié",
  copyBlocked:
    "Votre navigateur n’autorise pas la copie. Le texte est sélectionné pour que vous puissiez le copier vous-même.",
  depositing:
    "Confirmez le transfert dans votre portefeuille. Ne faites pas d’envoi manuel en plus.",
  deposited:
    "C’est envoyé. Nous attendons l’arrivée de vos cryptos, ce qui peut prendre quelques minutes. Ne les envoyez pas à nouveau.",
  "deposit-declined":
    "Votre portefeuille n’a rien envoyé. Vous pouvez toujours envoyer les cryptos manuellement.",
  completed: { buy: "Vos cryptos sont arrivées", sell: "Votre argent vous a été versé" },
  paymentReceived: "Votre paiement a été reçu",
  failed: "L’opération n’a pas abouti",
  failedDetail: {
    buy: `Votre paiement a été refusé ou n’a pas pu être effectué. Vous pouvez réessayer, par exemple avec une autre carte. ${charge}`,
    sell: `Vos cryptos ne sont pas arrivées à temps ou le versement a été refusé. Si vous avez envoyé des cryptos, ${support}.`,
  },
  cancelled: "Opération annulée",
  cancelledDetail: {
    buy: `Aucun achat n’a été effectué. ${charge}`,
    sell: `Aucune vente n’a été effectuée. Si vous avez envoyé des cryptos, ${support}.`,
  },
  stillWatching: {
    buy: "Si votre paiement finit par aboutir, vous le verrez ici.",
    sell: "Si vos cryptos finissent par arriver, vous le verrez ici.",
  },
  problem: "Un problème est survenu",
  received: "Vous avez reçu",
  paid: "Vous avez payé",
  sold: "Vous avez vendu",
  amount: "Montant",
  date: "Date",
  reference: "Référence",
  txHash: "Hash de la transaction",
  steps: {
    buy: ["Paiement", "En cours", "Terminé"],
    sell: ["Vos cryptos", "Versement", "Terminé"],
  },
  errors: {
    "session-network":
      "Nous n’avons pas pu joindre le serveur. Vérifiez votre connexion et réessayez.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Cette page de paiement a expiré. ${again}`,
    "session-used":
      "Cette page ne peut être ouverte qu’une seule fois. Si vous avez déjà payé ou envoyé quelque chose, ne le faites pas une deuxième fois.",
    "open-in-another-tab":
      "Cette opération est déjà ouverte dans un autre onglet. Continuez là-bas, ou fermez cet onglet et réessayez.",
    unauthorized: "Connectez-vous d’abord à votre compte, puis revenez ici.",
    forbidden: `Votre compte ne permet pas cette opération. ${contact}`,
    "offramp-disabled": "La vente n’est pas disponible ici.",
    "currency-not-supported": "Cette devise n’est pas disponible ici. Choisissez-en une autre.",
    "wallet-not-supported":
      "Cette devise n’est pas disponible sur ce réseau. Choisissez un autre réseau.",
    "kyc-required": `Veuillez d’abord faire vérifier votre identité. Pour savoir comment faire, ${support}.`,
    "order-rejected": "Cette opération n’a pas été acceptée. Vérifiez le montant et la devise.",
    "order-uncertain":
      "Nous ne savons pas encore si votre opération précédente du même montant est toujours en cours. Réessayez plus tard ou choisissez un autre montant.",
    "rate-limited": "Trop de tentatives. Patientez un instant, puis réessayez.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `Le prestataire de paiement ne répond pas pour le moment. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Vous êtes hors ligne. La page de paiement s’ouvrira dès que vous serez de nouveau en ligne.",
    "script-network": `${notLoaded} Vérifiez votre connexion, autorisez la page dans votre bloqueur de publicités ou réessayez plus tard.`,
    "script-blocked": unavailable,
    "script-timeout": `${notLoaded} Cela a pris trop de temps. ${again}`,
    "script-integrity": `${notLoaded} ${again}`,
    "script-malformed": `${notLoaded} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded} ${again}`,
    "frame-timeout": `La page de paiement ne s’est pas affichée. ${again}`,
    "popup-blocked":
      "Votre navigateur a bloqué la fenêtre de paiement. Ouvrez-la avec le lien ci-dessous.",
    "transaction-not-found": `Nous ne trouvons pas encore votre opération. Si vous avez payé ou envoyé quelque chose, ne le faites pas une deuxième fois. Vérifiez à nouveau dans un instant ou ${support}.`,
    "transaction-malformed": `Nous ne pouvons pas afficher le statut pour le moment. ${unaffected}.`,
    "transaction-unreachable": `Nous ne parvenons pas à vérifier le statut pour le moment. ${unaffected}, et nous continuons à vérifier.`,
    "transaction-unlisted": `Vous avez une opération que nous ne pouvons pas afficher ici. Si vous avez payé ou envoyé quelque chose, ne le faites pas une deuxième fois. ${contact}`,
    "deposit-failed":
      "Nous ne savons pas si votre portefeuille a envoyé les cryptos. Vérifiez-le dans votre portefeuille avant d’envoyer quoi que ce soit.",
    "deposit-timeout":
      "Votre portefeuille n’a pas répondu. Consultez-le avant d’envoyer quoi que ce soit manuellement : les cryptos ont peut-être déjà été envoyées.",
  },
  history: {
    title: "Historique des opérations",
    filter: "Filtrer par statut",
    filters: {
      all: "Toutes",
      inProgress: "En cours",
      completed: "Terminées",
      unsuccessful: "Non abouties",
    },
    kind: { buy: "Achat", sell: "Vente" },
    pending: { buy: "Paiement pas encore confirmé", sell: "Cryptos pas encore reçues" },
    processing: "En cours de traitement",
    completed: "Opération terminée",
    loading: "Chargement…",
    loadMore: "Afficher plus",
    shown: (count) => (count < 2 ? `${count} opération affichée` : `${count} opérations affichées`),
    empty: "Aucune opération pour le moment",
    emptyDetail: "Vos achats et vos ventes apparaîtront ici.",
    emptyFilter: "Aucune opération ne correspond à ce filtre.",
    showAll: "Tout afficher",
    loadFailed:
      "Nous n’avons pas pu charger vos opérations. Vos achats et vos ventes ne sont pas affectés.",
  },
  order,
  vendors,
};
