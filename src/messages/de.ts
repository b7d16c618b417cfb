import { vendors } from "../vendors/messages/de.ts";
import { order } from "./order/de.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Bitte versuchen Sie es erneut.";
const unavailable = "Dieser Dienst ist derzeit nicht verfügbar.";
const fault = "Das Problem liegt bei uns. Es wurde keine Zahlungsseite geöffnet.";
const silent = `Unser Server antwortet gerade nicht. ${again}`;
const notLoaded = "Die Zahlungsseite konnte nicht geladen werden.";
const late = "Das dauert länger als sonst";
const support = "wenden Sie sich mit der Referenz unten an den Support";
const contact = "Wenden Sie sich mit der Referenz unten an den Support.";
const charge = `Falls Sie eine Abbuchung dafür sehen, ${support}.`;
const unaffected = "Auf Ihren Auftrag hat das keinen Einfluss.";

/** German. */
export const messages: RampLanguage = {
  lang: "de",
  title: { buy: "Krypto kaufen", sell: "Krypto verkaufen" },
  preparing: "Sichere Zahlungsseite wird geladen …",
  slow: `${late}. Sie müssen nichts tun.`,
  slowPage:
    "Die Zahlungsseite lädt gerade langsam. Falls sie nicht erscheint, prüfen Sie Ihre Verbindung oder schalten Sie Ihren Werbeblocker aus.",
  reopen: { buy: "Kauf ansehen", sell: "Verkauf ansehen" },
  close: "Schließen",
  closeConfirm: { buy: "Bezahlvorgang verlassen?", sell: "Verkauf verlassen?" },
  closeConfirmDetail: {
    buy: "Wenn Sie schon bezahlt haben, läuft Ihr Kauf weiter und Sie sehen ihn beim nächsten Mal hier. Wenn nicht, wird der Bezahlvorgang beendet.",
    sell: "Wenn Sie Ihre Coins schon gesendet haben, läuft Ihr Verkauf weiter und Sie sehen ihn beim nächsten Mal hier. Wenn nicht, wird der Verkauf beendet.",
  },
  closeConfirmDetailUnstored: {
    buy: "Wenn Sie schon bezahlt haben, läuft Ihr Kauf weiter. Wenn nicht, wird der Bezahlvorgang beendet.",
    sell: "Wenn Sie Ihre Coins schon gesendet haben, läuft Ihr Verkauf weiter. Wenn nicht, wird der Verkauf beendet.",
  },
  closeConfirmYes: "Verlassen",
  closeConfirmNo: "Bleiben",
  start: { buy: "Kauf starten", sell: "Verkauf starten" },
  buyAgain: { buy: "Noch einmal kaufen", sell: "Noch einmal verkaufen" },
  retry: "Erneut versuchen",
  startOver: {
    buy: "Noch nicht bezahlt? Neu starten",
    sell: "Noch nichts gesendet? Neu starten",
  },
  external: {
    buy: "Zahlung im anderen Fenster abschließen",
    sell: "Verkauf im anderen Fenster abschließen",
  },
  externalDetail:
    "Die Zahlungsseite ist in einem anderen Fenster geöffnet, vielleicht hinter diesem. Hier zeigen wir Ihnen laufend den aktuellen Stand. Um neu zu starten, schließen Sie zuerst das andere Fenster.",
  openPage: "Zahlungsseite öffnen",
  resumed: { buy: "Ihr Kauf läuft", sell: "Ihr Verkauf läuft" },
  resumedDetail: {
    buy: "Ihre Zahlung wird bearbeitet. Sie können diese Seite schließen und müssen nicht noch einmal bezahlen.",
    sell: "Ihr Verkauf wird bearbeitet. Sie können diese Seite schließen und müssen die Coins nicht noch einmal senden.",
  },
  unconfirmed: { buy: "Haben Sie schon bezahlt?", sell: "Haben Sie Ihre Coins schon gesendet?" },
  unconfirmedDetail: {
    buy: "Wenn ja, bezahlen Sie nicht noch einmal. Ihr Kauf erscheint hier, sobald der Zahlungsanbieter ihn bestätigt. Wenn nicht, können Sie einen neuen Kauf starten.",
    sell: "Wenn ja, senden Sie die Coins nicht noch einmal. Ihr Verkauf erscheint hier, sobald der Zahlungsanbieter ihn bestätigt. Wenn nicht, können Sie einen neuen Verkauf starten.",
  },
  startAnother: { buy: "Neuen Kauf starten", sell: "Neuen Verkauf starten" },
  overdue: {
    buy: `${late}, aber Sie müssen hier nicht warten. Ihr Kauf wird noch bearbeitet, und Überweisungen können einige Tage dauern. Bei Fragen ${support}.`,
    sell: `${late}, aber Sie müssen hier nicht warten. Ihr Verkauf wird noch bearbeitet, und Auszahlungen können einige Bankarbeitstage dauern. Bei Fragen ${support}.`,
  },
  identityCheck:
    "Ihre Identität wird gerade geprüft. Das dauert meist einige Minuten, manchmal länger. Sie müssen nicht noch einmal bezahlen oder etwas senden.",
  deposit: "Senden Sie Ihre Coins",
  exactAmount: "Exakter Betrag",
  network: "Netzwerk",
  address: "An diese Adresse",
  depositDetail: (currency, network) =>
    `Senden Sie genau diesen Betrag, nur in ${currency} und nur über das Netzwerk ${network}. Alles andere kann verloren gehen.`,
  depositChanged:
    "Der Zahlungsanbieter hat die Transaktionsdaten geändert. Prüfen Sie die neuen Daten, bevor Sie etwas bestätigen oder senden. Falls Sie die Coins schon gesendet haben, senden Sie sie nicht noch einmal, sondern wenden Sie sich an den Support.",
  copy: "Kopieren",
  copyAmount: "Betrag kopieren",
  copyAddress: "Adresse kopieren",
  copied: "Kopiert",
  copyBlocked:
    "Ihr Browser erlaubt das Kopieren nicht. Der Text ist markiert, sodass Sie ihn selbst kopieren können.",
  depositing:
    "Bestätigen Sie die Transaktion in Ihrer Wallet. Senden Sie die Coins nicht zusätzlich manuell.",
  deposited:
    "Gesendet. Wir warten auf den Eingang Ihrer Coins, das kann einige Minuten dauern. Senden Sie sie nicht noch einmal.",
  "deposit-declined":
    "Ihre Wallet hat nichts gesendet. Sie können die Coins weiterhin manuell senden.",
  completed: { buy: "Ihre Coins sind da", sell: "Ihr Geld wurde ausgezahlt" },
  paymentReceived: "Ihre Zahlung ist eingegangen",
  failed: "Das hat nicht geklappt",
  failedDetail: {
    buy: `Ihre Zahlung wurde abgelehnt oder konnte nicht abgeschlossen werden. Sie können es noch einmal versuchen, zum Beispiel mit einer anderen Karte. ${charge}`,
    sell: `Ihre Coins sind nicht rechtzeitig eingegangen oder die Auszahlung wurde abgelehnt. Falls Sie Coins gesendet haben, ${support}.`,
  },
  cancelled: "Abgebrochen",
  cancelledDetail: {
    buy: `Es kam kein Kauf zustande. ${charge}`,
    sell: `Es kam kein Verkauf zustande. Falls Sie Coins gesendet haben, ${support}.`,
  },
  stillWatching: {
    buy: "Falls Ihre Zahlung doch noch durchgeht, sehen Sie das hier.",
    sell: "Falls Ihre Coins doch noch ankommen, sehen Sie das hier.",
  },
  problem: "Etwas ist schiefgelaufen",
  received: "Erhalten",
  paid: "Bezahlt",
  sold: "Verkauft",
  amount: "Betrag",
  date: "Datum",
  reference: "Referenz",
  txHash: "Transaktions-Hash",
  steps: {
    buy: ["Zahlung", "In Bearbeitung", "Fertig"],
    sell: ["Ihre Coins", "Auszahlung", "Fertig"],
  },
  errors: {
    "session-network":
      "Wir konnten den Server nicht erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Diese Zahlungsseite ist abgelaufen. ${again}`,
    "session-used":
      "Diese Seite lässt sich nur einmal öffnen. Falls Sie schon bezahlt oder etwas gesendet haben, tun Sie das nicht noch einmal.",
    "open-in-another-tab":
      "Dieser Vorgang ist schon in einem anderen Tab geöffnet. Machen Sie dort weiter, oder schließen Sie den Tab und versuchen Sie es noch einmal.",
    unauthorized:
      "Sie sind nicht angemeldet. Melden Sie sich an und kommen Sie dann hierher zurück.",
    forbidden: `Mit Ihrem Konto ist das nicht möglich. ${contact}`,
    "offramp-disabled": "Verkaufen ist hier nicht möglich.",
    "currency-not-supported": "Diese Währung ist hier nicht verfügbar. Wählen Sie eine andere.",
    "wallet-not-supported":
      "Diese Währung ist in diesem Netzwerk nicht verfügbar. Wählen Sie ein anderes Netzwerk.",
    "kyc-required": `Bitte bestätigen Sie zuerst Ihre Identität. Um zu erfahren, wie das geht, ${support}.`,
    "order-rejected": "Dieser Auftrag wurde nicht angenommen. Prüfen Sie Betrag und Währung.",
    "order-uncertain":
      "Wir können noch nicht sagen, ob Ihr früherer Auftrag über diesen Betrag noch offen ist. Versuchen Sie es später erneut oder wählen Sie einen anderen Betrag.",
    "rate-limited": "Zu viele Versuche. Warten Sie einen Moment und versuchen Sie es dann erneut.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `Der Zahlungsanbieter antwortet gerade nicht. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Sie sind offline. Die Zahlungsseite öffnet sich, sobald Sie wieder online sind.",
    "script-network": `${notLoaded} Prüfen Sie Ihre Verbindung, lassen Sie die Seite in Ihrem Werbeblocker zu oder versuchen Sie es später erneut.`,
    "script-blocked": unavailable,
    "script-timeout": `${notLoaded} Es hat zu lange gedauert. ${again}`,
    "script-integrity": `${notLoaded} ${again}`,
    "script-malformed": `${notLoaded} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded} ${again}`,
    "frame-timeout": `Die Zahlungsseite ist nicht erschienen. ${again}`,
    "popup-blocked":
      "Ihr Browser hat das Zahlungsfenster blockiert. Öffnen Sie es über den Link unten.",
    "transaction-not-found": `Wir finden Ihren Auftrag noch nicht. Falls Sie bezahlt oder etwas gesendet haben, tun Sie das nicht noch einmal. Schauen Sie in Kürze wieder nach oder ${support}.`,
    "transaction-malformed": `Wir können den Status gerade nicht anzeigen. ${unaffected}`,
    "transaction-unreachable": `Wir können den Status gerade nicht abrufen. ${unaffected} Wir versuchen es weiter.`,
    "transaction-unlisted": `Sie haben einen Auftrag, den wir hier nicht anzeigen können. Falls Sie bezahlt oder etwas gesendet haben, tun Sie das nicht noch einmal. ${contact}`,
    "deposit-failed":
      "Wir wissen nicht, ob Ihre Wallet die Coins gesendet hat. Prüfen Sie das in Ihrer Wallet, bevor Sie etwas senden.",
    "deposit-timeout":
      "Ihre Wallet hat nicht geantwortet. Sehen Sie dort nach, bevor Sie etwas manuell senden: Die Coins wurden möglicherweise schon gesendet.",
  },
  history: {
    title: "Transaktionsverlauf",
    filter: "Nach Status filtern",
    filters: {
      all: "Alle",
      inProgress: "Laufend",
      completed: "Abgeschlossen",
      unsuccessful: "Nicht erfolgreich",
    },
    kind: { buy: "Kauf", sell: "Verkauf" },
    pending: { buy: "Zahlung noch nicht bestätigt", sell: "Coins noch nicht eingegangen" },
    processing: "Wird bearbeitet",
    completed: "Erfolgreich abgeschlossen",
    loading: "Wird geladen …",
    loadMore: "Mehr laden",
    shown: (count) => `${count} ${count === 1 ? "Transaktion" : "Transaktionen"} angezeigt`,
    empty: "Noch keine Transaktionen",
    emptyDetail: "Ihre Käufe und Verkäufe erscheinen hier.",
    emptyFilter: "Keine Transaktion passt zu diesem Filter.",
    showAll: "Alle anzeigen",
    loadFailed:
      "Wir konnten Ihre Transaktionen nicht laden. Ihre Käufe und Verkäufe sind davon nicht betroffen.",
  },
  order,
  vendors,
};
