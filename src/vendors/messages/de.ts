import type { VendorMessages } from "./VendorMessages.ts";

const support = "wenden Sie sich an den Support und nennen Sie die Referenz";

export const vendors: VendorMessages = {
  transak: {
    title: {
      buy: "Kryptowährung mit Transak kaufen",
      sell: "Kryptowährung mit Transak verkaufen",
    },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak wartet auf Ihre Zahlung. Eine Überweisung kann einige Tage dauern.",
      sell: "Transak wartet auf Ihre Kryptowährung.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak prüft diesen Auftrag genauer. Sie müssen nicht noch einmal bezahlen.",
      sell: "Transak prüft diesen Auftrag genauer. Sie müssen nichts noch einmal senden.",
    },
    EXPIRED: {
      buy: "Ihre Zahlung ist nicht rechtzeitig eingegangen, deshalb hat Transak diesen Auftrag geschlossen.",
      sell: "Ihre Kryptowährung ist nicht rechtzeitig eingegangen, deshalb hat Transak diesen Auftrag geschlossen.",
    },
    REFUNDED: {
      buy: "Transak hat Ihnen Ihre Zahlung zurückerstattet.",
      sell: "Transak hat Ihnen Ihre Kryptowährung zurückgesendet.",
    },
  },
  bleepay: {
    send: "Senden Sie genau",
    network: (network) => `über ${network}`,
    warning: (currency, network) =>
      `Senden Sie nur ${currency} und nur über ${network}. Über ein anderes Netzwerk oder in einer anderen Kryptowährung ist das Geld verloren.`,
    fee: "Genau dieser Betrag muss ankommen. Falls Ihre Wallet oder Börse davon eine Gebühr abzieht, rechnen Sie die Gebühr hinzu.",
    qrCode: "QR-Code der Adresse",
    noQrCode: "Der QR-Code konnte nicht geladen werden. Kopieren Sie stattdessen die Adresse.",
    address: "An diese Adresse",
    copy: "Kopieren",
    copyAmount: "Betrag kopieren",
    copyAddress: "Adresse kopieren",
    copyHash: "Hash kopieren",
    copied: "Kopiert",
    copyBlocked:
      "Ihr Browser lässt uns nicht kopieren. Der Text ist markiert: Kopieren Sie ihn selbst.",
    timeLeft: "Restzeit",
    lessThan: (minutes) =>
      minutes === 1 ? "Noch weniger als 1 Minute" : `Noch weniger als ${minutes} Minuten`,
    waiting: "Wir warten auf Ihre Zahlung",
    timeUp: "Die Zeit ist abgelaufen",
    timeUpDetail:
      "Senden Sie jetzt nichts. Wir fragen den Zahlungsanbieter, ob er Ihre Zahlung erkannt hat. Falls Sie sie gesendet haben, bleiben Sie hier.",
    seen: "Zahlung erkannt",
    seenDetail:
      "Wir warten, bis das Netzwerk sie bestätigt; das kann einige Minuten dauern. Senden Sie sie nicht noch einmal.",
    hash: "Transaktion",
    explore: "Transaktion ansehen (neuer Tab)",
    underpaid: "Es ist weniger eingegangen als verlangt",
    underpaidDetail: `Ihr Geld ist nicht verloren. Senden Sie nicht von sich aus mehr, sondern ${support} unten.`,
    overpaid: `Es ist mehr eingegangen als verlangt. Damit der Rest geprüft wird, ${support}.`,
    expired: `Es wurde nicht rechtzeitig eine Zahlung erkannt. Falls Sie etwas gesendet haben, ${support}.`,
    failed: `Der Zahlungsanbieter konnte die Zahlung nicht annehmen. Falls Sie etwas gesendet haben, ${support}.`,
    cancelled: `Sie haben diese Zahlung abgebrochen. Falls Sie etwas gesendet haben, ${support}.`,
    cancel: "Zahlung abbrechen",
    cancelQuestion: "Haben Sie etwas gesendet?",
    cancelQuestionDetail:
      "Dann brechen Sie nicht ab: Was unterwegs ist, lässt sich nicht zurückholen und könnte unbemerkt bleiben.",
    cancelYes: "Nichts gesendet: abbrechen",
    cancelNo: "Weiter warten",
    cancelling: "Wird abgebrochen …",
    cannotCancel:
      "Das lässt sich nicht mehr abbrechen: Die Zahlung ist schon unterwegs oder bereits beendet. Senden Sie jetzt nichts: Gleich sehen Sie es hier.",
    cancelFailed:
      "Wir wissen nicht, ob die Zahlung abgebrochen wurde. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
    reference: "Referenz",
    notLoaded: "Die Zahlungsdetails konnten nicht geladen werden. Prüfen Sie Ihre Verbindung.",
    again: "Erneut versuchen",
  },
};
