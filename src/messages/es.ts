import { vendors } from "../vendors/messages/es.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Inténtalo de nuevo.";
const unavailable = "Esto no está disponible en este momento.";
const fault = "Algo ha fallado por nuestra parte. No se ha pagado nada.";
const page = "No se ha podido cargar la página de pago.";
const support = "contacta con soporte e indica la referencia de abajo";

/** Spanish. */
export const messages: RampLanguage = {
  lang: "es",
  title: { buy: "Comprar criptomonedas", sell: "Vender criptomonedas" },
  preparing: "Preparando una página de pago segura…",
  slow: "Está tardando más de lo habitual. Continuará automáticamente.",
  slowPage:
    "La página de pago tarda en cargar. Continuará automáticamente; puede ayudar una mejor conexión o desactivar el bloqueador de anuncios.",
  reopen: { buy: "Ver tu compra", sell: "Ver tu venta" },
  close: "Cerrar",
  closeConfirm: { buy: "¿Salir del pago?", sell: "¿Salir de la venta?" },
  closeConfirmDetail: {
    buy: "Si ya has pagado, no se pierde nada: la compra sigue adelante y la verás cuando vuelvas. Si no, la página de pago se cerrará.",
    sell: "Si ya has enviado tus criptomonedas, no se pierde nada: la venta sigue adelante y la verás cuando vuelvas. Si no, la venta termina aquí.",
  },
  closeConfirmYes: "Salir",
  closeConfirmNo: "Seguir aquí",
  start: { buy: "Iniciar compra", sell: "Iniciar venta" },
  buyAgain: { buy: "Comprar de nuevo", sell: "Vender de nuevo" },
  retry: "Intentar de nuevo",
  startOver: { buy: "No he pagado: reiniciar", sell: "No he enviado nada: reiniciar" },
  external: { buy: "Continúa en la ventana de pago", sell: "Continúa en la ventana de pago" },
  externalDetail:
    "Se ha abierto en su propia ventana, quizá detrás de esta. Lo que ocurra allí se mostrará aquí. Para empezar de nuevo, ciérrala.",
  openPage: "Abrir la página de pago",
  resumed: { buy: "Tu compra está en curso", sell: "Tu venta está en curso" },
  resumedDetail: {
    buy: "Ya está pagada. No hace falta que esperes aquí ni que vuelvas a pagar.",
    sell: "Tus criptomonedas han llegado. No hace falta que esperes aquí ni que las vuelvas a enviar.",
  },
  unconfirmed: { buy: "¿Has pagado?", sell: "¿Has enviado las criptomonedas?" },
  unconfirmedDetail: {
    buy: "Si has pagado, no vuelvas a pagar: el pago aparecerá aquí en cuanto el proveedor de pago lo detecte. Si no, inicia otra compra.",
    sell: "Si has enviado las criptomonedas, no las vuelvas a enviar: aparecerán aquí en cuanto el proveedor de pago las detecte. Si no, inicia otra venta.",
  },
  startAnother: { buy: "Iniciar otra compra", sell: "Iniciar otra venta" },
  overdue: {
    buy: `Está tardando más de lo habitual. No hace falta que esperes aquí: tu pago ha llegado y tus criptomonedas se enviarán en cuanto se apruebe el pago. Si mañana no han llegado, ${support}.`,
    sell: `Está tardando más de lo habitual. No hace falta que esperes aquí: tus criptomonedas han llegado y tu dinero se enviará en cuanto se aprueben. Si el dinero no ha llegado después de tres días hábiles, ${support}.`,
  },
  identityCheck:
    "Se está verificando tu identidad. Tarda unos minutos, a veces más. Hasta entonces, tu pago queda retenido y no hace falta que vuelvas a pagar.",
  deposit: "Envía tus criptomonedas",
  exactAmount: "Cantidad exacta",
  network: "Red",
  address: "A esta dirección",
  depositDetail: (currency, network) =>
    `Envía exactamente esta cantidad, solo ${currency} y solo por la red ${network}. Cualquier otro envío puede perderse.`,
  depositChanged:
    "El proveedor ha cambiado los datos de este envío. Comprueba los nuevos antes de confirmar o enviar nada. Si ya has enviado las criptomonedas, no las envíes otra vez: contacta con soporte.",
  copy: "Copiar",
  copyAmount: "Copiar la cantidad",
  copyAddress: "Copiar la dirección",
  copied: "Copiado",
  copyBlocked:
    "Tu navegador no nos permite copiar. El texto está seleccionado: cópialo manualmente.",
  depositing: "Confirma el envío en tu wallet. No envíes nada más manualmente.",
  deposited:
    "Enviado. Esperando a que se detecten tus criptomonedas, lo que puede tardar unos minutos. No las vuelvas a enviar.",
  "deposit-declined":
    "Tu wallet no ha enviado nada. Todavía puedes enviar las criptomonedas manualmente, a la dirección de abajo.",
  completed: { buy: "Tus criptomonedas han llegado", sell: "Tu dinero se ha enviado" },
  failed: "La operación no se ha completado",
  failedDetail: {
    buy: "El pago se ha rechazado o se ha agotado el tiempo. Si se retuvo dinero, tu banco lo liberará.",
    sell: `Las criptomonedas no llegaron a tiempo o se rechazó el envío del dinero. Si has enviado criptomonedas, ${support}.`,
  },
  cancelled: "Operación cancelada",
  cancelledDetail: {
    buy: "No se ha comprado nada. Si tu banco ha retenido dinero para esta compra, se liberará.",
    sell: `No se ha vendido nada. Si has enviado criptomonedas, ${support}.`,
  },
  stillWatching: {
    buy: "Si al final el pago llega a completarse, lo verás aquí.",
    sell: "Si al final llegan las criptomonedas, lo verás aquí.",
  },
  problem: "Esto no ha funcionado",
  received: "Has recibido",
  paid: "Has pagado",
  sold: "Has vendido",
  date: "Fecha",
  reference: "Referencia",
  steps: {
    buy: ["Pago", "En camino", "Listo"],
    sell: ["Tus criptomonedas", "Dinero en camino", "Listo"],
  },
  errors: {
    "session-network": `No hemos podido conectar con el servidor. Revisa tu conexión. ${again}`,
    "session-timeout": `El servidor ha tardado demasiado en responder. ${again}`,
    "session-malformed": fault,
    "session-expired": `Esta página de pago ha caducado. ${again}`,
    "session-used":
      "Esta página solo se abre una vez. Si ya has pagado o enviado algo, no lo repitas: seguimos comprobándolo.",
    unauthorized: "No has iniciado sesión. Inicia sesión y vuelve aquí.",
    forbidden:
      "Tu cuenta no puede hacer esto. Contacta con soporte e indica la referencia de abajo.",
    "offramp-disabled": "La venta no está disponible aquí.",
    "currency-not-supported": "Esta moneda no está disponible aquí. Elige otra.",
    "wallet-not-supported": "Esta moneda no está disponible en esta red. Elige otra red.",
    "kyc-required":
      "Primero hay que confirmar tu identidad. Pregunta a soporte cómo hacerlo e indica la referencia de abajo.",
    "order-rejected": "No se ha aceptado esta orden. Revisa la cantidad y la moneda.",
    "order-uncertain":
      "Todavía no sabemos si tu orden anterior por esta cantidad sigue abierta. Inténtalo de nuevo más tarde o elige otra cantidad.",
    "rate-limited": "Demasiados intentos en poco tiempo. Espera un momento y vuelve a intentarlo.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Nuestro servidor no responde en este momento. ${again}`,
    "vendor-unavailable": `El proveedor de pago no responde en este momento. ${again}`,
    "script-origin": unavailable,
    "script-offline": "No tienes conexión. La página de pago se abrirá cuando vuelva la conexión.",
    "script-network": `${page} Revisa tu conexión, permite la página en tu bloqueador de anuncios o inténtalo más tarde.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Ha tardado demasiado. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `La página de pago no ha aparecido. ${again}`,
    "popup-blocked": "Tu navegador ha bloqueado la ventana de pago. Ábrela tú desde aquí abajo.",
    "transaction-not-found":
      "Todavía no encontramos tu orden. No se ha perdido: vuelve a mirar en un momento.",
    "transaction-malformed":
      "No podemos leer el estado en este momento. Tu orden no se ve afectada.",
    "transaction-unreachable":
      "No podemos ver el estado en este momento. Tu orden no se ve afectada y seguimos comprobándolo.",
    "transaction-unlisted":
      "Tienes una orden que no podemos mostrar aquí. Si ya has pagado o enviado algo, no lo repitas: contacta con soporte e indica la referencia de abajo.",
    "deposit-failed":
      "No sabemos si tu wallet ha enviado las criptomonedas. Compruébalo en tu wallet antes de enviar nada.",
    "deposit-timeout":
      "Tu wallet no ha respondido. Mira primero allí si se han enviado las criptomonedas, antes de enviarlas manualmente.",
  },
  vendors,
};
