import { vendors } from "../vendors/messages/tr.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Lütfen tekrar deneyin.";
const unavailable = "Bu hizmet şu anda kullanılamıyor.";
const fault = "Bizden kaynaklanan bir sorun oluştu. Hiçbir ödeme yapılmadı.";
const page = "Ödeme sayfası yüklenemedi.";
const support = "destek ekibine başvurun ve aşağıdaki satırı iletin";

/** Turkish. */
export const messages: RampLanguage = {
  lang: "tr",
  title: { buy: "Kripto satın al", sell: "Kripto sat" },
  preparing: "Güvenli ödeme sayfası hazırlanıyor…",
  slow: "İşlem her zamankinden uzun sürüyor. Kendiliğinden devam edecek.",
  slowPage:
    "Ödeme sayfası yavaş yükleniyor. Kendiliğinden devam edecek; daha iyi bir bağlantı kullanmak veya reklam engelleyiciyi kapatmak yardımcı olabilir.",
  reopen: { buy: "Alım işlemini göster", sell: "Satış işlemini göster" },
  close: "Kapat",
  closeConfirm: { buy: "Ödemeden çıkılsın mı?", sell: "Satıştan çıkılsın mı?" },
  closeConfirmDetail: {
    buy: "Ödemeyi zaten yaptıysanız hiçbir şey kaybolmaz: işlem devam eder ve geri döndüğünüzde görünür. Yapmadıysanız ödeme sayfası burada sona erer.",
    sell: "Kriptonuzu zaten gönderdiyseniz hiçbir şey kaybolmaz: işlem devam eder ve geri döndüğünüzde görünür. Göndermediyseniz satış burada sona erer.",
  },
  closeConfirmYes: "Çık",
  closeConfirmNo: "Kal",
  start: { buy: "Satın almaya başla", sell: "Satmaya başla" },
  buyAgain: { buy: "Tekrar satın al", sell: "Tekrar sat" },
  retry: "Tekrar dene",
  startOver: { buy: "Ödeme yapmadım: baştan başla", sell: "Göndermedim: baştan başla" },
  external: { buy: "Ödeme penceresinde devam edin", sell: "Ödeme penceresinde devam edin" },
  externalDetail:
    "Ayrı bir pencerede açıldı; bu pencerenin arkasında olabilir. Orada olup bitenler burada görünür. Baştan başlamak için o pencereyi kapatın.",
  openPage: "Ödeme sayfasını aç",
  resumed: { buy: "Alım işleminiz sürüyor", sell: "Satış işleminiz sürüyor" },
  resumedDetail: {
    buy: "Ödemeniz yapıldı. Burada beklemenize gerek yok, tekrar ödeme yapmanıza da gerek yok.",
    sell: "Kriptonuz ulaştı. Burada beklemenize gerek yok, tekrar göndermenize de gerek yok.",
  },
  unconfirmed: { buy: "Ödeme yaptınız mı?", sell: "Kriptoyu gönderdiniz mi?" },
  unconfirmedDetail: {
    buy: "Ödeme yaptıysanız tekrar ödeme yapmayın: sağlayıcı ödemenizi görür görmez burada görünür. Yapmadıysanız yeni bir alım işlemi başlatın.",
    sell: "Kriptoyu gönderdiyseniz tekrar göndermeyin: sağlayıcı kriptonuzu görür görmez burada görünür. Göndermediyseniz yeni bir satış işlemi başlatın.",
  },
  startAnother: { buy: "Yeni alım işlemi başlat", sell: "Yeni satış işlemi başlat" },
  overdue: {
    buy: `İşlem her zamankinden uzun sürüyor. Burada beklemenize gerek yok: ödemeniz ulaştı ve onaylanır onaylanmaz kriptonuz gönderilecek. Kriptonuz yarın hâlâ gelmemişse ${support}.`,
    sell: `İşlem her zamankinden uzun sürüyor. Burada beklemenize gerek yok: kriptonuz ulaştı ve onaylanır onaylanmaz paranız size ödenecek. Paranız üç iş günü sonra hâlâ gelmemişse ${support}.`,
  },
  identityCheck:
    "Kimliğiniz doğrulanıyor. Bu, birkaç dakika, bazen daha uzun sürer. Ödemeniz o zamana kadar bekletilir; tekrar ödeme yapmanıza gerek yok.",
  deposit: "Kriptonuzu gönderin",
  exactAmount: "Tam tutar",
  network: "Ağ",
  address: "Bu adrese",
  depositDetail: (currency, network) =>
    `Tam olarak bu tutarı, yalnızca ${currency} olarak ve yalnızca ${network} ağında gönderin. Bunun dışında gönderilenler kaybolabilir.`,
  depositChanged:
    "Sağlayıcı bu transferin bilgilerini değiştirdi. Bir şeyi onaylamadan veya göndermeden önce yeni bilgileri kontrol edin. Kriptoyu zaten gönderdiyseniz tekrar göndermeyin, destek ekibine başvurun.",
  copy: "Kopyala",
  copyAmount: "Tutarı kopyala",
  copyAddress: "Adresi kopyala",
  copied: "Kopyalandı",
  copyBlocked: "Tarayıcınız kopyalamamıza izin vermiyor. Metin seçildi: kendiniz kopyalayın.",
  depositing: "Transferi cüzdanınızda onaylayın. Ayrıca elle göndermeyin.",
  deposited:
    "Gönderildi. Kriptonuzun görülmesi bekleniyor; bu birkaç dakika sürebilir. Tekrar göndermeyin.",
  "deposit-declined":
    "Cüzdanınız hiçbir şey göndermedi. Kriptoyu yine de aşağıdaki adrese elle gönderebilirsiniz.",
  completed: { buy: "Kriptonuz ulaştı", sell: "Paranız size ödendi" },
  failed: "İşlem tamamlanamadı",
  failedDetail: {
    buy: "Ödeme reddedildi veya süresi doldu. Bloke edilen tutar varsa bankanız blokeyi kaldırır.",
    sell: `Kripto zamanında ulaşmadı veya size yapılacak ödeme reddedildi. Kripto gönderdiyseniz ${support}.`,
  },
  cancelled: "İptal edildi",
  cancelledDetail: {
    buy: "Hiçbir şey satın alınmadı. Bankanız bunun için bir tutarı bloke ettiyse bloke kaldırılacaktır.",
    sell: `Hiçbir şey satılmadı. Kripto gönderdiyseniz ${support}.`,
  },
  stillWatching: {
    buy: "Ödemeniz yine de gerçekleşirse burada görürsünüz.",
    sell: "Kriptonuz yine de ulaşırsa burada görürsünüz.",
  },
  problem: "Bir sorun oluştu",
  received: "Aldığınız",
  paid: "Ödediğiniz",
  sold: "Sattığınız",
  date: "Tarih",
  reference: "Referans no",
  steps: {
    buy: ["Ödeme", "Yolda", "Tamam"],
    sell: ["Kriptonuz", "Paranız yolda", "Tamam"],
  },
  errors: {
    "session-network": `Sunucuya ulaşılamadı. Bağlantınızı kontrol edin. ${again}`,
    "session-timeout": `Sunucu çok uzun süre yanıt vermedi. ${again}`,
    "session-malformed": fault,
    "session-expired": `Bu ödeme sayfasının süresi doldu. ${again}`,
    "session-used":
      "Bu sayfa yalnızca bir kez açılır. Ödeme yaptıysanız veya bir şey gönderdiyseniz bunu tekrarlamayın: kontrol etmeye devam ediyoruz.",
    unauthorized: "Oturum açmadınız. Oturum açın, sonra buraya geri dönün.",
    forbidden: `Hesabınızın bu işlem için yetkisi yok. Lütfen ${support}.`,
    "offramp-disabled": "Burada satış yapılamıyor.",
    "currency-not-supported": "Bu para birimi burada kullanılamıyor. Başka bir para birimi seçin.",
    "wallet-not-supported": "Bu para birimi bu ağda kullanılamıyor. Başka bir ağ seçin.",
    "kyc-required":
      "Önce kimliğinizin doğrulanması gerekiyor. Bunun nasıl yapılacağını destek ekibine sorun ve aşağıdaki satırı iletin.",
    "order-rejected": "Bu sipariş kabul edilmedi. Tutarı ve para birimini kontrol edin.",
    "order-uncertain":
      "Bu tutardaki önceki siparişinizin hâlâ açık olup olmadığını henüz bilmiyoruz. Daha sonra tekrar deneyin veya başka bir tutar seçin.",
    "rate-limited": "Kısa sürede çok fazla deneme yapıldı. Biraz bekleyin, sonra tekrar deneyin.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Sunucumuz şu anda yanıt vermiyor. ${again}`,
    "vendor-unavailable": `Ödeme sağlayıcısı şu anda yanıt vermiyor. ${again}`,
    "script-origin": unavailable,
    "script-offline": "Çevrimdışısınız. Bağlantı geri geldiğinde ödeme sayfası açılır.",
    "script-network": `${page} Bağlantınızı kontrol edin, reklam engelleyicinizde bu sayfaya izin verin veya daha sonra tekrar deneyin.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Çok uzun sürdü. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `Ödeme sayfası görüntülenemedi. ${again}`,
    "popup-blocked": "Tarayıcınız ödeme penceresini engelledi. Aşağıdan kendiniz açın.",
    "transaction-not-found": "Siparişinizi henüz bulamıyoruz. Kaybolmadı: birazdan tekrar bakın.",
    "transaction-malformed": "Durumu şu anda okuyamıyoruz. Siparişiniz bundan etkilenmez.",
    "transaction-unreachable":
      "Durumu şu anda göremiyoruz. Siparişiniz bundan etkilenmez; kontrol etmeye devam ediyoruz.",
    "transaction-unlisted": `Burada gösteremediğimiz bir siparişiniz var. Ödeme yaptıysanız veya bir şey gönderdiyseniz bunu tekrarlamayın; lütfen ${support}.`,
    "deposit-failed":
      "Cüzdanınızın kriptoyu gönderip göndermediğini bilmiyoruz. Bir şey göndermeden önce cüzdanınızı kontrol edin.",
    "deposit-timeout":
      "Cüzdanınız yanıt vermedi. Kriptoyu elle göndermeden önce, gönderilip gönderilmediğine cüzdanınızdan bakın.",
  },
  vendors,
};
