import type { VendorMessages } from "./VendorMessages.ts";

const support = "contacta con soporte e indica la referencia";
const ifSent = `Si has enviado algo, ${support}.`;

export const vendors: VendorMessages = {
  transak: {
    title: {
      buy: "Comprar criptomonedas con Transak",
      sell: "Vender criptomonedas con Transak",
    },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak está esperando a que llegue tu pago. Una transferencia bancaria puede tardar unos días.",
      sell: "Transak está esperando a que lleguen tus criptomonedas.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak está revisando esta operación con más detalle. No hace falta que vuelvas a pagar.",
      sell: "Transak está revisando esta operación con más detalle. No hace falta que vuelvas a enviar nada.",
    },
    EXPIRED: {
      buy: "Tu pago no ha llegado a tiempo, por lo que Transak ha cerrado esta operación.",
      sell: "Tus criptomonedas no han llegado a tiempo, por lo que Transak ha cerrado esta operación.",
    },
    REFUNDED: {
      buy: "Transak te ha devuelto el pago.",
      sell: "Transak te ha devuelto las criptomonedas.",
    },
  },
  bleepay: {
    send: "Envía exactamente",
    network: (network) => `por la red ${network}`,
    warning: (currency, network) =>
      `Envía solo ${currency} y solo por la red ${network}. Lo que envíes en otra criptomoneda o por otra red puede perderse para siempre.`,
    fee: "Asegúrate de que llegue la cantidad completa. Si tu wallet o exchange descuenta una comisión, súmala a la cantidad.",
    qrCode: "Código QR de la dirección",
    noQrCode: "No hemos podido cargar el código QR. Copia la dirección en su lugar.",
    address: "A esta dirección",
    copy: "Copiar",
    copyAmount: "Copiar cantidad",
    copyAddress: "Copiar dirección",
    copyHash: "Copiar hash",
    copied: "Copiado",
    copyBlocked:
      "Tu navegador no permite copiar. El texto está seleccionado para que puedas copiarlo tú.",
    timeLeft: "Tiempo restante",
    lessThan: (minutes) => `Tiempo restante: menos de ${minutes} ${formOf(minutes)}`,
    waiting: "Esperando tu pago",
    timeUp: "Se ha agotado el tiempo",
    timeUpDetail:
      "No envíes nada ahora. Estamos comprobando si ha llegado tu pago. Si lo has enviado, quédate en esta página.",
    seen: "Pago detectado",
    seenDetail:
      "Estamos esperando la confirmación de la red, que puede tardar unos minutos. No vuelvas a enviar el pago.",
    hash: "Transacción",
    explore: "Ver transacción (nueva pestaña)",
    underpaid: "Hemos recibido menos de lo indicado",
    underpaidDetail:
      "No envíes todavía lo que falta. En su lugar, contacta con soporte e indica la referencia de abajo.",
    overpaid: `Hemos recibido más de lo indicado. Para consultar la diferencia, ${support}.`,
    expired: `No hemos recibido ningún pago a tiempo. ${ifSent}`,
    failed: `El proveedor de pago no ha podido aceptar tu pago. ${ifSent}`,
    cancelled: `Has cancelado este pago. ${ifSent}`,
    cancel: "Cancelar el pago",
    cancelQuestion: "¿Ya has enviado algo?",
    cancelQuestionDetail:
      "Si es así, no canceles. Un pago que ya está en camino no se puede recuperar y podría no asociarse a tu operación.",
    cancelYes: "No he enviado nada: cancelar",
    cancelNo: "Seguir esperando",
    cancelling: "Cancelando…",
    cannotCancel:
      "Este pago no se puede cancelar porque ya está en camino o ha finalizado. No envíes nada ahora. En un momento verás aquí el resultado.",
    cancelFailed: "No sabemos si el pago se ha cancelado. Revisa tu conexión e inténtalo de nuevo.",
    reference: "Referencia",
    notLoaded: "No hemos podido cargar los datos del pago. Revisa tu conexión.",
    again: "Reintentar",
  },
};

function formOf(minutes: number): string {
  return new Intl.PluralRules("es").select(minutes) === "one" ? "minuto" : "minutos";
}
