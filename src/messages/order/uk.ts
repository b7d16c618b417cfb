import type { OrderMessages } from "../OrderMessages.ts";

const refused = "Не може виконати цю операцію.";
const silent = "Зараз не відповідає.";
const unavailable = "Зараз недоступно.";

/** Ukrainian. */
export const order: OrderMessages = {
  give: { buy: "Ви платите", sell: "Ви продаєте" },
  receive: "Ви отримуєте",
  estimate: "орієнтовно",
  about: (amount) => `близько ${amount}`,
  asset: "Криптовалюта",
  fiatCurrency: "Валюта",
  paymentMethod: { buy: "Спосіб оплати", sell: "Спосіб виплати" },
  anyMethod: "Будь-який",
  card: "Картка",
  bankTransfer: "Банківський переказ",
  provider: "Провайдер",
  best: "Найкраща ціна",
  unpriced: "Ціну покаже провайдер",
  payInCrypto: (amount) => `Надішліть ${amount} з іншого гаманця`,
  details: "Комісії",
  fees: {
    total: "Усі комісії, враховано в ціні",
    network: "Комісія мережі",
    vendor: "Комісія провайдера",
    partner: "Комісія сервісу",
  },
  documents: "Може попросити документ",
  estimateDetail: {
    buy: "Ціни орієнтовні. Остаточну ціну ви побачите перед оплатою.",
    sell: "Ціни орієнтовні. Остаточну ціну ви побачите, перш ніж щось надіслати.",
  },
  loading: "Отримуємо ціни…",
  refresh: (time) => `Нові ціни через ${time}`,
  found: (count) => `Доступно: ${count} ${formOf(count)}`,
  submit: { buy: "Купити", sell: "Продати" },
  submitAmount: { buy: (amount) => `Купити ${amount}`, sell: (amount) => `Продати ${amount}` },
  submitFor: {
    buy: (currency, money) => `Купити ${currency} за ${money}`,
    sell: (currency, money) => `Продати ${currency} за ${money}`,
  },
  submitting: "Зачекайте…",
  changed: "Ціна змінилася",
  changedDetail: {
    receive: (after, before) => `Тепер ви отримаєте ${after} замість ${before}.`,
    buy: (after, before) => `Тепер ви заплатите ${after} замість ${before}.`,
    sell: (after, before) => `Тепер ви продасте ${after} замість ${before}.`,
  },
  changedUnknown: "Ви побачите ціну на сторінці провайдера перед підтвердженням.",
  accept: "Прийняти нову ціну",
  missing: "Введіть суму.",
  malformed: (example) => `Введіть суму, наприклад ${example}.`,
  tooLow: (limit) => `Мінімум – ${limit}.`,
  tooHigh: (limit) => `Максимум – ${limit}.`,
  use: (value) => `Вибрати ${value}`,
  useAnyMethod: "Дозволити будь-який спосіб оплати",
  nothing: "Жоден провайдер не може виконати цю операцію",
  nothingDetail: "Може спрацювати:",
  nothingHint: "Спробуйте іншу суму, криптовалюту або валюту.",
  vendorUnavailable: (vendor) =>
    `${vendor} не може виконати цю операцію. Виберіть іншого провайдера.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} попросить ваш документ, тож підготуйте його. Це займе близько трьох хвилин.`,
    pending: (vendor) => `${vendor} ще перевіряє вашу особу.`,
    failed: (vendor) =>
      `Минулого разу ${vendor} не вдалося підтвердити вашу особу, тож документ може знадобитися знову.`,
  },
  change: "Змінити",
  reasons: {
    "amount-too-low": "Ця сума замала.",
    "amount-too-high": "Ця сума завелика.",
    "asset-unsupported": "Не пропонує цю криптовалюту в цій мережі.",
    "fiat-unsupported": "Не підтримує цю валюту.",
    "country-unsupported": "Недоступно у вашій країні.",
    "method-unsupported": "Не підтримує цей спосіб оплати.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "Ви досягли свого ліміту в цього провайдера.",
    "user-refused": "Недоступно для вашого облікового запису.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};

function formOf(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: "пропозиція",
    few: "пропозиції",
    many: "пропозицій",
  };
  return forms[new Intl.PluralRules("uk").select(count)] ?? "пропозиції";
}
