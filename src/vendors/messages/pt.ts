import type { VendorMessages } from "./VendorMessages.ts";

const support = "fale com o suporte e indique a referência";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Comprar criptomoedas com a Transak", sell: "Vender criptomoedas com a Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "A Transak aguarda a chegada do seu pagamento. Uma transferência bancária pode demorar alguns dias.",
      sell: "A Transak aguarda a chegada das suas criptomoedas.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Esta operação está em análise na Transak. Não é preciso pagar de novo.",
      sell: "Esta operação está em análise na Transak. Não é preciso repetir o envio.",
    },
    EXPIRED: {
      buy: "O seu pagamento não chegou a tempo, por isso a Transak encerrou esta operação.",
      sell: "As suas criptomoedas não chegaram a tempo, por isso a Transak encerrou esta operação.",
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
      `Envie apenas ${currency} e apenas pela rede ${network}. Qualquer envio em outra moeda ou por outra rede pode ser perdido definitivamente.`,
    fee: "O valor deve chegar completo. Se a sua carteira ou exchange descontar uma taxa, some essa taxa ao valor.",
    qrCode: "Código QR do endereço",
    noQrCode: "Não foi possível carregar o código QR. Em vez disso, copie o endereço.",
    address: "Para este endereço",
    copy: "Copiar",
    copyAmount: "Copiar valor",
    copyAddress: "Copiar endereço",
    copyHash: "Copiar hash",
    copied: "Copiado",
    copyBlocked:
      "O seu navegador não permite copiar. O texto está selecionado, basta copiar manualmente.",
    timeLeft: "Tempo restante",
    lessThan: (minutes) =>
      new Intl.PluralRules("pt").select(minutes) === "one"
        ? `Falta menos de ${minutes} minuto`
        : `Faltam menos de ${minutes} minutos`,
    waiting: "Aguardamos o seu pagamento",
    timeUp: "O tempo acabou",
    timeUpDetail:
      "Não envie nada agora. Neste momento, verificamos se o seu pagamento foi recebido. Se já enviou, continue nesta página.",
    seen: "Pagamento identificado",
    seenDetail:
      "Aguardamos a confirmação da rede, o que pode demorar alguns minutos. Não envie de novo.",
    hash: "Transação",
    explore: "Ver transação (nova janela)",
    underpaid: "Recebemos menos do que o valor pedido",
    underpaidDetail: `Por enquanto, não envie o valor que falta. Em vez disso, ${support} abaixo.`,
    overpaid: `Recebemos mais do que o valor pedido. Para perguntar sobre a diferença, ${support}.`,
    expired: `O pagamento não chegou a tempo. Se enviou algo, ${support}.`,
    failed: `O serviço de pagamento não conseguiu aceitar o pagamento. Se enviou algo, ${support}.`,
    cancelled: `Este pagamento foi cancelado a seu pedido. Se enviou algo, ${support}.`,
    cancel: "Cancelar pagamento",
    cancelQuestion: "Já enviou algo?",
    cancelQuestionDetail:
      "Se já enviou, não cancele. Um pagamento a caminho não pode ser desfeito e talvez não seja associado à sua operação.",
    cancelYes: "Não enviei nada – cancelar",
    cancelNo: "Vou esperar",
    cancelling: "Cancelamento em curso…",
    cannotCancel:
      "Não é possível cancelar este pagamento, porque já está a caminho ou já terminou. Não envie nada agora. O resultado aparecerá aqui em instantes.",
    cancelFailed:
      "Não sabemos se o pagamento foi cancelado. Verifique a sua internet e tente novamente.",
    reference: "Referência",
    notLoaded: "Não foi possível carregar os dados do pagamento. Verifique a sua internet.",
    again: "Tentar novamente",
  },
};
