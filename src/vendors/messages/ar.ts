import type { VendorMessages } from "./VendorMessages.ts";

const support = "تواصل مع فريق الدعم واذكر الرقم المرجعي";

export const vendors: VendorMessages = {
  transak: {
    title: {
      buy: "شراء العملات المشفّرة عبر Transak",
      sell: "بيع العملات المشفّرة عبر Transak",
    },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "تنتظر Transak وصول دفعتك. قد يستغرق التحويل البنكي بضعة أيام.",
      sell: "تنتظر Transak وصول عملاتك المشفّرة.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "تُجري Transak مراجعة إضافية لهذا الطلب. لا داعي للدفع مرة أخرى.",
      sell: "تُجري Transak مراجعة إضافية لهذا الطلب. لا داعي لإرسال أي شيء مرة أخرى.",
    },
    EXPIRED: {
      buy: "لم تصل دفعتك في الوقت المحدد، لذا أغلقت Transak هذا الطلب.",
      sell: "لم تصل عملاتك المشفّرة في الوقت المحدد، لذا أغلقت Transak هذا الطلب.",
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
      `أرسل عملة ${code(currency)} فقط، وعبر شبكة ${code(network)} فقط. أي مبلغ يُرسَل بعملة أخرى أو عبر شبكة أخرى قد يضيع نهائيًا.`,
    fee: "تأكّد من وصول المبلغ كاملًا. إذا كانت محفظتك أو منصة التداول تخصم رسومًا، فأضفها إلى المبلغ.",
    qrCode: "رمز QR للعنوان",
    noQrCode: "تعذّر تحميل رمز QR. انسخ العنوان بدلًا من ذلك.",
    address: "إلى هذا العنوان",
    copy: "نسخ",
    copyAmount: "نسخ المبلغ",
    copyAddress: "نسخ العنوان",
    copyHash: "نسخ معرّف المعاملة",
    copied: "تم النسخ",
    copyBlocked: "لا يسمح متصفحك بالنسخ. تم تحديد النص، ويمكنك نسخه بنفسك.",
    timeLeft: "الوقت المتبقي",
    lessThan: (minutes) => `تبقّى أقل من ${duration(minutes)}`,
    waiting: "في انتظار دفعتك",
    timeUp: "انتهى الوقت",
    timeUpDetail:
      "لا ترسل أي شيء الآن. نتحقق مما إذا كانت دفعتك قد وصلت. إذا كنت قد أرسلتها، فابقَ في هذه الصفحة.",
    seen: "تم رصد دفعتك",
    seenDetail: "ننتظر أن تؤكّدها الشبكة، وقد يستغرق ذلك بضع دقائق. لا ترسلها مرة أخرى.",
    hash: "المعاملة",
    explore: "عرض المعاملة (علامة تبويب جديدة)",
    underpaid: "استلمنا مبلغًا أقل من المطلوب",
    underpaidDetail: `لا ترسل المبلغ المتبقي الآن، بل ${support} أدناه.`,
    overpaid: `استلمنا مبلغًا أكبر من المطلوب. للاستفسار عن الفرق، ${support}.`,
    expired: `لم نستلم أي دفعة في الوقت المحدد. إذا كنت قد أرسلت أي شيء، ف${support}.`,
    failed: `تعذّر على مزوّد خدمة الدفع قبول الدفعة. إذا كنت قد أرسلت أي شيء، ف${support}.`,
    cancelled: `لقد ألغيت هذه الدفعة. إذا كنت قد أرسلت أي شيء، ف${support}.`,
    cancel: "إلغاء الدفعة",
    cancelQuestion: "هل أرسلت أي شيء؟",
    cancelQuestionDetail:
      "إذا كنت قد أرسلت شيئًا، فلا تُلغِ الدفعة. الدفعة التي في طريقها لا يمكن التراجع عنها، وقد يتعذّر ربطها بطلبك.",
    cancelYes: "لم أرسل شيئًا – إلغاء الدفعة",
    cancelNo: "متابعة الانتظار",
    cancelling: "جارٍ الإلغاء…",
    cannotCancel:
      "لا يمكن إلغاء هذه الدفعة لأنها في طريقها بالفعل أو انتهت. لا ترسل أي شيء الآن. ستظهر النتيجة هنا بعد قليل.",
    cancelFailed: "لا نعرف ما إذا كانت الدفعة قد أُلغيت. تحقّق من اتصالك وحاول مرة أخرى.",
    reference: "الرقم المرجعي",
    notLoaded: "تعذّر تحميل تفاصيل الدفع. تحقّق من اتصالك.",
    again: "إعادة المحاولة",
  },
};

/**
 * Isolates Latin letters and digits; otherwise they reorder the words and punctuation next to them.
 */
function code(text: string): string {
  return `\u2068${text}\u2069`;
}

function duration(minutes: number): string {
  switch (new Intl.PluralRules("ar").select(minutes)) {
    case "one":
      return "دقيقة";
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
