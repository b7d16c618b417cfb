import type { VendorMessages } from "./VendorMessages.ts";

const support = "contacta con soporte e indica la referencia";

export const vendors: VendorMessages = {
  transak: {
    title: {
      buy: "Comprar criptomonedas con Transak",
      sell: "Vender criptomonedas con Transak",
    },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak está esperando tu pago. Una transferencia bancaria puede tardar unos días.",
      sell: "Transak está esperando tus criptomonedas.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak está revisando esta orden con más detalle. No hace falta que vuelvas a pagar.",
      sell: "Transak está revisando esta orden con más detalle. No hace falta que vuelvas a enviar nada.",
    },
    EXPIRED: {
      buy: "Tu pago no llegó a tiempo, por lo que Transak ha cerrado esta orden.",
      sell: "Tus criptomonedas no llegaron a tiempo, por lo que Transak ha cerrado esta orden.",
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
      `Envía solo ${currency} y solo por la red ${network}. Por otra red, o en otra criptomoneda, el dinero se pierde.`,
    fee: "Debe llegar exactamente esta cantidad. Si tu wallet o exchange descuenta de ella una comisión, suma la comisión a la cantidad.",
    qrCode: "Código QR de la dirección",
    noQrCode: "No se ha podido cargar el código QR. Copia la dirección en su lugar.",
    address: "A esta dirección",
    copy: "Copiar",
    copyAmount: "Copiar la cantidad",
    copyAddress: "Copiar la dirección",
    copyHash: "Copiar el hash",
    copied: "Copiado",
    copyBlocked:
      "Tu navegador no nos permite copiar. El texto está seleccionado: cópialo manualmente.",
    timeLeft: "Tiempo restante",
    lessThan: (minutes) =>
      minutes === 1 ? "Queda menos de 1 minuto" : `Quedan menos de ${minutes} minutos`,
    waiting: "Esperando tu pago",
    timeUp: "Se ha agotado el tiempo",
    timeUpDetail:
      "No envíes nada ahora. Estamos preguntando al proveedor de pago si ha detectado tu pago. Si lo has enviado, quédate aquí.",
    seen: "Pago detectado",
    seenDetail:
      "Esperando a que la red lo confirme, lo que puede tardar unos minutos. No lo vuelvas a enviar.",
    hash: "Transacción",
    explore: "Ver transacción (pestaña nueva)",
    underpaid: "Ha llegado menos de lo solicitado",
    underpaidDetail: `Tu dinero no se ha perdido. No envíes más por tu cuenta: ${support} de abajo.`,
    overpaid: `Ha llegado más de lo solicitado. Para que se revise el resto, ${support}.`,
    expired: `No se ha detectado ningún pago a tiempo. Si has enviado algo, ${support}.`,
    failed: `El proveedor de pago no ha podido aceptar el pago. Si has enviado algo, ${support}.`,
    cancelled: `Has cancelado este pago. Si has enviado algo, ${support}.`,
    cancel: "Cancelar el pago",
    cancelQuestion: "¿Has enviado algo?",
    cancelQuestionDetail:
      "En ese caso, no canceles: lo que está en camino no se puede recuperar y podría pasar desapercibido.",
    cancelYes: "No he enviado nada: cancelar",
    cancelNo: "Seguir esperando",
    cancelling: "Cancelando…",
    cannotCancel:
      "Ya no se puede cancelar: el pago ya está en camino o ha terminado. No envíes nada ahora: lo verás aquí en un momento.",
    cancelFailed:
      "No sabemos si el pago se ha cancelado. Revisa tu conexión y vuelve a intentarlo.",
    reference: "Referencia",
    notLoaded: "No se han podido cargar los datos del pago. Revisa tu conexión.",
    again: "Intentar de nuevo",
  },
};
