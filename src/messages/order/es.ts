import type { OrderMessages } from "../OrderMessages.ts";

const refused = "No puede procesar esta operación.";
const silent = "No responde en este momento.";
const unavailable = "No está disponible en este momento.";

/** Spanish. */
export const order: OrderMessages = {
  give: { buy: "Pagas", sell: "Vendes" },
  receive: "Recibes",
  estimate: "estimación",
  about: (amount) => `aprox. ${amount}`,
  asset: "Criptomoneda",
  fiatCurrency: "Moneda",
  paymentMethod: { buy: "Forma de pago", sell: "Forma de cobro" },
  anyMethod: "Cualquiera",
  card: "Tarjeta",
  bankTransfer: "Transferencia bancaria",
  provider: "Proveedor",
  best: "Mejor precio",
  unpriced: "Precio en la página del proveedor",
  payInCrypto: (amount) => `Envía ${amount} desde otra wallet`,
  details: "Comisiones",
  fees: {
    total: "Total de comisiones (incluidas)",
    network: "Comisión de red",
    vendor: "Comisión del proveedor",
    partner: "Comisión de servicio",
  },
  documents: "Puede pedirte un documento de identidad",
  estimateDetail: {
    buy: "Los precios son estimaciones. Verás el precio final antes de pagar.",
    sell: "Los precios son estimaciones. Verás el precio final antes de enviar nada.",
  },
  loading: "Consultando precios…",
  refresh: (time) => `Nuevos precios en ${time}`,
  found: (count) => (count === 1 ? `${count} oferta disponible` : `${count} ofertas disponibles`),
  submit: { buy: "Comprar", sell: "Vender" },
  submitAmount: { buy: (amount) => `Comprar ${amount}`, sell: (amount) => `Vender ${amount}` },
  submitFor: {
    buy: (currency, money) => `Comprar ${currency} por ${money}`,
    sell: (currency, money) => `Vender ${currency} por ${money}`,
  },
  submitting: "Un momento…",
  changed: "El precio ha cambiado",
  changedDetail: {
    receive: (after, before) => `Ahora recibirías ${after} en lugar de ${before}.`,
    buy: (after, before) => `Ahora pagarías ${after} en lugar de ${before}.`,
    sell: (after, before) => `Ahora venderías ${after} en lugar de ${before}.`,
  },
  changedUnknown:
    "No podemos mostrar aquí el nuevo precio. Lo verás en la página del proveedor antes de confirmar.",
  accept: "Aceptar el nuevo precio",
  missing: "Introduce una cantidad.",
  malformed: (example) => `Introduce una cantidad como ${example}.`,
  tooLow: (limit) => `El mínimo es ${limit}.`,
  tooHigh: (limit) => `El máximo es ${limit}.`,
  use: (value) => `Usar ${value}`,
  useAnyMethod: "Permitir cualquier forma de pago",
  nothing: "Ningún proveedor puede procesar esta operación",
  nothingDetail: "Esto podría funcionar:",
  nothingHint: "Prueba con otra cantidad, otra criptomoneda u otra moneda.",
  vendorUnavailable: (vendor) =>
    `${vendor} no puede procesar esta operación. Elige otro proveedor.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} te pedirá un documento de identidad. Tenlo a mano: la verificación tarda unos tres minutos.`,
    pending: (vendor) => `${vendor} todavía está verificando tu identidad.`,
    failed: (vendor) =>
      `${vendor} no pudo verificar tu identidad la última vez y puede volver a pedirte el documento.`,
  },
  change: "Cambiar",
  reasons: {
    "amount-too-low": "Esta cantidad es demasiado baja.",
    "amount-too-high": "Esta cantidad es demasiado alta.",
    "asset-unsupported": "No ofrece esta criptomoneda en esta red.",
    "fiat-unsupported": "No admite esta moneda.",
    "country-unsupported": "No está disponible en tu país.",
    "method-unsupported": "No admite esta forma de pago.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Has alcanzado tu límite con este proveedor.",
    "user-refused": "No está disponible para tu cuenta.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
