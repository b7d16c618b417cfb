import { vendors } from "../vendors/messages/it.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Riprova.";
const unavailable = "Al momento questo servizio non è disponibile.";
const fault = "Si è verificato un errore da parte nostra. Non è stato pagato nulla.";
const page = "Non è stato possibile caricare la pagina di pagamento.";
const support = "contatta l’assistenza e indica il riferimento qui sotto";

/** Italian. */
export const messages: RampLanguage = {
  lang: "it",
  title: { buy: "Acquista criptovalute", sell: "Vendi criptovalute" },
  preparing: "Prepariamo una pagina di pagamento sicura…",
  slow: "Sta richiedendo più tempo del solito. Proseguirà automaticamente.",
  slowPage:
    "La pagina di pagamento è lenta a caricarsi. Proseguirà automaticamente; può aiutare una connessione migliore o disattivare l’ad blocker.",
  reopen: { buy: "Mostra il tuo acquisto", sell: "Mostra la tua vendita" },
  close: "Chiudi",
  closeConfirm: { buy: "Uscire dal pagamento?", sell: "Uscire dalla vendita?" },
  closeConfirmDetail: {
    buy: "Se hai già pagato, non perdi nulla: l’acquisto prosegue e lo ritrovi al tuo ritorno. Altrimenti la pagina di pagamento verrà chiusa.",
    sell: "Se hai già inviato le tue criptovalute, non perdi nulla: la vendita prosegue e la ritrovi al tuo ritorno. Altrimenti la vendita finisce qui.",
  },
  closeConfirmYes: "Esci",
  closeConfirmNo: "Resta",
  start: { buy: "Inizia l’acquisto", sell: "Inizia la vendita" },
  buyAgain: { buy: "Acquista di nuovo", sell: "Vendi di nuovo" },
  retry: "Riprova",
  startOver: { buy: "Non ho pagato: ricomincia", sell: "Non ho inviato nulla: ricomincia" },
  external: {
    buy: "Continua nella finestra di pagamento",
    sell: "Continua nella finestra di pagamento",
  },
  externalDetail:
    "Si è aperta a parte, forse dietro questa finestra. Quello che succede lì compare qui. Per ricominciare, chiudila.",
  openPage: "Apri la pagina di pagamento",
  resumed: { buy: "Il tuo acquisto è in corso", sell: "La tua vendita è in corso" },
  resumedDetail: {
    buy: "È già pagato. Non occorre aspettare qui né pagare di nuovo.",
    sell: "Le tue criptovalute sono arrivate. Non occorre aspettare qui né inviarle di nuovo.",
  },
  unconfirmed: { buy: "Hai pagato?", sell: "Hai inviato le criptovalute?" },
  unconfirmedDetail: {
    buy: "Se hai pagato, non pagare di nuovo: il pagamento comparirà qui appena il servizio di pagamento lo rileva. Altrimenti inizia un altro acquisto.",
    sell: "Se hai inviato le criptovalute, non inviarle di nuovo: compariranno qui appena il servizio di pagamento le rileva. Altrimenti inizia un’altra vendita.",
  },
  startAnother: { buy: "Inizia un altro acquisto", sell: "Inizia un’altra vendita" },
  overdue: {
    buy: `Sta richiedendo più tempo del solito. Non occorre aspettare qui: il tuo pagamento è arrivato e le tue criptovalute saranno inviate appena il pagamento sarà approvato. Se domani non sono arrivate, ${support}.`,
    sell: `Sta richiedendo più tempo del solito. Non occorre aspettare qui: le tue criptovalute sono arrivate e il tuo denaro sarà inviato appena saranno approvate. Se dopo tre giorni lavorativi il denaro non è arrivato, ${support}.`,
  },
  identityCheck:
    "La tua identità è in fase di verifica. Servono alcuni minuti, a volte di più. Fino ad allora il pagamento resta in sospeso e non occorre pagare di nuovo.",
  deposit: "Invia le tue criptovalute",
  exactAmount: "Importo esatto",
  network: "Rete",
  address: "A questo indirizzo",
  depositDetail: (currency, network) =>
    `Invia esattamente questo importo, solo ${currency} e solo sulla rete ${network}. Qualsiasi altro invio potrebbe andare perso.`,
  depositChanged:
    "Il fornitore ha modificato i dati di questo trasferimento. Controlla quelli nuovi prima di confermare o inviare qualsiasi cosa. Se hai già inviato le criptovalute, non inviarle di nuovo: contatta l’assistenza.",
  copy: "Copia",
  copyAmount: "Copia l’importo",
  copyAddress: "Copia l’indirizzo",
  copied: "Copiato",
  copyBlocked: "Il tuo browser non ci permette di copiare. Il testo è selezionato: copialo tu.",
  depositing: "Conferma l’invio nel tuo wallet. Non inviare altro manualmente.",
  deposited:
    "Inviato. Attendiamo che le tue criptovalute vengano rilevate: possono volerci alcuni minuti. Non inviarle di nuovo.",
  "deposit-declined":
    "Il tuo wallet non ha inviato nulla. Puoi ancora inviare le criptovalute manualmente, all’indirizzo qui sotto.",
  completed: {
    buy: "Le tue criptovalute sono arrivate",
    sell: "Il tuo denaro è stato inviato",
  },
  failed: "L’operazione non è andata a buon fine",
  failedDetail: {
    buy: "Il pagamento è stato rifiutato o è scaduto. Il denaro eventualmente bloccato viene sbloccato dalla tua banca.",
    sell: `Le criptovalute non sono arrivate in tempo o l’invio del denaro è stato rifiutato. Se hai inviato criptovalute, ${support}.`,
  },
  cancelled: "Operazione annullata",
  cancelledDetail: {
    buy: "Non è stato acquistato nulla. Se la tua banca ha bloccato del denaro per questo acquisto, verrà sbloccato.",
    sell: `Non è stato venduto nulla. Se hai inviato criptovalute, ${support}.`,
  },
  stillWatching: {
    buy: "Se il pagamento dovesse comunque andare a buon fine, lo vedrai qui.",
    sell: "Se le criptovalute dovessero comunque arrivare, lo vedrai qui.",
  },
  problem: "Non ha funzionato",
  received: "Hai ricevuto",
  paid: "Hai pagato",
  sold: "Hai venduto",
  date: "Data",
  reference: "Riferimento",
  steps: {
    buy: ["Pagamento", "In arrivo", "Fatto"],
    sell: ["Le tue criptovalute", "Denaro in arrivo", "Fatto"],
  },
  errors: {
    "session-network": `Non siamo riusciti a raggiungere il server. Controlla la connessione. ${again}`,
    "session-timeout": `Il server ha impiegato troppo tempo a rispondere. ${again}`,
    "session-malformed": fault,
    "session-expired": `Questa pagina di pagamento è scaduta. ${again}`,
    "session-used":
      "Questa pagina si apre una sola volta. Se hai già pagato o inviato qualcosa, non rifarlo: continuiamo a controllare.",
    unauthorized: "Non hai effettuato l’accesso. Accedi, poi torna qui.",
    forbidden:
      "Il tuo account non è autorizzato. Contatta l’assistenza e indica il riferimento qui sotto.",
    "offramp-disabled": "La vendita non è disponibile qui.",
    "currency-not-supported": "Questa valuta non è disponibile qui. Scegline un’altra.",
    "wallet-not-supported": "Questa valuta non è disponibile su questa rete. Scegli un’altra rete.",
    "kyc-required":
      "Prima occorre confermare la tua identità. Chiedi all’assistenza come fare e indica il riferimento qui sotto.",
    "order-rejected": "Questo ordine non è stato accettato. Controlla l’importo e la valuta.",
    "order-uncertain":
      "Non sappiamo ancora se il tuo ordine precedente per questo importo è ancora aperto. Riprova più tardi o scegli un altro importo.",
    "rate-limited": "Troppi tentativi in poco tempo. Aspetta un momento, poi riprova.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Il nostro server al momento non risponde. ${again}`,
    "vendor-unavailable": `Il servizio di pagamento al momento non risponde. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Sei offline. La pagina di pagamento si aprirà quando tornerà la connessione.",
    "script-network": `${page} Controlla la connessione, consenti la pagina nell’ad blocker oppure riprova più tardi.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Ha richiesto troppo tempo. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `La pagina di pagamento non è comparsa. ${again}`,
    "popup-blocked": "Il tuo browser ha bloccato la finestra di pagamento. Aprila tu, qui sotto.",
    "transaction-not-found":
      "Non troviamo ancora il tuo ordine. Non è perso: ricontrolla tra poco.",
    "transaction-malformed":
      "In questo momento non riusciamo a leggere lo stato. Il tuo ordine non ne risente.",
    "transaction-unreachable":
      "In questo momento non riusciamo a vedere lo stato. Il tuo ordine non ne risente e continuiamo a controllare.",
    "transaction-unlisted":
      "Hai un ordine che qui non possiamo mostrare. Se hai già pagato o inviato qualcosa, non rifarlo: contatta l’assistenza e indica il riferimento qui sotto.",
    "deposit-failed":
      "Non sappiamo se il tuo wallet ha inviato le criptovalute. Controlla nel tuo wallet prima di inviare qualsiasi cosa.",
    "deposit-timeout":
      "Il tuo wallet non ha risposto. Controlla prima lì se le criptovalute sono state inviate, prima di inviarle manualmente.",
  },
  vendors,
};
