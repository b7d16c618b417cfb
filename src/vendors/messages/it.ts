import type { VendorMessages } from "./VendorMessages.ts";

const support = "contatta l’assistenza e indica il riferimento";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Acquista criptovalute con Transak", sell: "Vendi criptovalute con Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak attende il tuo pagamento. Un bonifico può richiedere alcuni giorni.",
      sell: "Transak attende le tue criptovalute.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak sta esaminando questo ordine più da vicino. Non occorre pagare di nuovo.",
      sell: "Transak sta esaminando questo ordine più da vicino. Non occorre inviare di nuovo nulla.",
    },
    EXPIRED: {
      buy: "Il tuo pagamento non è arrivato in tempo, quindi Transak ha chiuso questo ordine.",
      sell: "Le tue criptovalute non sono arrivate in tempo, quindi Transak ha chiuso questo ordine.",
    },
    REFUNDED: {
      buy: "Transak ti ha rimborsato il pagamento.",
      sell: "Transak ti ha restituito le criptovalute.",
    },
  },
  bleepay: {
    send: "Invia esattamente",
    network: (network) => `sulla rete ${network}`,
    warning: (currency, network) =>
      `Invia solo ${currency} e solo sulla rete ${network}. Su un’altra rete, o in un’altra criptovaluta, il denaro va perso.`,
    fee: "Deve arrivare esattamente questo importo. Se il tuo wallet o exchange ne trattiene una commissione, aggiungila all’importo.",
    qrCode: "Codice QR dell’indirizzo",
    noQrCode: "Non è stato possibile caricare il codice QR. Copia invece l’indirizzo.",
    address: "A questo indirizzo",
    copy: "Copia",
    copyAmount: "Copia l’importo",
    copyAddress: "Copia l’indirizzo",
    copyHash: "Copia l’hash",
    copied: "Copiato",
    copyBlocked: "Il tuo browser non ci permette di copiare. Il testo è selezionato: copialo tu.",
    timeLeft: "Tempo rimanente",
    lessThan: (minutes) =>
      minutes === 1 ? "Manca meno di 1 minuto" : `Mancano meno di ${minutes} minuti`,
    waiting: "In attesa del tuo pagamento",
    timeUp: "Il tempo è scaduto",
    timeUpDetail:
      "Non inviare nulla adesso. Stiamo chiedendo al servizio di pagamento se ha rilevato il tuo pagamento. Se lo hai inviato, resta qui.",
    seen: "Pagamento rilevato",
    seenDetail:
      "Attendiamo che la rete lo confermi: possono volerci alcuni minuti. Non inviarlo di nuovo.",
    hash: "Transazione",
    explore: "Vedi transazione (nuova scheda)",
    underpaid: "È arrivato meno di quanto richiesto",
    underpaidDetail: `Il tuo denaro non è perso. Non inviare altro di tua iniziativa: ${support} qui sotto.`,
    overpaid: `È arrivato più di quanto richiesto. Per far verificare l’eccedenza, ${support}.`,
    expired: `Nessun pagamento è stato rilevato in tempo. Se hai inviato qualcosa, ${support}.`,
    failed: `Il servizio di pagamento non ha potuto accettare il pagamento. Se hai inviato qualcosa, ${support}.`,
    cancelled: `Hai annullato questo pagamento. Se hai inviato qualcosa, ${support}.`,
    cancel: "Annulla il pagamento",
    cancelQuestion: "Hai inviato qualcosa?",
    cancelQuestionDetail:
      "In tal caso non annullare: ciò che è in viaggio non può essere richiamato e potrebbe passare inosservato.",
    cancelYes: "Non ho inviato nulla: annulla",
    cancelNo: "Continua ad aspettare",
    cancelling: "Annullamento in corso…",
    cannotCancel:
      "Non è più possibile annullare: il pagamento è già in viaggio, o già concluso. Non inviare nulla adesso: lo vedrai qui tra poco.",
    cancelFailed:
      "Non sappiamo se il pagamento è stato annullato. Controlla la connessione, poi riprova.",
    reference: "Riferimento",
    notLoaded: "Non è stato possibile caricare i dettagli del pagamento. Controlla la connessione.",
    again: "Riprova",
  },
};
