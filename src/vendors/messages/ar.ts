import type { VendorMessages } from "./VendorMessages.ts";

const support = "تواصل مع فريق الدعم واذكر الرقم المرجعي";

export const vendors: VendorMessages = {
  transak: {
    title: {
      buy: "شراء العملات المشفّرة عبر Transak",
      sell: "بيع العملات المشفّرة عبر Transak",
    },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "تنتظر Transak وصول دفعتك. قد تستغرق الحوالة المصرفية بضعة أيام.",
      sell: "تنتظر Transak وصول عملاتك المشفّرة.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "تراجع Transak هذا الطلب بمزيد من التدقيق. لا داعي للدفع مرة أخرى.",
      sell: "تراجع Transak هذا الطلب بمزيد من التدقيق. لا داعي لإرسال أي شيء مرة أخرى.",
    },
    EXPIRED: {
      buy: "لم تصل دفعتك في الوقت المحدد، لذلك أغلقت Transak هذا الطلب.",
      sell: "لم تصل عملاتك المشفّرة في الوقت المحدد، لذلك أغلقت Transak هذا الطلب.",
    },
    REFUNDED: {
      buy: "أعادت Transak دفعتك إليك.",
      sell: "أعادت Transak عملاتك المشفّرة إليك.",
    },
  },
  bleepay: {
    send: "أرسل بالضبط",
    network: (network) => `عبر شبكة ${code(network)}`,
    warning: (currency, network) =>
      `أرسل عملة ${code(currency)} فقط، وعبر شبكة ${code(network)} فقط. إذا أرسلت عبر شبكة أخرى أو بعملة أخرى، فستضيع أموالك.`,
    fee: "يجب أن يصل هذا المبلغ بالضبط. إذا كانت محفظتك أو منصة التداول تخصم منه رسومًا، فأضف الرسوم فوقه.",
    qrCode: "رمز QR للعنوان",
    noQrCode: "تعذّر تحميل رمز QR. انسخ العنوان بدلًا من ذلك.",
    address: "إلى هذا العنوان",
    copy: "نسخ",
    copyAmount: "نسخ المبلغ",
    copyAddress: "نسخ العنوان",
    copyHash: "نسخ معرّف المعاملة",
    copied: "تم النسخ",
    copyBlocked: "لا يسمح لنا متصفحك بالنسخ. تم تحديد النص، فانسخه بنفسك.",
    timeLeft: "الوقت المتبقي",
    lessThan: (minutes) => `الوقت المتبقي أقل من ${duration(minutes)}`,
    waiting: "في انتظار دفعتك",
    timeUp: "انتهى الوقت",
    timeUpDetail:
      "لا ترسل أي شيء الآن. نسأل مزوّد خدمة الدفع عمّا إذا كانت دفعتك قد رُصدت. إذا كنت قد أرسلتها، فابقَ هنا.",
    seen: "تم رصد الدفعة",
    seenDetail: "ننتظر أن تؤكّدها الشبكة، وقد يستغرق ذلك بضع دقائق. لا ترسلها مرة أخرى.",
    hash: "المعاملة",
    explore: "عرض المعاملة (علامة تبويب جديدة)",
    underpaid: "وصل مبلغ أقل من المطلوب",
    underpaidDetail: `لم تضِع أموالك. لا ترسل المزيد من تلقاء نفسك: ${support} الموجود أدناه.`,
    overpaid: `وصل مبلغ أكثر من المطلوب. لمراجعة المبلغ الزائد، ${support}.`,
    expired: `لم تُرصد أي دفعة في الوقت المحدد. إذا كنت قد أرسلت شيئًا، ف${support}.`,
    failed: `لم يتمكن مزوّد خدمة الدفع من قبول الدفعة. إذا كنت قد أرسلت شيئًا، ف${support}.`,
    cancelled: `لقد ألغيت هذه الدفعة. إذا كنت قد أرسلت شيئًا، ف${support}.`,
    cancel: "إلغاء الدفعة",
    cancelQuestion: "هل أرسلت أي شيء؟",
    cancelQuestionDetail: "إذا أرسلت، فلا تُلغِ الدفعة: ما هو في الطريق لا يمكن استرجاعه، وقد لا يُرصد.",
    cancelYes: "لم أرسل شيئًا: إلغاء",
    cancelNo: "متابعة الانتظار",
    cancelling: "جارٍ الإلغاء…",
    cannotCancel:
      "لم يعد الإلغاء ممكنًا: الدفعة في طريقها بالفعل أو انتهت. لا ترسل أي شيء الآن: سيظهر ذلك هنا بعد قليل.",
    cancelFailed: "لا نعرف ما إذا كان الإلغاء قد تم. تحقّق من اتصالك، ثم حاول مرة أخرى.",
    reference: "الرقم المرجعي",
    notLoaded: "تعذّر تحميل تفاصيل الدفع. تحقّق من اتصالك.",
    again: "إعادة المحاولة",
  },
};

/** Latin letters and digits, which keep to themselves: else they move the words and signs beside them. */
function code(text: string): string {
  return `\u2068${text}\u2069`;
}

function duration(minutes: number): string {
  switch (new Intl.PluralRules("ar").select(minutes)) {
    case "one":
      return "دقيقة واحدة";
    case "two":
      return "دقيقتين";
    case "few":
      return `${minutes} دقائق`;
    case "zero":
    case "many":
    case "other":
      return `${minutes} دقيقة`;
  }
}
