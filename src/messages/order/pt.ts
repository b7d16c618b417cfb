import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Não pode fazer esta operação.";
const silent = "Não responde neste momento.";
const unavailable = "Não está disponível neste momento.";

/** Portuguese. */
export const order: OrderMessages = {
  give: { buy: "Valor a pagar", sell: "Valor a vender" },
  receive: "Valor a receber",
  estimate: "estimativa",
  about: (amount) => `cerca de ${amount}`,
  asset: "Criptomoeda",
  fiatCurrency: "Moeda",
  paymentMethod: { buy: "Forma de pagamento", sell: "Forma de recebimento" },
  anyMethod: "Qualquer uma",
  card: "Cartão",
  bankTransfer: "Transferência bancária",
  provider: "Fornecedor",
  best: "Melhor preço",
  unpriced: "Preço mostrado pelo fornecedor",
  payInCrypto: (amount) => `Envie ${amount} de outra carteira`,
  details: "Taxas",
  fees: {
    total: "Total de taxas, incluídas",
    network: "Taxa de rede",
    vendor: "Taxa do fornecedor",
    partner: "Taxa de serviço",
  },
  documents: "Pode pedir um documento de identidade",
  estimateDetail: {
    buy: "Os preços são estimativas. O preço final aparece antes do pagamento.",
    sell: "Os preços são estimativas. O preço final aparece antes de qualquer envio.",
  },
  loading: "Buscando preços…",
  refresh: (time) => `Novos preços em ${time}`,
  found: (count) => (count === 1 ? `${count} oferta disponível` : `${count} ofertas disponíveis`),
  submit: { buy: "Comprar", sell: "Vender" },
  submitAmount: { buy: (amount) => `Comprar ${amount}`, sell: (amount) => `Vender ${amount}` },
  submitFor: {
    buy: (currency, money) => `Comprar ${currency} por ${money}`,
    sell: (currency, money) => `Vender ${currency} por ${money}`,
  },
  submitting: "Um momento…",
  changed: "O preço mudou",
  changedDetail: {
    receive: (after, before) => `Agora o valor a receber seria ${after}, em vez de ${before}.`,
    buy: (after, before) => `Agora o valor a pagar seria ${after}, em vez de ${before}.`,
    sell: (after, before) => `Agora o valor a vender seria ${after}, em vez de ${before}.`,
  },
  changedUnknown: "O preço aparece na página do fornecedor antes da confirmação.",
  accept: "Aceitar o novo preço",
  missing: "Digite um valor.",
  malformed: (example) => `Digite um valor como ${example}.`,
  tooLow: (limit) => `O mínimo é ${limit}.`,
  tooHigh: (limit) => `O máximo é ${limit}.`,
  use: (value) => `Usar ${value}`,
  useAnyMethod: "Qualquer forma de pagamento",
  nothing: "Nenhum fornecedor pode fazer esta operação",
  nothingDetail: "Isto pode funcionar:",
  nothingHint: "Tente outro valor, outra criptomoeda ou outra moeda.",
  vendorUnavailable: (vendor) =>
    `${vendor} não pode fazer esta operação. Escolha outro fornecedor.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} vai pedir um documento de identidade. Tenha-o à mão: demora cerca de três minutos.`,
    pending: (vendor) => `${vendor} ainda está a verificar a sua identidade.`,
    failed: (vendor) =>
      `${vendor} não conseguiu verificar a sua identidade da última vez e poderá pedir novamente o documento.`,
  },
  change: "Alterar",
  reasons: {
    "amount-too-low": "Este valor é muito baixo.",
    "amount-too-high": "Este valor é muito alto.",
    "asset-unsupported": "Não oferece esta criptomoeda nesta rede.",
    "fiat-unsupported": "Não aceita esta moeda.",
    "country-unsupported": "Não está disponível no seu país.",
    "method-unsupported": "Não aceita esta forma de pagamento.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "O seu limite com este fornecedor foi atingido.",
    "user-refused": "Não está disponível para a sua conta.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
