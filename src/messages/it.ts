import { vendors } from "../vendors/messages/it.ts";
import { order } from "./order/it.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Riprova.";
const unavailable = "Questo servizio non è disponibile al momento.";
const fault = "Il problema dipende da noi. Non è stata aperta alcuna pagina di pagamento.";
const silent = `Al momento il nostro server non risponde. ${again}`;
const notLoaded = "Non siamo riusciti a caricare la pagina di pagamento.";
const late = "Ci vuole più tempo del solito";
const support = "contatta l’assistenza indicando il riferimento qui sotto";
const contact = "Contatta l’assistenza indicando il riferimento qui sotto.";
const charge = `Se vedi un addebito per questa operazione, ${support}.`;
const unaffected = "La tua operazione non ne risente";

/** Italian. */
export const messages: RampLanguage = {
  lang: "it",
  title: { buy: "Compra crypto", sell: "Vendi crypto" },
  preparing: "Stiamo caricando la pagina di pagamento sicura…",
  slow: `${late}. Non devi fare nulla.`,
  slowPage:
    "La pagina di pagamento si sta caricando lentamente. Se non compare, controlla la connessione o disattiva l’ad blocker.",
  reopen: { buy: "Vedi il tuo acquisto", sell: "Vedi la tua vendita" },
  close: "Chiudi",
  closeConfirm: { buy: "Vuoi uscire dal pagamento?", sell: "Vuoi uscire dalla vendita?" },
  closeConfirmDetail: {
    buy: "Se hai già pagato, il tuo acquisto prosegue e lo ritroverai qui la prossima volta. Se non hai pagato, la pagina di pagamento verrà chiusa.",
    sell: "Se hai già inviato le tue crypto, la tua vendita prosegue e la ritroverai qui la prossima volta. Se non le hai inviate, la vendita verrà chiusa.",
  },
  closeConfirmDetailUnstored: {
    buy: "Se hai già pagato, il tuo acquisto prosegue. Se non hai pagato, la pagina di pagamento verrà chiusa.",
    sell: "Se hai già inviato le tue crypto, la tua vendita prosegue. Se non le hai inviate, la vendita verrà chiusa.",
  },
  closeConfirmYes: "Esci",
  closeConfirmNo: "Resta",
  start: { buy: "Inizia l’acquisto", sell: "Inizia la vendita" },
  buyAgain: { buy: "Compra di nuovo", sell: "Vendi di nuovo" },
  retry: "Riprova",
  startOver: {
    buy: "Non hai pagato? Ricomincia",
    sell: "Non hai inviato nulla? Ricomincia",
  },
  external: {
    buy: "Completa il pagamento nell’altra finestra",
    sell: "Completa la vendita nell’altra finestra",
  },
  externalDetail:
    "La pagina di pagamento è aperta in un’altra finestra, forse dietro a questa. Qui ti mostreremo man mano a che punto sei. Per ricominciare, chiudi prima l’altra finestra.",
  openPage: "Apri la pagina di pagamento",
  resumed: { buy: "Il tuo acquisto è in corso", sell: "La tua vendita è in corso" },
  resumedDetail: {
    buy: "Il tuo pagamento è in elaborazione. Puoi chiudere questa pagina e non serve pagare di nuovo.",
    sell: "La tua vendita è in elaborazione. Puoi chiudere questa pagina e non serve inviare di nuovo le tue crypto.",
  },
  unconfirmed: { buy: "Hai già pagato?", sell: "Hai già inviato le tue crypto?" },
  unconfirmedDetail: {
    buy: "Se sì, non pagare di nuovo. Il tuo acquisto comparirà qui appena il gestore dei pagamenti l’avrà confermato. Se non hai pagato, puoi iniziare un nuovo acquisto.",
    sell: "Se sì, non inviarle di nuovo. La tua vendita comparirà qui appena il gestore dei pagamenti l’avrà confermata. Se non le hai inviate, puoi iniziare una nuova vendita.",
  },
  startAnother: { buy: "Inizia un nuovo acquisto", sell: "Inizia una nuova vendita" },
  overdue: {
    buy: `${late}, ma non serve aspettare qui. Il tuo acquisto è ancora in elaborazione e un bonifico può richiedere qualche giorno. Se hai domande, ${support}.`,
    sell: `${late}, ma non serve aspettare qui. La tua vendita è ancora in elaborazione e l’accredito può richiedere qualche giorno lavorativo. Se hai domande, ${support}.`,
  },
  identityCheck:
    "La verifica della tua identità è in corso. Di solito richiede qualche minuto, a volte di più. Non serve ripetere il pagamento o l’invio.",
  deposit: "Invia le tue crypto",
  exactAmount: "Importo esatto",
  network: "Rete",
  address: "A questo indirizzo",
  depositDetail: (currency, network) =>
    `Invia esattamente questo importo, solo in ${currency} e solo sulla rete ${network}. Qualsiasi altro invio potrebbe andare perso.`,
  depositChanged:
    "Il gestore dei pagamenti ha modificato i dati del trasferimento. Controlla quelli nuovi prima di confermare o inviare qualcosa. Se hai già inviato le crypto, non inviarle di nuovo e contatta l’assistenza.",
  copy: "Copia",
  copyAmount: "Copia importo",
  copyAddress: "Copia indirizzo",
  copied: "Copiato",
  copyBlocked:
    "Il tuo browser non permette di copiare. Il testo è selezionato, così puoi copiarlo tu.",
  depositing: "Conferma il trasferimento nel tuo wallet. Non inviare le crypto anche manualmente.",
  deposited:
    "Invio effettuato. Stiamo aspettando che le tue crypto arrivino: può volerci qualche minuto. Non inviarle di nuovo.",
  "deposit-declined":
    "Il tuo wallet non ha inviato nulla. Puoi ancora inviare le crypto manualmente.",
  completed: { buy: "Le tue crypto sono arrivate", sell: "Il tuo denaro è stato inviato" },
  paymentReceived: "Il tuo pagamento è stato ricevuto",
  failed: "L’operazione non è andata a buon fine",
  failedDetail: {
    buy: `Il tuo pagamento è stato rifiutato o non è stato possibile completarlo. Puoi riprovare, per esempio con un’altra carta. ${charge}`,
    sell: `Le tue crypto non sono arrivate in tempo o l’accredito è stato rifiutato. Se hai inviato crypto, ${support}.`,
  },
  cancelled: "Operazione annullata",
  cancelledDetail: {
    buy: `Non è stato effettuato alcun acquisto. ${charge}`,
    sell: `Non è stata effettuata alcuna vendita. Se hai inviato crypto, ${support}.`,
  },
  stillWatching: {
    buy: "Se il pagamento va comunque a buon fine, lo vedrai qui.",
    sell: "Se le crypto arrivano comunque, lo vedrai qui.",
  },
  problem: "Qualcosa è andato storto",
  received: "Hai ricevuto",
  paid: "Hai pagato",
  sold: "Hai venduto",
  amount: "Importo",
  date: "Data",
  reference: "Riferimento",
  txHash: "Hash della transazione",
  steps: {
    buy: ["Pagamento", "In corso", "Fatto"],
    sell: ["Le tue crypto", "Accredito", "Fatto"],
  },
  errors: {
    "session-network":
      "Non siamo riusciti a raggiungere il server. Controlla la connessione e riprova.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Questa pagina di pagamento è scaduta. ${again}`,
    "session-used":
      "Questa pagina si può aprire una sola volta. Se hai già pagato o inviato qualcosa, non farlo di nuovo.",
    "open-in-another-tab":
      "Questa operazione è già aperta in un’altra scheda. Continua lì, oppure chiudi quella scheda e riprova.",
    unauthorized: "Non hai effettuato l’accesso. Accedi e poi torna qui.",
    forbidden: `Il tuo account non è abilitato a questa operazione. ${contact}`,
    "offramp-disabled": "Qui la vendita non è disponibile.",
    "currency-not-supported": "Questa valuta non è disponibile qui. Scegline un’altra.",
    "wallet-not-supported": "Questa valuta non è disponibile su questa rete. Scegli un’altra rete.",
    "kyc-required": `Prima devi verificare la tua identità. Per sapere come fare, ${support}.`,
    "order-rejected": "L’operazione non è stata accettata. Controlla l’importo e la valuta.",
    "order-uncertain":
      "Per ora non sappiamo se la tua operazione precedente per questo importo è ancora aperta. Riprova più tardi o scegli un altro importo.",
    "rate-limited": "Troppi tentativi. Aspetta un momento e riprova.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `Al momento il gestore dei pagamenti non risponde. ${again}`,
    "script-origin": unavailable,
    "script-offline": "Sei offline. La pagina di pagamento si aprirà quando tornerai online.",
    "script-network": `${notLoaded} Controlla la connessione, autorizza la pagina nell’ad blocker o riprova più tardi.`,
    "script-blocked": unavailable,
    "script-timeout": `${notLoaded} Ci è voluto troppo tempo. ${again}`,
    "script-integrity": `${notLoaded} ${again}`,
    "script-malformed": `${notLoaded} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded} ${again}`,
    "frame-timeout": `La pagina di pagamento non è comparsa. ${again}`,
    "popup-blocked":
      "Il tuo browser ha bloccato la finestra di pagamento. Aprila con il link qui sotto.",
    "transaction-not-found": `Non troviamo ancora la tua operazione. Se hai pagato o inviato qualcosa, non farlo di nuovo. Ricontrolla tra poco oppure ${support}.`,
    "transaction-malformed": `Al momento non riusciamo a mostrare lo stato. ${unaffected}.`,
    "transaction-unreachable": `Al momento non riusciamo a verificare lo stato. ${unaffected} e continueremo a controllare.`,
    "transaction-unlisted": `Hai un’operazione che non possiamo mostrare qui. Se hai pagato o inviato qualcosa, non farlo di nuovo. ${contact}`,
    "deposit-failed":
      "Non sappiamo se il tuo wallet ha inviato le crypto. Controlla nel tuo wallet prima di inviare qualcosa.",
    "deposit-timeout":
      "Il tuo wallet non ha risposto. Controllalo prima di inviare qualcosa manualmente: le crypto potrebbero essere già state inviate.",
  },
  history: {
    title: "Cronologia delle operazioni",
    filter: "Filtra per stato",
    filters: {
      all: "Tutte",
      inProgress: "In corso",
      completed: "Completate",
      unsuccessful: "Non riuscite",
    },
    kind: { buy: "Acquisto", sell: "Vendita" },
    pending: { buy: "Pagamento non ancora confermato", sell: "Crypto non ancora ricevute" },
    processing: "In elaborazione",
    completed: "Operazione completata",
    loading: "Caricamento…",
    loadMore: "Mostra altre",
    shown: (count) =>
      count === 1 ? "1 operazione visualizzata" : `${count} operazioni visualizzate`,
    empty: "Ancora nessuna operazione",
    emptyDetail: "Qui vedrai i tuoi acquisti e le tue vendite.",
    emptyFilter: "Nessuna operazione corrisponde a questo filtro.",
    showAll: "Mostra tutte",
    loadFailed:
      "Non siamo riusciti a caricare le tue operazioni. I tuoi acquisti e le tue vendite non ne risentono.",
  },
  order,
  vendors,
};
