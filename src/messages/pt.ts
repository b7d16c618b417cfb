import { vendors } from "../vendors/messages/pt.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Tente de novo.";
const unavailable = "Este serviço não está disponível neste momento.";
const fault = "Ocorreu um erro do nosso lado. Nada foi pago.";
const page = "Não foi possível carregar a página de pagamento.";
const support = "fale com o suporte e indique a referência abaixo";

/** Portuguese, in words that are at home in Portugal and in Brazil. */
export const messages: RampLanguage = {
  lang: "pt",
  title: { buy: "Comprar criptomoedas", sell: "Vender criptomoedas" },
  preparing: "Um momento: preparamos uma página de pagamento segura…",
  slow: "Isto demora mais do que o habitual. Vai continuar automaticamente.",
  slowPage:
    "A página de pagamento demora a carregar. Vai continuar automaticamente; uma internet mais rápida ou desativar o bloqueador de anúncios pode ajudar.",
  reopen: { buy: "Mostrar a sua compra", sell: "Mostrar a sua venda" },
  close: "Fechar",
  closeConfirm: { buy: "Sair do pagamento?", sell: "Sair da venda?" },
  closeConfirmDetail: {
    buy: "Se já pagou, nada se perde: a compra continua e aparece quando voltar. Se não, a página de pagamento será fechada.",
    sell: "Se já enviou as suas criptomoedas, nada se perde: a venda continua e aparece quando voltar. Se não, a venda termina aqui.",
  },
  closeConfirmYes: "Sair",
  closeConfirmNo: "Ficar aqui",
  start: { buy: "Iniciar compra", sell: "Iniciar venda" },
  buyAgain: { buy: "Comprar de novo", sell: "Vender de novo" },
  retry: "Tentar de novo",
  startOver: { buy: "Não paguei: recomeçar", sell: "Não enviei nada: recomeçar" },
  external: { buy: "Continue na janela de pagamento", sell: "Continue na janela de pagamento" },
  externalDetail:
    "Abriu numa janela própria, talvez por trás desta. O que acontece lá aparece aqui. Para recomeçar, feche-a.",
  openPage: "Abrir a página de pagamento",
  resumed: { buy: "A sua compra está em curso", sell: "A sua venda está em curso" },
  resumedDetail: {
    buy: "Já está paga. Não é preciso esperar aqui nem pagar de novo.",
    sell: "As suas criptomoedas chegaram. Não é preciso esperar aqui nem enviá-las de novo.",
  },
  unconfirmed: { buy: "Já pagou?", sell: "Já enviou as criptomoedas?" },
  unconfirmedDetail: {
    buy: "Se já pagou, não pague de novo: o pagamento aparece aqui assim que o serviço de pagamento o reconhecer. Se não, inicie outra compra.",
    sell: "Se já enviou as criptomoedas, não as envie de novo: aparecem aqui assim que o serviço de pagamento as reconhecer. Se não, inicie outra venda.",
  },
  startAnother: { buy: "Iniciar outra compra", sell: "Iniciar outra venda" },
  overdue: {
    buy: `Isto demora mais do que o habitual. Não é preciso esperar aqui: o seu pagamento chegou, e as suas criptomoedas são enviadas assim que o pagamento for aprovado. Se amanhã ainda não tiverem chegado, ${support}.`,
    sell: `Isto demora mais do que o habitual. Não é preciso esperar aqui: as suas criptomoedas chegaram, e o seu dinheiro é enviado assim que forem aprovadas. Se o dinheiro não tiver chegado após três dias úteis, ${support}.`,
  },
  identityCheck:
    "A verificação da sua identidade está em curso. Demora alguns minutos, por vezes mais. Até lá, o seu pagamento fica retido, e não é preciso pagar de novo.",
  deposit: "Envie as suas criptomoedas",
  exactAmount: "Valor exato",
  network: "Rede",
  address: "Para este endereço",
  depositDetail: (currency, network) =>
    `Envie exatamente este valor, apenas ${currency} e apenas pela rede ${network}. Qualquer outro envio pode perder-se.`,
  depositChanged:
    "O fornecedor alterou os dados desta transferência. Verifique os novos antes de confirmar ou enviar seja o que for. Se já enviou as criptomoedas, não as envie outra vez: fale com o suporte.",
  copy: "Copiar",
  copyAmount: "Copiar o valor",
  copyAddress: "Copiar o endereço",
  copied: "Copiado",
  copyBlocked:
    "O seu navegador não nos permite copiar. O texto está selecionado: copie-o manualmente.",
  depositing: "Confirme o envio na sua carteira. Não envie mais nada manualmente.",
  deposited:
    "Enviado. Aguardamos que as suas criptomoedas sejam reconhecidas, o que pode demorar alguns minutos. Não as envie de novo.",
  "deposit-declined":
    "A sua carteira não enviou nada. Ainda pode enviar as criptomoedas manualmente, para o endereço abaixo.",
  completed: { buy: "As suas criptomoedas chegaram", sell: "O seu dinheiro foi enviado" },
  failed: "A operação não foi concluída",
  failedDetail: {
    buy: "O pagamento foi recusado ou o tempo esgotou-se. Se algum dinheiro ficou bloqueado, o seu banco irá desbloqueá-lo.",
    sell: `As criptomoedas não chegaram a tempo ou o envio do dinheiro foi recusado. Se enviou criptomoedas, ${support}.`,
  },
  cancelled: "Operação cancelada",
  cancelledDetail: {
    buy: "Nada foi comprado. Se o seu banco bloqueou dinheiro para esta compra, será desbloqueado.",
    sell: `Nada foi vendido. Se enviou criptomoedas, ${support}.`,
  },
  stillWatching: {
    buy: "Se o pagamento ainda for concluído, verá isso aqui.",
    sell: "Se as criptomoedas ainda chegarem, verá isso aqui.",
  },
  problem: "Isto não funcionou",
  received: "Valor recebido",
  paid: "Valor pago",
  sold: "Valor vendido",
  date: "Data",
  reference: "Referência",
  steps: {
    buy: ["Pagamento", "A caminho", "Concluído"],
    sell: ["As suas criptomoedas", "Dinheiro a caminho", "Concluído"],
  },
  errors: {
    "session-network": `Não foi possível comunicar com o servidor. Verifique o acesso à internet. ${again}`,
    "session-timeout": `O servidor demorou muito a responder. ${again}`,
    "session-malformed": fault,
    "session-expired": `Esta página de pagamento expirou. ${again}`,
    "session-used":
      "Esta página só abre uma vez. Se já pagou ou enviou algo, não o faça de novo: continuamos a verificar.",
    unauthorized: "Não tem sessão iniciada. Entre na sua conta e volte aqui.",
    forbidden:
      "A sua conta não tem permissão para isto. Fale com o suporte e indique a referência abaixo.",
    "offramp-disabled": "A venda não está disponível aqui.",
    "currency-not-supported": "Esta moeda não está disponível aqui. Escolha outra.",
    "wallet-not-supported": "Esta moeda não está disponível nesta rede. Escolha outra rede.",
    "kyc-required":
      "Primeiro é preciso confirmar a sua identidade. Pergunte ao suporte como fazer e indique a referência abaixo.",
    "order-rejected": "Esta ordem foi recusada. Verifique o valor e a moeda.",
    "order-uncertain":
      "Ainda não sabemos se a sua ordem anterior com este valor continua aberta. Tente novamente mais tarde ou escolha outro valor.",
    "rate-limited": "Muitas tentativas em pouco tempo. Espere um momento e tente de novo.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `O nosso servidor não responde neste momento. ${again}`,
    "vendor-unavailable": `O serviço de pagamento não responde neste momento. ${again}`,
    "script-origin": unavailable,
    "script-offline": "Está sem internet. A página de pagamento abre quando a internet voltar.",
    "script-network": `${page} Verifique o acesso à internet, permita a página no bloqueador de anúncios ou tente de novo mais tarde.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Demorou muito. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `A página de pagamento não apareceu. ${again}`,
    "popup-blocked": "O seu navegador bloqueou a janela de pagamento. Abra-a pelo botão abaixo.",
    "transaction-not-found":
      "Ainda não encontramos a sua ordem. Não se perdeu: verifique de novo dentro de instantes.",
    "transaction-malformed":
      "Neste momento não é possível ler o estado da sua ordem. Ela não é afetada.",
    "transaction-unreachable":
      "Neste momento não é possível ver o estado da sua ordem. Ela não é afetada, e continuamos a verificar.",
    "transaction-unlisted":
      "Tem uma ordem que não podemos mostrar aqui. Se já pagou ou enviou algo, não o faça de novo: fale com o suporte e indique a referência abaixo.",
    "deposit-failed":
      "Não sabemos se a sua carteira enviou as criptomoedas. Verifique na carteira antes de enviar seja o que for.",
    "deposit-timeout":
      "A sua carteira não respondeu. Verifique primeiro na carteira se as criptomoedas foram enviadas, antes de as enviar manualmente.",
  },
  vendors,
};
