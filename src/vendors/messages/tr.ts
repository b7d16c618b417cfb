import type { VendorMessages } from "./VendorMessages.ts";

const support = "referans numarasıyla destek ekibine ulaşın";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Transak ile kripto satın al", sell: "Transak ile kripto sat" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak, ödemenizin ulaşmasını bekliyor. Banka transferi birkaç gün sürebilir.",
      sell: "Transak, kriptonuzun ulaşmasını bekliyor.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak bu işlemi daha ayrıntılı inceliyor. Tekrar ödeme yapmanıza gerek yok.",
      sell: "Transak bu işlemi daha ayrıntılı inceliyor. Tekrar bir şey göndermenize gerek yok.",
    },
    EXPIRED: {
      buy: "Ödemeniz zamanında ulaşmadığı için Transak bu işlemi kapattı.",
      sell: "Kriptonuz zamanında ulaşmadığı için Transak bu işlemi kapattı.",
    },
    REFUNDED: {
      buy: "Transak, ödemenizi iade etti.",
      sell: "Transak, kriptonuzu iade etti.",
    },
  },
  bleepay: {
    send: "Gönderilecek tam tutar",
    network: (network) => `${network} ağı üzerinden`,
    warning: (currency, network) =>
      `Yalnızca ${currency} gönderin ve yalnızca ${network} ağını kullanın. Başka bir kripto parayla veya başka bir ağdan gönderilenler kalıcı olarak kaybolabilir.`,
    fee: "Tutarın tamamının ulaşması gerekir. Cüzdanınız veya kullandığınız borsa ücret kesiyorsa bunu tutara ekleyin.",
    qrCode: "Adresin QR kodu",
    noQrCode: "QR kodu yüklenemedi. Bunun yerine adresi kopyalayın.",
    address: "Alıcı adresi",
    copy: "Kopyala",
    copyAmount: "Tutarı kopyala",
    copyAddress: "Adresi kopyala",
    copyHash: "Hash’i kopyala",
    copied: "Kopyalandı",
    copyBlocked:
      "Tarayıcınız kopyalamaya izin vermiyor. Metin seçili, kendiniz kopyalayabilirsiniz.",
    timeLeft: "Kalan süre",
    lessThan: (minutes) => `${minutes} dakikadan az kaldı`,
    waiting: "Ödemenizi bekliyoruz",
    timeUp: "Süre doldu",
    timeUpDetail:
      "Şu anda hiçbir şey göndermeyin. Ödemenizin ulaşıp ulaşmadığını kontrol ediyoruz. Gönderdiyseniz bu sayfada kalın.",
    seen: "Ödemeniz ağda görüldü",
    seenDetail: "Ağın onayını bekliyoruz, bu birkaç dakika sürebilir. Tekrar göndermeyin.",
    hash: "Blokzincir işlemi",
    explore: "İşlemi görüntüle (yeni sekme)",
    underpaid: "Gelen tutar gerekenden az",
    underpaidDetail: `Kalan tutarı henüz göndermeyin. Bunun yerine aşağıdaki ${support}.`,
    overpaid: `Gelen tutar gerekenden fazla. Fark hakkında bilgi almak için ${support}.`,
    expired: `Ödeme zamanında ulaşmadı. Bir şey gönderdiyseniz ${support}.`,
    failed: `Ödeme sağlayıcısı ödemeyi kabul edemedi. Bir şey gönderdiyseniz ${support}.`,
    cancelled: `Bu ödemeyi iptal ettiniz. Bir şey gönderdiyseniz ${support}.`,
    cancel: "Ödemeyi iptal et",
    cancelQuestion: "Bir şey gönderdiniz mi?",
    cancelQuestionDetail:
      "Gönderdiyseniz iptal etmeyin. Yoldaki bir ödeme geri alınamaz ve işleminizle eşleştirilemeyebilir.",
    cancelYes: "Bir şey göndermedim – iptal et",
    cancelNo: "Beklemeye devam et",
    cancelling: "İptal ediliyor…",
    cannotCancel:
      "Bu ödeme artık iptal edilemez, çünkü ya yolda ya da sonuçlandı. Şu anda hiçbir şey göndermeyin. Sonucu birazdan burada göreceksiniz.",
    cancelFailed:
      "Ödemenin iptal edilip edilmediğini bilmiyoruz. Bağlantınızı kontrol edip tekrar deneyin.",
    reference: "Referans no",
    notLoaded: "Ödeme bilgileri yüklenemedi. Bağlantınızı kontrol edin.",
    again: "Tekrar dene",
  },
};
