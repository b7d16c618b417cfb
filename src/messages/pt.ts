import { vendors } from "../vendors/messages/pt.ts";
import { order } from "./order/pt.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Tente novamente.";
const unavailable = "Esta opção não está disponível neste momento.";
const fault = "O problema é do nosso lado. Nenhuma página de pagamento foi aberta.";
const silent = `O nosso servidor não responde neste momento. ${again}`;
const page = "Não foi possível carregar a página de pagamento.";
const contact = "com o suporte e indique a referência abaixo";
const support = `fale ${contact}`;
const charge = `Se notar uma cobrança por esta operação, ${support}.`;

/** Portuguese, worded for both Portugal and Brazil. */
export const messages: RampLanguage = {
  lang: "pt",
  title: { buy: "Comprar criptomoedas", sell: "Vender criptomoedas" },
  preparing: "Um momento, a página segura de pagamento vai abrir…",
  slow: "A resposta está mais lenta do que o normal. Não é preciso fazer nada.",
  slowPage:
    "A página de pagamento está lenta. Se não aparecer, verifique a sua internet ou desative o bloqueador de anúncios.",
  reopen: { buy: "Ver a sua compra", sell: "Ver a sua venda" },
  close: "Fechar",
  closeConfirm: { buy: "Sair do pagamento?", sell: "Sair da venda?" },
  closeConfirmDetail: {
    buy: "Se já pagou, a compra continua e aparecerá aqui da próxima vez. Se ainda não pagou, a página de pagamento será fechada.",
    sell: "Se já enviou as suas criptomoedas, a venda continua e aparecerá aqui da próxima vez. Se ainda não enviou, esta venda será encerrada.",
  },
  closeConfirmDetailUnstored: {
    buy: "Se já pagou, a compra continua. Se ainda não pagou, a página de pagamento será fechada.",
    sell: "Se já enviou as suas criptomoedas, a venda continua. Se ainda não enviou, esta venda será encerrada.",
  },
  closeConfirmYes: "Sair",
  closeConfirmNo: "Continuar aqui",
  start: { buy: "Começar a comprar", sell: "Começar a vender" },
  buyAgain: { buy: "Comprar de novo", sell: "Vender de novo" },
  retry: "Tentar novamente",
  startOver: { buy: "Não paguei – recomeçar", sell: "Não enviei nada – recomeçar" },
  external: {
    buy: "Conclua o pagamento na outra janela",
    sell: "Conclua a venda na outra janela",
  },
  externalDetail:
    "A página de pagamento está aberta em outra janela, talvez atrás desta. Mostraremos o andamento aqui. Para recomeçar, feche primeiro a outra janela.",
  openPage: "Abrir a página de pagamento",
  resumed: { buy: "A sua compra está em curso", sell: "A sua venda está em curso" },
  resumedDetail: {
    buy: "O seu pagamento está em processamento. Pode fechar esta página. Não é preciso pagar de novo.",
    sell: "A sua venda está em processamento. Pode fechar esta página. Não é preciso enviar as criptomoedas de novo.",
  },
  unconfirmed: { buy: "Já fez o pagamento?", sell: "Já enviou as criptomoedas?" },
  unconfirmedDetail: {
    buy: "Se já pagou, não pague de novo. A compra aparecerá aqui assim que for confirmada pelo serviço de pagamento. Se ainda não pagou, pode iniciar uma nova compra.",
    sell: "Se já enviou, não envie de novo. A venda aparecerá aqui assim que for confirmada pelo serviço de pagamento. Se ainda não enviou, pode iniciar uma nova venda.",
  },
  startAnother: { buy: "Iniciar nova compra", sell: "Iniciar nova venda" },
  overdue: {
    buy: `A operação está mais lenta do que o normal, mas não é preciso esperar aqui. A sua compra continua em processamento, e uma transferência bancária pode demorar alguns dias. Se tiver dúvidas, ${support}.`,
    sell: `A operação está mais lenta do que o normal, mas não é preciso esperar aqui. A sua venda continua em processamento, e o pagamento do valor pode demorar alguns dias úteis. Se tiver dúvidas, ${support}.`,
  },
  identityCheck:
    "A sua identidade está em verificação. Costuma demorar alguns minutos, às vezes mais. Não é preciso repetir o pagamento nem o envio.",
  deposit: "Envie as suas criptomoedas",
  exactAmount: "Valor exato",
  network: "Rede",
  address: "Para este endereço",
  depositDetail: (currency, network) =>
    `Envie exatamente este valor, apenas em ${currency} e apenas pela rede ${network}. Qualquer outro envio pode ser perdido.`,
  depositChanged:
    "O serviço de pagamento alterou os dados da transferência. Verifique os novos dados antes de confirmar ou enviar qualquer coisa. Se já enviou as criptomoedas, não envie de novo e fale com o suporte.",
  copy: "Copiar",
  copyAmount: "Copiar valor",
  copyAddress: "Copiar endereço",
  copied: "Copiado",
  copyBlocked:
    "O seu navegador não permite copiar. O texto está selecionado, basta copiar manualmente.",
  depositing: "Confirme o envio na sua carteira. Não faça também um envio manual.",
  deposited:
    "Enviado. Aguardamos a chegada das suas criptomoedas, o que pode demorar alguns minutos. Não envie de novo.",
  "deposit-declined":
    "A sua carteira não enviou nada. Ainda pode enviar as criptomoedas manualmente.",
  completed: { buy: "As suas criptomoedas chegaram", sell: "O valor da venda foi pago" },
  paymentReceived: "O seu pagamento foi recebido",
  failed: "Não foi possível concluir a operação",
  failedDetail: {
    buy: `O seu pagamento foi recusado ou não pôde ser concluído. Pode tentar novamente, por exemplo com outro cartão. ${charge}`,
    sell: `As suas criptomoedas não chegaram a tempo ou o pagamento da venda foi recusado. Se enviou criptomoedas, ${support}.`,
  },
  cancelled: "Operação cancelada",
  cancelledDetail: {
    buy: `Nenhuma compra foi feita. ${charge}`,
    sell: `Nenhuma venda foi feita. Se enviou criptomoedas, ${support}.`,
  },
  stillWatching: {
    buy: "Se o pagamento ainda for concluído, mostraremos aqui.",
    sell: "Se as criptomoedas ainda chegarem, mostraremos aqui.",
  },
  problem: "Ocorreu um problema",
  received: "Valor recebido",
  paid: "Valor pago",
  sold: "Valor vendido",
  amount: "Montante",
  date: "Data",
  reference: "Referência",
  txHash: "Hash da transação",
  steps: {
    buy: ["Pagamento", "Em curso", "Concluído"],
    sell: ["Criptomoedas", "Pagamento da venda", "Concluído"],
  },
  errors: {
    "session-network":
      "Falha na comunicação com o servidor. Verifique a sua internet e tente novamente.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Esta página de pagamento expirou. ${again}`,
    "session-used":
      "Esta página só pode ser aberta uma vez. Se já pagou ou enviou algo, não faça isso de novo.",
    "open-in-another-tab":
      "Esta operação já está aberta em outra aba. Continue por lá ou feche essa aba e tente novamente.",
    unauthorized: "Para continuar, entre na sua conta e volte aqui.",
    forbidden: `A sua conta não tem permissão para isto. Fale ${contact}.`,
    "offramp-disabled": "A venda não está disponível aqui.",
    "currency-not-supported": "Esta moeda não está disponível aqui. Escolha outra.",
    "wallet-not-supported": "Esta moeda não está disponível nesta rede. Escolha outra rede.",
    "kyc-required": `Primeiro é preciso confirmar a sua identidade. Para saber como, ${support}.`,
    "order-rejected": "Esta operação foi recusada. Verifique o valor e a moeda.",
    "order-uncertain":
      "Ainda não sabemos se a sua operação anterior com este valor continua aberta. Tente mais tarde ou escolha outro valor.",
    "rate-limited": "Muitas tentativas. Espere um momento e tente novamente.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `O serviço de pagamento não responde neste momento. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Está sem internet. A página de pagamento vai abrir quando a internet voltar.",
    "script-network": `${page} Verifique a sua internet, permita a página no bloqueador de anúncios ou tente mais tarde.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Demorou muito. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `A página de pagamento não apareceu. ${again}`,
    "popup-blocked":
      "O seu navegador bloqueou a janela de pagamento. Use o link abaixo para abrir a página.",
    "transaction-not-found": `A sua operação ainda não aparece. Se já pagou ou enviou algo, não faça isso de novo. Verifique outra vez daqui a pouco ou ${support}.`,
    "transaction-malformed":
      "Neste momento não é possível ler os dados da sua operação. Ela não foi afetada.",
    "transaction-unreachable":
      "Neste momento não é possível consultar a sua operação. Ela não foi afetada, e a verificação continua.",
    "transaction-unlisted": `Há uma operação sua que não podemos mostrar aqui. Se já pagou ou enviou algo, não faça isso de novo. Fale ${contact}.`,
    "deposit-failed":
      "Não sabemos se a sua carteira enviou as criptomoedas. Verifique na carteira antes de enviar qualquer coisa.",
    "deposit-timeout":
      "A sua carteira não respondeu. Verifique a carteira antes de enviar qualquer coisa manualmente: as criptomoedas podem já ter sido enviadas.",
  },
  history: {
    title: "Histórico de operações",
    filter: "Filtrar por estado",
    filters: {
      all: "Todas",
      inProgress: "Em curso",
      completed: "Concluídas",
      unsuccessful: "Sem sucesso",
    },
    kind: { buy: "Compra", sell: "Venda" },
    pending: { buy: "Pagamento ainda não confirmado", sell: "Criptomoedas ainda não recebidas" },
    processing: "Em processamento",
    completed: "Operação concluída",
    loading: "Um momento…",
    loadMore: "Ver mais",
    shown: (count) => (count === 1 ? "1 operação na lista" : `${count} operações na lista`),
    empty: "Ainda não há operações",
    emptyDetail: "As suas compras e vendas vão aparecer aqui.",
    emptyFilter: "Nenhuma operação corresponde a este filtro.",
    showAll: "Ver todas",
    loadFailed:
      "Não foi possível mostrar as suas operações. As suas compras e vendas não foram afetadas.",
  },
  order,
  vendors,
};
