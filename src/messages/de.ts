import { vendors } from "../vendors/messages/de.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Bitte versuchen Sie es erneut.";
const unavailable = "Das ist im Moment nicht verfügbar.";
const fault = "Bei uns ist etwas schiefgegangen. Es wurde nichts bezahlt.";
const page = "Die Zahlungsseite konnte nicht geladen werden.";
const support = "wenden Sie sich an den Support und nennen Sie die Referenz unten";

/** German. */
export const messages: RampLanguage = {
  lang: "de",
  title: { buy: "Kryptowährung kaufen", sell: "Kryptowährung verkaufen" },
  preparing: "Sichere Zahlungsseite wird vorbereitet …",
  slow: "Das dauert länger als sonst. Es geht automatisch weiter.",
  slowPage:
    "Die Zahlungsseite lädt langsam. Es geht automatisch weiter; eine bessere Verbindung oder ein ausgeschalteter Werbeblocker kann helfen.",
  reopen: { buy: "Kauf anzeigen", sell: "Verkauf anzeigen" },
  close: "Schließen",
  closeConfirm: { buy: "Zahlung verlassen?", sell: "Verkauf verlassen?" },
  closeConfirmDetail: {
    buy: "Falls Sie bereits bezahlt haben, geht nichts verloren: Der Kauf läuft weiter und erscheint, wenn Sie zurückkommen. Falls nicht, wird die Zahlungsseite geschlossen.",
    sell: "Falls Sie Ihre Kryptowährung bereits gesendet haben, geht nichts verloren: Der Verkauf läuft weiter und erscheint, wenn Sie zurückkommen. Falls nicht, endet der Verkauf hier.",
  },
  closeConfirmYes: "Verlassen",
  closeConfirmNo: "Hier bleiben",
  start: { buy: "Kauf starten", sell: "Verkauf starten" },
  buyAgain: { buy: "Erneut kaufen", sell: "Erneut verkaufen" },
  retry: "Erneut versuchen",
  startOver: {
    buy: "Ich habe nicht bezahlt: von vorn",
    sell: "Ich habe nichts gesendet: von vorn",
  },
  external: { buy: "Weiter im Zahlungsfenster", sell: "Weiter im Zahlungsfenster" },
  externalDetail:
    "Die Seite hat sich in einem eigenen Fenster geöffnet, vielleicht hinter diesem. Was dort geschieht, sehen Sie hier. Schließen Sie es, um neu zu beginnen.",
  openPage: "Zahlungsseite öffnen",
  resumed: { buy: "Ihr Kauf wird ausgeführt", sell: "Ihr Verkauf wird ausgeführt" },
  resumedDetail: {
    buy: "Er ist bezahlt. Sie müssen hier nicht warten und nicht noch einmal bezahlen.",
    sell: "Ihre Kryptowährung ist eingegangen. Sie müssen hier nicht warten und sie nicht noch einmal senden.",
  },
  unconfirmed: { buy: "Haben Sie bezahlt?", sell: "Haben Sie die Kryptowährung gesendet?" },
  unconfirmedDetail: {
    buy: "Falls Sie bezahlt haben, bezahlen Sie nicht noch einmal: Die Zahlung erscheint hier, sobald der Zahlungsanbieter sie erkennt. Falls nicht, starten Sie einen neuen Kauf.",
    sell: "Falls Sie die Kryptowährung gesendet haben, senden Sie sie nicht noch einmal: Sie erscheint hier, sobald der Zahlungsanbieter sie erkennt. Falls nicht, starten Sie einen neuen Verkauf.",
  },
  startAnother: { buy: "Neuen Kauf starten", sell: "Neuen Verkauf starten" },
  overdue: {
    buy: `Das dauert länger als sonst. Sie müssen hier nicht warten: Ihre Zahlung ist eingegangen, und Ihre Kryptowährung wird gesendet, sobald die Zahlung freigegeben ist. Falls die Kryptowährung morgen nicht da ist, ${support}.`,
    sell: `Das dauert länger als sonst. Sie müssen hier nicht warten: Ihre Kryptowährung ist eingegangen, und Ihr Geld wird ausgezahlt, sobald sie freigegeben ist. Falls das Geld nach drei Arbeitstagen nicht da ist, ${support}.`,
  },
  identityCheck:
    "Ihre Identität wird geprüft. Das dauert einige Minuten, manchmal länger. Bis dahin wird Ihre Zahlung zurückgehalten, und Sie müssen nicht noch einmal bezahlen.",
  deposit: "Senden Sie Ihre Kryptowährung",
  exactAmount: "Genauer Betrag",
  network: "Netzwerk",
  address: "An diese Adresse",
  depositDetail: (currency, network) =>
    `Senden Sie genau diesen Betrag, nur ${currency} und nur über ${network}. Alles andere kann verloren gehen.`,
  depositChanged:
    "Der Anbieter hat die Angaben zu dieser Überweisung geändert. Prüfen Sie die neuen, bevor Sie etwas bestätigen oder senden. Falls Sie die Kryptowährung schon gesendet haben, senden Sie sie nicht noch einmal, sondern wenden Sie sich an den Support.",
  copy: "Kopieren",
  copyAmount: "Betrag kopieren",
  copyAddress: "Adresse kopieren",
  copied: "Kopiert",
  copyBlocked:
    "Ihr Browser lässt uns nicht kopieren. Der Text ist markiert: Kopieren Sie ihn selbst.",
  depositing:
    "Bestätigen Sie die Transaktion in Ihrer Wallet. Senden Sie nichts zusätzlich von Hand.",
  deposited:
    "Gesendet. Wir warten, bis Ihre Kryptowährung erkannt wird; das kann einige Minuten dauern. Senden Sie sie nicht noch einmal.",
  "deposit-declined":
    "Ihre Wallet hat nichts gesendet. Sie können die Kryptowährung weiterhin von Hand senden, an die Adresse unten.",
  completed: { buy: "Ihre Kryptowährung ist da", sell: "Ihr Geld wurde ausgezahlt" },
  failed: "Der Auftrag wurde nicht ausgeführt",
  failedDetail: {
    buy: "Die Zahlung wurde abgelehnt, oder die Zeit ist abgelaufen. Reserviertes Geld gibt Ihre Bank wieder frei.",
    sell: `Die Kryptowährung ist nicht rechtzeitig eingegangen, oder die Auszahlung wurde abgelehnt. Falls Sie Kryptowährung gesendet haben, ${support}.`,
  },
  cancelled: "Abgebrochen",
  cancelledDetail: {
    buy: "Es wurde nichts gekauft. Falls Ihre Bank dafür Geld reserviert hat, wird es wieder freigegeben.",
    sell: `Es wurde nichts verkauft. Falls Sie Kryptowährung gesendet haben, ${support}.`,
  },
  stillWatching: {
    buy: "Falls Ihre Zahlung doch noch eingeht, sehen Sie es hier.",
    sell: "Falls Ihre Kryptowährung doch noch eingeht, sehen Sie es hier.",
  },
  problem: "Das hat nicht funktioniert",
  received: "Erhalten",
  paid: "Bezahlt",
  sold: "Verkauft",
  date: "Datum",
  reference: "Referenz",
  steps: {
    buy: ["Zahlung", "Unterwegs", "Fertig"],
    sell: ["Krypto-Eingang", "Auszahlung", "Fertig"],
  },
  errors: {
    "session-network": `Wir konnten den Server nicht erreichen. Prüfen Sie Ihre Verbindung. ${again}`,
    "session-timeout": `Der Server hat zu lange nicht geantwortet. ${again}`,
    "session-malformed": fault,
    "session-expired": `Diese Zahlungsseite ist abgelaufen. ${again}`,
    "session-used":
      "Diese Seite öffnet sich nur einmal. Falls Sie schon bezahlt oder etwas gesendet haben, tun Sie es nicht noch einmal: Wir sehen weiter nach.",
    unauthorized:
      "Sie sind nicht angemeldet. Melden Sie sich an und kommen Sie dann hierher zurück.",
    forbidden:
      "Ihr Konto ist dazu nicht berechtigt. Wenden Sie sich an den Support und nennen Sie die Referenz unten.",
    "offramp-disabled": "Verkaufen ist hier nicht möglich.",
    "currency-not-supported": "Diese Währung ist hier nicht verfügbar. Wählen Sie eine andere.",
    "wallet-not-supported":
      "Diese Währung ist in diesem Netzwerk nicht verfügbar. Wählen Sie ein anderes Netzwerk.",
    "kyc-required":
      "Zuerst muss Ihre Identität bestätigt werden. Fragen Sie den Support, wie das geht, und nennen Sie die Referenz unten.",
    "order-rejected": "Dieser Auftrag wurde nicht angenommen. Prüfen Sie Betrag und Währung.",
    "order-uncertain":
      "Wir wissen noch nicht, ob Ihr früherer Auftrag über diesen Betrag noch offen ist. Versuchen Sie es später erneut, oder wählen Sie einen anderen Betrag.",
    "rate-limited":
      "Zu viele Versuche in kurzer Zeit. Warten Sie einen Moment und versuchen Sie es dann erneut.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Unser Server antwortet im Moment nicht. ${again}`,
    "vendor-unavailable": `Der Zahlungsanbieter antwortet im Moment nicht. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Sie sind offline. Die Zahlungsseite öffnet sich, sobald die Verbindung wieder da ist.",
    "script-network": `${page} Prüfen Sie Ihre Verbindung, erlauben Sie die Seite in Ihrem Werbeblocker oder versuchen Sie es später erneut.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Es hat zu lange gedauert. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `Die Zahlungsseite ist nicht erschienen. ${again}`,
    "popup-blocked": "Ihr Browser hat das Zahlungsfenster blockiert. Öffnen Sie es unten selbst.",
    "transaction-not-found":
      "Wir können Ihren Auftrag noch nicht finden. Er ist nicht verloren: Sehen Sie gleich noch einmal nach.",
    "transaction-malformed":
      "Wir können den Status gerade nicht lesen. Ihr Auftrag ist davon nicht betroffen.",
    "transaction-unreachable":
      "Wir können den Status gerade nicht sehen. Ihr Auftrag ist davon nicht betroffen, und wir sehen weiter nach.",
    "transaction-unlisted":
      "Sie haben einen Auftrag, den wir hier nicht anzeigen können. Falls Sie schon bezahlt oder etwas gesendet haben, tun Sie es nicht noch einmal. Wenden Sie sich an den Support und nennen Sie die Referenz unten.",
    "deposit-failed":
      "Wir wissen nicht, ob Ihre Wallet die Kryptowährung gesendet hat. Sehen Sie in Ihrer Wallet nach, bevor Sie etwas senden.",
    "deposit-timeout":
      "Ihre Wallet hat nicht geantwortet. Sehen Sie zuerst dort nach, ob die Kryptowährung gesendet wurde, bevor Sie sie von Hand senden.",
  },
  vendors,
};
