import type { VendorMessages } from "./VendorMessages.ts";

const support = "fale com o suporte e indique a referência";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Comprar criptomoedas com a Transak", sell: "Vender criptomoedas com a Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "A Transak aguarda o seu pagamento. Uma transferência bancária pode demorar alguns dias.",
      sell: "A Transak aguarda as suas criptomoedas.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "A Transak analisa esta ordem com mais atenção. Não é preciso pagar de novo.",
      sell: "A Transak analisa esta ordem com mais atenção. Não é preciso enviar nada de novo.",
    },
    EXPIRED: {
      buy: "O seu pagamento não chegou a tempo, por isso a Transak encerrou esta ordem.",
      sell: "As suas criptomoedas não chegaram a tempo, por isso a Transak encerrou esta ordem.",
    },
    REFUNDED: {
      buy: "A Transak devolveu o seu pagamento.",
      sell: "A Transak devolveu as suas criptomoedas.",
    },
  },
  bleepay: {
    send: "Envie exatamente",
    network: (network) => `pela rede ${network}`,
    warning: (currency, network) =>
      `Envie apenas ${currency} e apenas pela rede ${network}. Por outra rede, ou em outra criptomoeda, o dinheiro perde-se.`,
    fee: "Deve chegar exatamente este valor. Se a sua carteira ou exchange descontar dele uma taxa, some a taxa ao valor.",
    qrCode: "Código QR do endereço",
    noQrCode: "Não foi possível carregar o código QR. Em vez disso, copie o endereço.",
    address: "Para este endereço",
    copy: "Copiar",
    copyAmount: "Copiar o valor",
    copyAddress: "Copiar o endereço",
    copyHash: "Copiar o hash",
    copied: "Copiado",
    copyBlocked:
      "O seu navegador não nos permite copiar. O texto está selecionado: copie-o manualmente.",
    timeLeft: "Tempo restante",
    lessThan: (minutes) =>
      minutes === 1 ? "Falta menos de 1 minuto" : `Faltam menos de ${minutes} minutos`,
    waiting: "À espera do seu pagamento",
    timeUp: "O tempo esgotou-se",
    timeUpDetail:
      "Não envie nada agora. Perguntamos ao serviço de pagamento se reconheceu o seu pagamento. Se já o enviou, fique aqui.",
    seen: "Pagamento reconhecido",
    seenDetail:
      "Aguardamos que a rede o confirme, o que pode demorar alguns minutos. Não o envie de novo.",
    hash: "Transação",
    explore: "Ver transação (nova página)",
    underpaid: "Chegou menos do que o pedido",
    underpaidDetail: `O seu dinheiro não se perdeu. Não envie mais por iniciativa própria: ${support} abaixo.`,
    overpaid: `Chegou mais do que o pedido. Para que o excedente seja analisado, ${support}.`,
    expired: `Nenhum pagamento foi reconhecido a tempo. Se enviou algo, ${support}.`,
    failed: `O serviço de pagamento não conseguiu aceitar o pagamento. Se enviou algo, ${support}.`,
    cancelled: `Este pagamento foi cancelado a seu pedido. Se enviou algo, ${support}.`,
    cancel: "Cancelar o pagamento",
    cancelQuestion: "Já enviou algo?",
    cancelQuestionDetail:
      "Nesse caso, não cancele: o que está a caminho não pode ser recuperado e pode passar despercebido.",
    cancelYes: "Não enviei nada: cancelar",
    cancelNo: "Continuar à espera",
    cancelling: "Cancelamento em curso…",
    cannotCancel:
      "Já não é possível cancelar: o pagamento já está a caminho ou já terminou. Não envie nada agora: aparece aqui dentro de instantes.",
    cancelFailed:
      "Não sabemos se o pagamento foi cancelado. Verifique o acesso à internet e tente de novo.",
    reference: "Referência",
    notLoaded: "Não foi possível carregar os dados do pagamento. Verifique o acesso à internet.",
    again: "Tentar de novo",
  },
};
