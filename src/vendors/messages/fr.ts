import type { VendorMessages } from "./VendorMessages.ts";

const support = "contactez l’assistance en indiquant la référence";
const ifSent = `Si vous avez envoyé quelque chose, ${support}.`;

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Acheter des cryptos avec Transak", sell: "Vendre des cryptos avec Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak attend de recevoir votre paiement. Un virement bancaire peut prendre quelques jours.",
      sell: "Transak attend de recevoir vos cryptos.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak examine cette opération de plus près. Inutile de payer à nouveau.",
      sell: "Transak examine cette opération de plus près. Inutile d’envoyer quoi que ce soit à nouveau.",
    },
    EXPIRED: {
      buy: "Votre paiement n’est pas arrivé à temps. Transak a donc clôturé cette opération.",
      sell: "Vos cryptos ne sont pas arrivées à temps. Transak a donc clôturé cette opération.",
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
      `Envoyez uniquement des ${currency}, et uniquement sur le réseau ${network}. Tout envoi dans une autre crypto ou sur un autre réseau risque d’être définitivement perdu.`,
    fee: "Le montant doit arriver en totalité. Si votre portefeuille ou votre plateforme d’échange prélève des frais, ajoutez-les au montant.",
    qrCode: "QR code de l’adresse",
    noQrCode: "Le QR code n’a pas pu être chargé. Copiez plutôt l’adresse.",
    address: "À cette adresse",
    copy: "Copier",
    copyAmount: "Copier le montant",
    copyAddress: "Copier l’adresse",
    copyHash: "Copier le hash",
    copied: "Copié",
    copyBlocked:
      "Votre navigateur n’autorise pas la copie. Le texte est sélectionné pour que vous puissiez le copier vous-même.",
    timeLeft: "Temps restant",
    lessThan: (minutes) => `Il reste moins de ${minutes} ${formOf(minutes)}`,
    waiting: "En attente de votre paiement",
    timeUp: "Le temps est écoulé",
    timeUpDetail:
      "N’envoyez rien maintenant. Nous vérifions si votre paiement a été reçu. Si vous l’avez envoyé, restez sur cette page.",
    seen: "Paiement détecté",
    seenDetail:
      "Nous attendons la confirmation du réseau, ce qui peut prendre quelques minutes. N’envoyez pas le paiement à nouveau.",
    hash: "Transaction",
    explore: "Voir la transaction (nouvel onglet)",
    underpaid: "Nous avons reçu moins que le montant dû",
    underpaidDetail:
      "N’envoyez pas encore le reste. Contactez plutôt l’assistance en indiquant la référence ci-dessous.",
    overpaid: `Nous avons reçu plus que le montant dû. Pour toute question sur la différence, ${support}.`,
    expired: `Nous n’avons pas reçu de paiement à temps. ${ifSent}`,
    failed: `Le prestataire de paiement n’a pas pu accepter le paiement. ${ifSent}`,
    cancelled: `Vous avez annulé ce paiement. ${ifSent}`,
    cancel: "Annuler le paiement",
    cancelQuestion: "Avez-vous déjà envoyé quelque chose ?",
    cancelQuestionDetail:
      "Si oui, n’annulez pas. Un paiement déjà parti ne peut pas être rappelé et risque de ne pas être rattaché à votre opération.",
    cancelYes: "Je n’ai rien envoyé – annuler",
    cancelNo: "Continuer d’attendre",
    cancelling: "Annulation…",
    cannotCancel:
      "Ce paiement ne peut pas être annulé, car il est déjà parti ou terminé. N’envoyez rien maintenant. Vous verrez le résultat ici dans un instant.",
    cancelFailed:
      "Nous ne savons pas si le paiement a été annulé. Vérifiez votre connexion et réessayez.",
    reference: "Référence",
    notLoaded: "Les détails du paiement n’ont pas pu être chargés. Vérifiez votre connexion.",
    again: "Réessayer",
  },
};

/** In French, zero takes the singular. */
function formOf(minutes: number): string {
  return new Intl.PluralRules("fr").select(minutes) === "one" ? "minute" : "minutes";
}
