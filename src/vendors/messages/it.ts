import type { VendorMessages } from "./VendorMessages.ts";

const support = "contatta l’assistenza indicando il riferimento";
const ifSent = `Se hai inviato qualcosa, ${support}.`;

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Compra crypto con Transak", sell: "Vendi crypto con Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak aspetta l’arrivo del tuo pagamento. Un bonifico può richiedere qualche giorno.",
      sell: "Transak aspetta l’arrivo delle tue crypto.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak sta verificando questa operazione più a fondo. Non serve pagare di nuovo.",
      sell: "Transak sta verificando questa operazione più a fondo. Non serve inviare di nuovo nulla.",
    },
    EXPIRED: {
      buy: "Il tuo pagamento non è arrivato in tempo, quindi Transak ha chiuso questa operazione.",
      sell: "Le tue crypto non sono arrivate in tempo, quindi Transak ha chiuso questa operazione.",
    },
    REFUNDED: {
      buy: "Transak ti ha rimborsato il pagamento.",
      sell: "Transak ti ha restituito le crypto.",
    },
  },
  bleepay: {
    send: "Invia esattamente",
    network: (network) => `sulla rete ${network}`,
    warning: (currency, network) =>
      `Invia solo ${currency} e solo sulla rete ${network}. Quello che invii in un’altra crypto o su un’altra rete potrebbe andare perso per sempre.`,
    fee: "Assicurati che arrivi l’importo completo. Se il tuo wallet o exchange trattiene una commissione, aggiungila all’importo.",
    qrCode: "Codice QR dell’indirizzo",
    noQrCode: "Non siamo riusciti a caricare il codice QR. In alternativa, copia l’indirizzo.",
    address: "A questo indirizzo",
    copy: "Copia",
    copyAmount: "Copia importo",
    copyAddress: "Copia indirizzo",
    copyHash: "Copia hash",
    copied: "Copiato",
    copyBlocked:
      "Il tuo browser non permette di copiare. Il testo è selezionato, così puoi copiarlo tu.",
    timeLeft: "Tempo rimanente",
    lessThan: (minutes) => `Tempo rimanente: meno di ${minutes} ${formOf(minutes)}`,
    waiting: "In attesa del tuo pagamento",
    timeUp: "Tempo scaduto",
    timeUpDetail:
      "Non inviare nulla adesso. Stiamo controllando se il tuo pagamento è arrivato. Se lo hai inviato, resta su questa pagina.",
    seen: "Pagamento rilevato",
    seenDetail:
      "Aspettiamo la conferma della rete: può volerci qualche minuto. Non inviare di nuovo il pagamento.",
    hash: "Transazione",
    explore: "Vedi la transazione (nuova scheda)",
    underpaid: "Abbiamo ricevuto meno del dovuto",
    underpaidDetail:
      "Per ora non inviare la parte mancante: contatta l’assistenza indicando il riferimento qui sotto.",
    overpaid: `Abbiamo ricevuto più del dovuto. Per chiedere informazioni sulla differenza, ${support}.`,
    expired: `Non abbiamo ricevuto un pagamento in tempo. ${ifSent}`,
    failed: `Il gestore dei pagamenti non ha potuto accettare il tuo pagamento. ${ifSent}`,
    cancelled: `Hai annullato questo pagamento. ${ifSent}`,
    cancel: "Annulla il pagamento",
    cancelQuestion: "Hai già inviato qualcosa?",
    cancelQuestionDetail:
      "Se sì, non annullare. Un pagamento già partito non si può revocare e potrebbe non essere associato alla tua operazione.",
    cancelYes: "Non ho inviato nulla: annulla",
    cancelNo: "Continua ad aspettare",
    cancelling: "Annullamento in corso…",
    cannotCancel:
      "Questo pagamento non si può annullare perché è già partito o si è concluso. Non inviare nulla adesso. Tra poco vedrai qui il risultato.",
    cancelFailed:
      "Non sappiamo se il pagamento è stato annullato. Controlla la connessione e riprova.",
    reference: "Riferimento",
    notLoaded: "Non siamo riusciti a caricare i dettagli del pagamento. Controlla la connessione.",
    again: "Riprova",
  },
};

function formOf(minutes: number): string {
  return new Intl.PluralRules("it").select(minutes) === "one" ? "minuto" : "minuti";
}
