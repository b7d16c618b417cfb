import type { VendorMessages } from "./VendorMessages.ts";

const support = "wenden Sie sich mit der Referenz an den Support";
const ifSent = `Falls Sie etwas gesendet haben, ${support}.`;

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Krypto kaufen mit Transak", sell: "Krypto verkaufen mit Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak wartet auf den Eingang Ihrer Zahlung. Eine Überweisung kann einige Tage dauern.",
      sell: "Transak wartet auf den Eingang Ihrer Coins.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak prüft diesen Auftrag genauer. Sie müssen nicht noch einmal bezahlen.",
      sell: "Transak prüft diesen Auftrag genauer. Sie müssen nichts erneut senden.",
    },
    EXPIRED: {
      buy: "Ihre Zahlung ist nicht rechtzeitig eingegangen. Deshalb hat Transak diesen Auftrag geschlossen.",
      sell: "Ihre Coins sind nicht rechtzeitig eingegangen. Deshalb hat Transak diesen Auftrag geschlossen.",
    },
    REFUNDED: {
      buy: "Transak hat Ihnen Ihre Zahlung zurückerstattet.",
      sell: "Transak hat Ihnen Ihre Coins zurückgesendet.",
    },
  },
  bleepay: {
    send: "Senden Sie genau",
    network: (network) => `über ${network}`,
    warning: (currency, network) =>
      `Senden Sie nur ${currency} und nur über das Netzwerk ${network}. Was Sie in einer anderen Kryptowährung oder über ein anderes Netzwerk senden, ist möglicherweise endgültig verloren.`,
    fee: "Der volle Betrag muss ankommen. Falls Ihre Wallet oder Kryptobörse eine Gebühr abzieht, rechnen Sie diese zum Betrag hinzu.",
    qrCode: "QR-Code der Adresse",
    noQrCode: "Der QR-Code konnte nicht geladen werden. Kopieren Sie stattdessen die Adresse.",
    address: "An diese Adresse",
    copy: "Kopieren",
    copyAmount: "Betrag kopieren",
    copyAddress: "Adresse kopieren",
    copyHash: "Hash kopieren",
    copied: "Kopiert",
    copyBlocked:
      "Ihr Browser erlaubt das Kopieren nicht. Der Text ist markiert, sodass Sie ihn selbst kopieren können.",
    timeLeft: "Restzeit",
    lessThan: (minutes) => `Weniger als ${minutes} ${formOf(minutes)} übrig`,
    waiting: "Wir warten auf Ihre Zahlung",
    timeUp: "Die Zeit ist abgelaufen",
    timeUpDetail:
      "Senden Sie jetzt nichts mehr. Wir prüfen, ob Ihre Zahlung eingegangen ist. Falls Sie sie schon gesendet haben, bleiben Sie auf dieser Seite.",
    seen: "Zahlung erkannt",
    seenDetail:
      "Wir warten auf die Bestätigung durch das Netzwerk, das kann einige Minuten dauern. Senden Sie die Zahlung nicht noch einmal.",
    hash: "Transaktion",
    explore: "Transaktion ansehen (neuer Tab)",
    underpaid: "Es ist zu wenig eingegangen",
    underpaidDetail:
      "Senden Sie den Rest noch nicht, sondern wenden Sie sich mit der Referenz unten an den Support.",
    overpaid: `Es ist zu viel eingegangen. Bei Fragen zur Differenz ${support}.`,
    expired: `In der vorgesehenen Zeit ist keine Zahlung eingegangen. ${ifSent}`,
    failed: `Der Zahlungsanbieter konnte die Zahlung nicht annehmen. ${ifSent}`,
    cancelled: `Sie haben diese Zahlung abgebrochen. ${ifSent}`,
    cancel: "Zahlung abbrechen",
    cancelQuestion: "Haben Sie schon etwas gesendet?",
    cancelQuestionDetail:
      "Wenn ja, brechen Sie nicht ab. Eine Zahlung, die schon unterwegs ist, lässt sich nicht zurückholen und wird Ihrem Auftrag möglicherweise nicht zugeordnet.",
    cancelYes: "Nichts gesendet – abbrechen",
    cancelNo: "Weiter warten",
    cancelling: "Wird abgebrochen …",
    cannotCancel:
      "Diese Zahlung lässt sich nicht abbrechen, weil sie schon unterwegs oder beendet ist. Senden Sie jetzt nichts. Das Ergebnis sehen Sie gleich hier.",
    cancelFailed:
      "Wir wissen nicht, ob die Zahlung abgebrochen wurde. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    reference: "Referenz",
    notLoaded: "Die Zahlungsdetails konnten nicht geladen werden. Prüfen Sie Ihre Verbindung.",
    again: "Erneut versuchen",
  },
};

function formOf(minutes: number): string {
  return new Intl.PluralRules("de").select(minutes) === "one" ? "Minute" : "Minuten";
}
