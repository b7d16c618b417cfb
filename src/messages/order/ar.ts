import type { OrderMessages } from "../OrderMessages.ts";

const refused = "لا يمكنه تنفيذ هذا الطلب.";
const silent = "لا يستجيب حاليًا.";
const unavailable = "غير متاح حاليًا.";

/** Arabic. */
export const order: OrderMessages = {
  give: { buy: "تدفع", sell: "تبيع" },
  receive: "تستلم",
  estimate: "تقديري",
  about: (amount) => `حوالي ${code(amount)}`,
  asset: "العملة المشفّرة",
  fiatCurrency: "العملة",
  paymentMethod: { buy: "طريقة الدفع", sell: "طريقة استلام المبلغ" },
  anyMethod: "أي طريقة",
  card: "بطاقة",
  bankTransfer: "تحويل مصرفي",
  provider: "مزوّد الخدمة",
  best: "أفضل سعر",
  unpriced: "يظهر السعر لدى مزوّد الخدمة",
  payInCrypto: (amount) => `أرسل ${code(amount)} من محفظة أخرى`,
  details: "الرسوم",
  fees: {
    total: "إجمالي الرسوم (مشمولة)",
    network: "رسوم الشبكة",
    vendor: "رسوم مزوّد الخدمة",
    partner: "رسوم الخدمة",
  },
  documents: "قد يطلب إثبات هويتك",
  estimateDetail: {
    buy: "الأسعار تقديرية. سيظهر لك السعر النهائي قبل الدفع.",
    sell: "الأسعار تقديرية. سيظهر لك السعر النهائي قبل أن ترسل أي شيء.",
  },
  loading: "جارٍ جلب الأسعار…",
  refresh: (time) => `أسعار جديدة خلال ${code(time)}`,
  found: (count) => `المتاح: ${formOf(count)}`,
  submit: { buy: "شراء", sell: "بيع" },
  submitAmount: {
    buy: (amount) => `شراء ${code(amount)}`,
    sell: (amount) => `بيع ${code(amount)}`,
  },
  submitFor: {
    buy: (currency, money) => `شراء ${code(currency)} مقابل ${code(money)}`,
    sell: (currency, money) => `بيع ${code(currency)} مقابل ${code(money)}`,
  },
  submitting: "لحظة من فضلك…",
  changed: "تغيّر السعر",
  changedDetail: {
    receive: (after, before) => `ستستلم الآن ${code(after)} بدلًا من ${code(before)}.`,
    buy: (after, before) => `ستدفع الآن ${code(after)} بدلًا من ${code(before)}.`,
    sell: (after, before) => `ستبيع الآن ${code(after)} بدلًا من ${code(before)}.`,
  },
  changedUnknown: "سيظهر لك السعر في صفحة مزوّد الخدمة قبل التأكيد.",
  accept: "قبول السعر الجديد",
  missing: "أدخل المبلغ.",
  malformed: (example) => `أدخل مبلغًا مثل ${code(example)}.`,
  tooLow: (limit) => `الحد الأدنى هو ${code(limit)}.`,
  tooHigh: (limit) => `الحد الأقصى هو ${code(limit)}.`,
  use: (value) => `استخدام ${code(value)}`,
  useAnyMethod: "السماح بأي طريقة دفع",
  nothing: "لا يمكن لأي مزوّد خدمة تنفيذ هذا الطلب",
  nothingDetail: "قد ينجح ما يلي:",
  nothingHint: "جرّب مبلغًا آخر أو عملة مشفّرة أخرى أو عملة أخرى.",
  vendorUnavailable: (vendor) => `لا يمكن لـ ${code(vendor)} تنفيذ هذا الطلب. اختر مزوّد خدمة آخر.`,
  kyc: {
    not_started: (vendor) =>
      `سيطلب ${code(vendor)} إثبات هويتك، فجهّزه مسبقًا. يستغرق ذلك نحو ثلاث دقائق.`,
    pending: (vendor) => `لا يزال ${code(vendor)} يتحقق من هويتك.`,
    failed: (vendor) =>
      `تعذّر على ${code(vendor)} التحقق من هويتك في المرة السابقة، وقد يطلب إثباتها مرة أخرى.`,
  },
  change: "تعديل",
  reasons: {
    "amount-too-low": "هذا المبلغ أقل من الحد الأدنى.",
    "amount-too-high": "هذا المبلغ أكبر من الحد الأقصى.",
    "asset-unsupported": "لا يوفّر هذه العملة المشفّرة على هذه الشبكة.",
    "fiat-unsupported": "لا يدعم هذه العملة.",
    "country-unsupported": "غير متاح في بلدك.",
    "method-unsupported": "لا يدعم طريقة الدفع هذه.",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "لقد بلغت الحد المسموح لك لدى مزوّد الخدمة هذا.",
    "user-refused": "غير متاح لحسابك.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};

/** Isolates amounts and Latin letters, which would otherwise reorder the words and punctuation beside them. */
function code(text: string): string {
  return `\u2068${text}\u2069`;
}

function formOf(count: number): string {
  switch (new Intl.PluralRules("ar").select(count)) {
    case "one":
      return "عرض واحد";
    case "two":
      return "عرضان";
    case "few":
      return `${count} عروض`;
    case "many":
      return `${count} عرضًا`;
    case "zero":
    case "other":
      return `${count} عرض`;
  }
}
