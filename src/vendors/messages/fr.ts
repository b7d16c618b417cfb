import type { VendorMessages } from "./VendorMessages.ts";

const support = "contactez l’assistance en indiquant la référence";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Acheter des cryptos avec Transak", sell: "Vendre des cryptos avec Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak attend votre paiement. Un virement bancaire peut prendre quelques jours.",
      sell: "Transak attend vos cryptos.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak examine cet ordre de plus près. Vous n’avez pas besoin de payer à nouveau.",
      sell: "Transak examine cet ordre de plus près. Vous n’avez pas besoin d’envoyer quoi que ce soit à nouveau.",
    },
    EXPIRED: {
      buy: "Votre paiement n’est pas arrivé à temps, Transak a donc clôturé cet ordre.",
      sell: "Vos cryptos ne sont pas arrivées à temps, Transak a donc clôturé cet ordre.",
    },
    REFUNDED: {
      buy: "Transak vous a remboursé votre paiement.",
      sell: "Transak vous a renvoyé vos cryptos.",
    },
  },
  bleepay: {
    send: "Envoyez exactement",
    network: (network) => `sur ${network}`,
    warning: (currency, network) =>
      `Envoyez uniquement des ${currency}, et uniquement sur ${network}. Sur un autre réseau, ou dans une autre crypto, l’argent est perdu.`,
    fee: "C’est exactement ce montant qui doit arriver. Si votre portefeuille ou votre plateforme d’échange en déduit des frais, ajoutez-les au montant.",
    qrCode: "QR code de l’adresse",
    noQrCode: "Le QR code n’a pas pu être chargé. Copiez plutôt l’adresse.",
    address: "À cette adresse",
    copy: "Copier",
    copyAmount: "Copier le montant",
    copyAddress: "Copier l’adresse",
    copyHash: "Copier le hash",
    copied: "Copié",
    copyBlocked:
      "Votre navigateur ne nous permet pas de copier. Le texte est sélectionné : copiez-le vous-même.",
    timeLeft: "Temps restant",
    lessThan: (minutes) =>
      minutes === 1 ? "Il reste moins de 1 minute" : `Il reste moins de ${minutes} minutes`,
    waiting: "En attente de votre paiement",
    timeUp: "Le temps est écoulé",
    timeUpDetail:
      "N’envoyez rien maintenant. Nous demandons au prestataire de paiement s’il a détecté votre paiement. Si vous l’avez envoyé, restez ici.",
    seen: "Paiement détecté",
    seenDetail:
      "Nous attendons que le réseau le confirme, ce qui peut prendre quelques minutes. Ne l’envoyez pas à nouveau.",
    hash: "Transaction",
    explore: "Voir le détail (nouvel onglet)",
    underpaid: "Le montant reçu est inférieur au montant demandé",
    underpaidDetail: `Votre argent n’est pas perdu. N’envoyez pas de complément de vous-même : ${support} ci-dessous.`,
    overpaid: `Le montant reçu est supérieur au montant demandé. Pour faire examiner le surplus, ${support}.`,
    expired: `Aucun paiement n’a été détecté à temps. Si vous avez envoyé quelque chose, ${support}.`,
    failed: `Le prestataire de paiement n’a pas pu accepter le paiement. Si vous avez envoyé quelque chose, ${support}.`,
    cancelled: `Vous avez annulé ce paiement. Si vous avez envoyé quelque chose, ${support}.`,
    cancel: "Annuler le paiement",
    cancelQuestion: "Avez-vous envoyé quelque chose ?",
    cancelQuestionDetail:
      "Si oui, n’annulez pas : ce qui est en route ne peut pas être rappelé et pourrait passer inaperçu.",
    cancelYes: "Rien envoyé : annuler",
    cancelNo: "Continuer d’attendre",
    cancelling: "Annulation…",
    cannotCancel:
      "Il n’est plus possible d’annuler : le paiement est déjà en route, ou déjà terminé. N’envoyez rien maintenant : vous le verrez ici dans un instant.",
    cancelFailed:
      "Nous ne savons pas si le paiement a été annulé. Vérifiez votre connexion, puis réessayez.",
    reference: "Référence",
    notLoaded: "Les détails du paiement n’ont pas pu être chargés. Vérifiez votre connexion.",
    again: "Réessayer",
  },
};
