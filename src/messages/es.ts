import { vendors } from "../vendors/messages/es.ts";
import { order } from "./order/es.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Inténtalo de nuevo.";
const unavailable = "Este servicio no está disponible en este momento.";
const fault = "El problema es nuestro. No se ha abierto ninguna página de pago.";
const silent = `Nuestro servidor no responde en este momento. ${again}`;
const notLoaded = "No hemos podido cargar la página de pago.";
const late = "Está tardando más de lo habitual";
const support = "contacta con soporte e indica la referencia de abajo";
const contact = "Contacta con soporte e indica la referencia de abajo.";
const charge = `Si ves un cargo por esta operación, ${support}.`;
const unaffected = "Tu operación no se ve afectada";

/** Spanish. */
export const messages: RampLanguage = {
  lang: "es",
  title: { buy: "Comprar criptomonedas", sell: "Vender criptomonedas" },
  preparing: "Cargando la página de pago segura…",
  slow: `${late}. No tienes que hacer nada.`,
  slowPage:
    "La página de pago está tardando en cargar. Si no aparece, revisa tu conexión o desactiva el bloqueador de anuncios.",
  reopen: { buy: "Ver tu compra", sell: "Ver tu venta" },
  close: "Cerrar",
  closeConfirm: { buy: "¿Quieres salir del pago?", sell: "¿Quieres salir de la venta?" },
  closeConfirmDetail: {
    buy: "Si ya has pagado, tu compra seguirá adelante y la verás aquí la próxima vez. Si no has pagado, la página de pago se cerrará.",
    sell: "Si ya has enviado tus criptomonedas, tu venta seguirá adelante y la verás aquí la próxima vez. Si no las has enviado, la venta se cerrará.",
  },
  closeConfirmDetailUnstored: {
    buy: "Si ya has pagado, tu compra seguirá adelante. Si no has pagado, la página de pago se cerrará.",
    sell: "Si ya has enviado tus criptomonedas, tu venta seguirá adelante. Si no las has enviado, la venta se cerrará.",
  },
  closeConfirmYes: "Salir",
  closeConfirmNo: "Quedarme",
  start: { buy: "Empezar a comprar", sell: "Empezar a vender" },
  buyAgain: { buy: "Volver a comprar", sell: "Volver a vender" },
  retry: "Reintentar",
  startOver: { buy: "No he pagado: empezar de cero", sell: "Nada enviado: empezar de cero" },
  external: {
    buy: "Termina el pago en la otra ventana",
    sell: "Termina la venta en la otra ventana",
  },
  externalDetail:
    "La página de pago está abierta en otra ventana, quizá detrás de esta. Aquí te iremos mostrando cómo avanza. Para empezar de cero, cierra primero la otra ventana.",
  openPage: "Abrir la página de pago",
  resumed: { buy: "Tu compra está en curso", sell: "Tu venta está en curso" },
  resumedDetail: {
    buy: "Tu pago se está procesando. Puedes cerrar esta página y no hace falta que vuelvas a pagar.",
    sell: "Tu venta se está procesando. Puedes cerrar esta página y no hace falta que vuelvas a enviar tus criptomonedas.",
  },
  unconfirmed: { buy: "¿Ya has pagado?", sell: "¿Ya has enviado tus criptomonedas?" },
  unconfirmedDetail: {
    buy: "Si es así, no vuelvas a pagar. Tu compra aparecerá aquí en cuanto el proveedor de pago la confirme. Si no has pagado, puedes empezar una nueva compra.",
    sell: "Si es así, no las vuelvas a enviar. Tu venta aparecerá aquí en cuanto el proveedor de pago la confirme. Si no las has enviado, puedes empezar una nueva venta.",
  },
  startAnother: { buy: "Empezar una nueva compra", sell: "Empezar una nueva venta" },
  overdue: {
    buy: `${late}, pero no hace falta que esperes aquí. Tu compra se sigue procesando y una transferencia bancaria puede tardar unos días. Si tienes alguna duda, ${support}.`,
    sell: `${late}, pero no hace falta que esperes aquí. Tu venta se sigue procesando y el envío del dinero puede tardar unos días hábiles. Si tienes alguna duda, ${support}.`,
  },
  identityCheck:
    "Se está verificando tu identidad. Suele tardar unos minutos, a veces más. No hace falta que vuelvas a pagar ni a enviar nada.",
  deposit: "Envía tus criptomonedas",
  exactAmount: "Cantidad exacta",
  network: "Red",
  address: "A esta dirección",
  depositDetail: (currency, network) =>
    `Envía exactamente esta cantidad, solo en ${currency} y solo por la red ${network}. Cualquier otro envío puede perderse.`,
  depositChanged:
    "El proveedor de pago ha cambiado los datos del envío. Revisa los nuevos antes de confirmar o enviar nada. Si ya has enviado las criptomonedas, no las vuelvas a enviar y contacta con soporte.",
  copy: "Copiar",
  copyAmount: "Copiar cantidad",
  copyAddress: "Copiar dirección",
  copied: "Copiado",
  copyBlocked:
    "Tu navegador no permite copiar. El texto está seleccionado para que puedas copiarlo tú.",
  depositing: "Confirma el envío en tu wallet. No hagas además un envío manual.",
  deposited:
    "Envío realizado. Estamos esperando a que lleguen tus criptomonedas, lo que puede tardar unos minutos. No las vuelvas a enviar.",
  "deposit-declined":
    "Tu wallet no ha enviado nada. Todavía puedes enviar las criptomonedas manualmente.",
  completed: { buy: "Ya han llegado tus criptomonedas", sell: "Ya se ha enviado tu dinero" },
  paymentReceived: "Hemos recibido tu pago",
  failed: "No se ha podido completar la operación",
  failedDetail: {
    buy: `Tu pago se ha rechazado o no se ha podido completar. Puedes volver a intentarlo, por ejemplo con otra tarjeta. ${charge}`,
    sell: `Tus criptomonedas no han llegado a tiempo o se ha rechazado el envío del dinero. Si has enviado criptomonedas, ${support}.`,
  },
  cancelled: "Operación cancelada",
  cancelledDetail: {
    buy: `No se ha realizado ninguna compra. ${charge}`,
    sell: `No se ha realizado ninguna venta. Si has enviado criptomonedas, ${support}.`,
  },
  stillWatching: {
    buy: "Si al final se completa el pago, lo verás aquí.",
    sell: "Si al final llegan tus criptomonedas, lo verás aquí.",
  },
  problem: "Algo ha salido mal",
  received: "Has recibido",
  paid: "Has pagado",
  sold: "Has vendido",
  amount: "Importe",
  date: "Fecha",
  reference: "Referencia",
  txHash: "Hash de la transacción",
  steps: {
    buy: ["Pago", "En curso", "Listo"],
    sell: ["Tus criptos", "Tu dinero", "Listo"],
  },
  errors: {
    "session-network":
      "No hemos podido conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Esta página de pago ha caducado. ${again}`,
    "session-used":
      "Esta página solo se puede abrir una vez. Si ya has pagado o enviado algo, no lo hagas de nuevo.",
    "open-in-another-tab":
      "Esta operación ya está abierta en otra pestaña. Continúa allí o cierra esa pestaña e inténtalo de nuevo.",
    unauthorized: "No has iniciado sesión. Inicia sesión y vuelve aquí.",
    forbidden: `Tu cuenta no tiene permiso para hacer esto. ${contact}`,
    "offramp-disabled": "La venta no está disponible aquí.",
    "currency-not-supported": "Esta moneda no está disponible aquí. Elige otra.",
    "wallet-not-supported": "Esta moneda no está disponible en esta red. Elige otra red.",
    "kyc-required": `Antes tienes que verificar tu identidad. Para saber cómo hacerlo, ${support}.`,
    "order-rejected": "No se ha aceptado esta operación. Revisa la cantidad y la moneda.",
    "order-uncertain":
      "Todavía no sabemos si tu operación anterior por esta cantidad sigue abierta. Inténtalo más tarde o elige otra cantidad.",
    "rate-limited": "Demasiados intentos. Espera un momento y vuelve a intentarlo.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `El proveedor de pago no responde en este momento. ${again}`,
    "script-origin": unavailable,
    "script-offline": "No tienes conexión. La página de pago se abrirá cuando la recuperes.",
    "script-network": `${notLoaded} Revisa tu conexión, permite la página en tu bloqueador de anuncios o inténtalo más tarde.`,
    "script-blocked": unavailable,
    "script-timeout": `${notLoaded} Ha tardado demasiado. ${again}`,
    "script-integrity": `${notLoaded} ${again}`,
    "script-malformed": `${notLoaded} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded} ${again}`,
    "frame-timeout": `La página de pago no ha aparecido. ${again}`,
    "popup-blocked": "Tu navegador ha bloqueado la ventana de pago. Ábrela con el enlace de abajo.",
    "transaction-not-found": `Todavía no encontramos tu operación. Si has pagado o enviado algo, no lo hagas de nuevo. Vuelve a comprobarlo en un momento o ${support}.`,
    "transaction-malformed": `No podemos mostrar el estado en este momento. ${unaffected}.`,
    "transaction-unreachable": `No podemos comprobar el estado en este momento. ${unaffected} y seguiremos comprobándolo.`,
    "transaction-unlisted": `Tienes una operación que no podemos mostrar aquí. Si has pagado o enviado algo, no lo hagas de nuevo. ${contact}`,
    "deposit-failed":
      "No sabemos si tu wallet ha enviado las criptomonedas. Compruébalo en tu wallet antes de enviar nada.",
    "deposit-timeout":
      "Tu wallet no ha respondido. Revisa tu wallet antes de enviar nada manualmente: puede que las criptomonedas ya se hayan enviado.",
  },
  history: {
    title: "Historial de operaciones",
    filter: "Filtrar por estado",
    filters: {
      all: "Todas",
      inProgress: "En curso",
      completed: "Completadas",
      unsuccessful: "Fallidas o canceladas",
    },
    kind: { buy: "Compra", sell: "Venta" },
    pending: { buy: "Pago aún sin confirmar", sell: "Criptomonedas aún sin recibir" },
    processing: "Operación en curso",
    completed: "Operación completada",
    loading: "Cargando…",
    loadMore: "Ver más",
    shown: (count) => (count === 1 ? "Se muestra 1 operación" : `Se muestran ${count} operaciones`),
    empty: "Aún no hay operaciones",
    emptyDetail: "Tus compras y ventas aparecerán aquí.",
    emptyFilter: "Ninguna operación coincide con este filtro.",
    showAll: "Ver todas",
    loadFailed:
      "No hemos podido cargar tus operaciones. Tus compras y ventas no se han visto afectadas.",
  },
  order,
  vendors,
};
