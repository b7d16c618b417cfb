import { vendors } from "../vendors/messages/fr.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Veuillez réessayer.";
const unavailable = "Ce service n’est pas disponible pour le moment.";
const fault = "Une erreur s’est produite de notre côté. Rien n’a été payé.";
const page = "La page de paiement n’a pas pu être chargée.";
const support = "contactez l’assistance en indiquant la référence ci-dessous";

/** French. Before ! ? : ; stands a narrow no-break space. */
export const messages: RampLanguage = {
  lang: "fr",
  title: { buy: "Acheter des cryptos", sell: "Vendre des cryptos" },
  preparing: "Préparation d’une page de paiement sécurisée…",
  slow: "C’est plus long que d’habitude. Tout continue automatiquement.",
  slowPage:
    "La page de paiement est lente à charger. Tout continue automatiquement ; une meilleure connexion ou la désactivation du bloqueur de publicités peut aider.",
  reopen: { buy: "Voir votre achat", sell: "Voir votre vente" },
  close: "Fermer",
  closeConfirm: { buy: "Quitter le paiement ?", sell: "Quitter la vente ?" },
  closeConfirmDetail: {
    buy: "Si vous avez déjà payé, rien n’est perdu : l’achat se poursuit et s’affichera à votre retour. Sinon, la page de paiement sera fermée.",
    sell: "Si vous avez déjà envoyé vos cryptos, rien n’est perdu : la vente se poursuit et s’affichera à votre retour. Sinon, la vente s’arrête ici.",
  },
  closeConfirmYes: "Quitter",
  closeConfirmNo: "Rester",
  start: { buy: "Commencer l’achat", sell: "Commencer la vente" },
  buyAgain: { buy: "Acheter à nouveau", sell: "Vendre à nouveau" },
  retry: "Réessayer",
  startOver: { buy: "Je n’ai pas payé : recommencer", sell: "Je n’ai rien envoyé : recommencer" },
  external: {
    buy: "Continuez dans la fenêtre de paiement",
    sell: "Continuez dans la fenêtre de paiement",
  },
  externalDetail:
    "Elle s’est ouverte à part, peut-être derrière celle-ci. Ce qui s’y passe s’affiche ici. Pour recommencer, fermez-la.",
  openPage: "Ouvrir la page de paiement",
  resumed: { buy: "Votre achat est en cours", sell: "Votre vente est en cours" },
  resumedDetail: {
    buy: "Il est payé. Vous n’avez pas besoin d’attendre ici, ni de payer à nouveau.",
    sell: "Vos cryptos sont arrivées. Vous n’avez pas besoin d’attendre ici, ni de les envoyer à nouveau.",
  },
  unconfirmed: { buy: "Avez-vous payé ?", sell: "Avez-vous envoyé les cryptos ?" },
  unconfirmedDetail: {
    buy: "Si vous avez payé, ne payez pas à nouveau : le paiement s’affichera ici dès que le prestataire de paiement l’aura détecté. Sinon, commencez un autre achat.",
    sell: "Si vous avez envoyé les cryptos, ne les envoyez pas à nouveau : elles s’afficheront ici dès que le prestataire de paiement les aura détectées. Sinon, commencez une autre vente.",
  },
  startAnother: { buy: "Commencer un autre achat", sell: "Commencer une autre vente" },
  overdue: {
    buy: `C’est plus long que d’habitude. Vous n’avez pas besoin d’attendre ici : votre paiement est arrivé, et vos cryptos seront envoyées dès qu’il sera validé. Si elles ne sont pas là demain, ${support}.`,
    sell: `C’est plus long que d’habitude. Vous n’avez pas besoin d’attendre ici : vos cryptos sont arrivées, et votre argent sera versé dès qu’elles seront validées. S’il n’est pas là après trois jours ouvrés, ${support}.`,
  },
  identityCheck:
    "Votre identité est en cours de vérification. Cela prend quelques minutes, parfois plus. D’ici là, votre paiement est mis en attente, et vous n’avez pas besoin de payer à nouveau.",
  deposit: "Envoyez vos cryptos",
  exactAmount: "Montant exact",
  network: "Réseau",
  address: "À cette adresse",
  depositDetail: (currency, network) =>
    `Envoyez exactement ce montant, uniquement en ${currency} et uniquement sur ${network}. Tout autre envoi risque d’être perdu.`,
  depositChanged:
    "Le prestataire a modifié les informations de ce transfert. Vérifiez les nouvelles avant de confirmer ou d’envoyer quoi que ce soit. Si vous avez déjà envoyé les cryptos, ne les renvoyez pas : contactez l’assistance.",
  copy: "Copier",
  copyAmount: "Copier le montant",
  copyAddress: "Copier l’adresse",
  copied: "Copié",
  copyBlocked:
    "Votre navigateur ne nous permet pas de copier. Le texte est sélectionné : copiez-le vous-même.",
  depositing:
    "Confirmez le transfert dans votre portefeuille. N’envoyez rien d’autre manuellement.",
  deposited:
    "Envoyé. Nous attendons que vos cryptos soient détectées, ce qui peut prendre quelques minutes. Ne les envoyez pas à nouveau.",
  "deposit-declined":
    "Votre portefeuille n’a rien envoyé. Vous pouvez toujours envoyer les cryptos manuellement, à l’adresse ci-dessous.",
  completed: { buy: "Vos cryptos sont arrivées", sell: "Votre argent a été versé" },
  failed: "L’opération n’a pas abouti",
  failedDetail: {
    buy: "Le paiement a été refusé ou a expiré. L’argent éventuellement bloqué sera libéré par votre banque.",
    sell: `Les cryptos ne sont pas arrivées à temps, ou le versement a été refusé. Si vous avez envoyé des cryptos, ${support}.`,
  },
  cancelled: "Annulé",
  cancelledDetail: {
    buy: "Rien n’a été acheté. Si votre banque a bloqué de l’argent pour cet achat, il sera libéré.",
    sell: `Rien n’a été vendu. Si vous avez envoyé des cryptos, ${support}.`,
  },
  stillWatching: {
    buy: "Si votre paiement aboutit malgré tout, il s’affichera ici.",
    sell: "Si vos cryptos arrivent malgré tout, elles s’afficheront ici.",
  },
  problem: "Cela n’a pas fonctionné",
  received: "Vous avez reçu",
  paid: "Vous avez payé",
  sold: "Vous avez vendu",
  date: "Date",
  reference: "Référence",
  steps: {
    buy: ["Paiement", "En route", "Terminé"],
    sell: ["Vos cryptos", "Versement", "Terminé"],
  },
  errors: {
    "session-network": `Nous n’avons pas pu joindre le serveur. Vérifiez votre connexion. ${again}`,
    "session-timeout": `Le serveur a mis trop de temps à répondre. ${again}`,
    "session-malformed": fault,
    "session-expired": `Cette page de paiement a expiré. ${again}`,
    "session-used":
      "Cette page ne s’ouvre qu’une fois. Si vous avez déjà payé ou envoyé quelque chose, ne recommencez pas : nous continuons à vérifier.",
    unauthorized: "Aucune session n’est ouverte. Connectez-vous, puis revenez ici.",
    forbidden:
      "Votre compte n’y est pas autorisé. Contactez l’assistance en indiquant la référence ci-dessous.",
    "offramp-disabled": "La vente n’est pas disponible ici.",
    "currency-not-supported": "Cette devise n’est pas disponible ici. Choisissez-en une autre.",
    "wallet-not-supported":
      "Cette devise n’est pas disponible sur ce réseau. Choisissez un autre réseau.",
    "kyc-required":
      "Votre identité doit d’abord être confirmée. Demandez à l’assistance comment faire, en indiquant la référence ci-dessous.",
    "order-rejected": "Cet ordre n’a pas été accepté. Vérifiez le montant et la devise.",
    "order-uncertain":
      "Nous ne savons pas encore si votre ordre précédent du même montant est toujours ouvert. Réessayez plus tard ou choisissez un autre montant.",
    "rate-limited": "Trop de tentatives en peu de temps. Patientez un instant, puis réessayez.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Notre serveur ne répond pas pour le moment. ${again}`,
    "vendor-unavailable": `Le prestataire de paiement ne répond pas pour le moment. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Vous êtes hors ligne. La page de paiement s’ouvrira dès que la connexion sera rétablie.",
    "script-network": `${page} Vérifiez votre connexion, autorisez la page dans votre bloqueur de publicités ou réessayez plus tard.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Cela a pris trop de temps. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `La page de paiement ne s’est pas affichée. ${again}`,
    "popup-blocked":
      "Votre navigateur a bloqué la fenêtre de paiement. Ouvrez-la vous-même, ci-dessous.",
    "transaction-not-found":
      "Nous ne trouvons pas encore votre ordre. Il n’est pas perdu : vérifiez à nouveau dans un instant.",
    "transaction-malformed":
      "Nous ne pouvons pas lire le statut pour le moment. Votre ordre n’est pas affecté.",
    "transaction-unreachable":
      "Nous ne voyons pas le statut pour le moment. Votre ordre n’est pas affecté, et nous continuons à vérifier.",
    "transaction-unlisted":
      "Vous avez un ordre que nous ne pouvons pas afficher ici. Si vous avez déjà payé ou envoyé quelque chose, ne recommencez pas : contactez l’assistance en indiquant la référence ci-dessous.",
    "deposit-failed":
      "Nous ne savons pas si votre portefeuille a envoyé les cryptos. Vérifiez-le dans votre portefeuille avant d’envoyer quoi que ce soit.",
    "deposit-timeout":
      "Votre portefeuille n’a pas répondu. Vérifiez-y d’abord si les cryptos ont été envoyées, avant de les envoyer manuellement.",
  },
  vendors,
};
