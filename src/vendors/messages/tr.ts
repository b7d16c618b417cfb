import type { VendorMessages } from "./VendorMessages.ts";

const support = "destek ekibine başvurun ve referans numarasını iletin";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Transak ile kripto satın al", sell: "Transak ile kripto sat" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak, ödemenizin ulaşmasını bekliyor. Banka havalesi birkaç gün sürebilir.",
      sell: "Transak, kriptonuzun ulaşmasını bekliyor.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak bu siparişi daha yakından inceliyor. Tekrar ödeme yapmanıza gerek yok.",
      sell: "Transak bu siparişi daha yakından inceliyor. Tekrar bir şey göndermenize gerek yok.",
    },
    EXPIRED: {
      buy: "Ödemeniz zamanında ulaşmadığı için Transak bu siparişi kapattı.",
      sell: "Kriptonuz zamanında ulaşmadığı için Transak bu siparişi kapattı.",
    },
    REFUNDED: {
      buy: "Transak, ödemenizi size iade etti.",
      sell: "Transak, kriptonuzu size iade etti.",
    },
  },
  bleepay: {
    send: "Tam olarak şu tutarı gönderin",
    network: (network) => `${network} ağında`,
    warning: (currency, network) =>
      `Yalnızca ${currency} ve yalnızca ${network} ağında gönderin. Başka bir ağda veya başka bir kripto parayla gönderilen para kaybolur.`,
    fee: "Tam olarak bu tutarın ulaşması gerekir. Cüzdanınız veya borsanız bu tutardan ücret kesiyorsa ücreti üzerine ekleyin.",
    qrCode: "Adresin QR kodu",
    noQrCode: "QR kodu yüklenemedi. Bunun yerine adresi kopyalayın.",
    address: "Bu adrese",
    copy: "Kopyala",
    copyAmount: "Tutarı kopyala",
    copyAddress: "Adresi kopyala",
    copyHash: "Hash’i kopyala",
    copied: "Kopyalandı",
    copyBlocked: "Tarayıcınız kopyalamamıza izin vermiyor. Metin seçildi: kendiniz kopyalayın.",
    timeLeft: "Kalan süre",
    lessThan: (minutes) => `${minutes} dakikadan az kaldı`,
    waiting: "Ödemeniz bekleniyor",
    timeUp: "Süre doldu",
    timeUpDetail:
      "Şimdi hiçbir şey göndermeyin. Ödemenizin görülüp görülmediğini sağlayıcıya soruyoruz. Gönderdiyseniz burada kalın.",
    seen: "Ödeme görüldü",
    seenDetail:
      "Ağın ödemeyi onaylaması bekleniyor; bu birkaç dakika sürebilir. Tekrar göndermeyin.",
    hash: "Blokzincir işlemi",
    explore: "İşlemi görüntüle (yeni sekme)",
    underpaid: "İstenenden daha az tutar ulaştı",
    underpaidDetail:
      "Paranız kaybolmadı. Kendi kararınızla ek tutar göndermeyin: destek ekibine başvurun ve aşağıdaki referans numarasını iletin.",
    overpaid: `İstenenden daha fazla tutar ulaştı. Fazlasının incelenmesi için ${support}.`,
    expired: `Süresi içinde ödeme görülmedi. Bir şey gönderdiyseniz ${support}.`,
    failed: `Sağlayıcı ödemeyi kabul edemedi. Bir şey gönderdiyseniz ${support}.`,
    cancelled: `Bu ödemeyi iptal ettiniz. Bir şey gönderdiyseniz ${support}.`,
    cancel: "Ödemeyi iptal et",
    cancelQuestion: "Bir şey gönderdiniz mi?",
    cancelQuestionDetail:
      "Gönderdiyseniz iptal etmeyin: yoldaki ödeme geri alınamaz ve fark edilmeyebilir.",
    cancelYes: "Göndermedim: iptal et",
    cancelNo: "Beklemeye devam et",
    cancelling: "İptal ediliyor…",
    cannotCancel:
      "Bu ödeme artık iptal edilemez: ya yolda ya da sonuçlandı. Şimdi hiçbir şey göndermeyin: durum birazdan burada görünür.",
    cancelFailed:
      "İptal edilip edilmediğini bilmiyoruz. Bağlantınızı kontrol edin, sonra tekrar deneyin.",
    reference: "Referans no",
    notLoaded: "Ödeme bilgileri yüklenemedi. Bağlantınızı kontrol edin.",
    again: "Tekrar dene",
  },
};
