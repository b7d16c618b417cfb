import { vendors } from "../vendors/messages/tr.ts";
import { order } from "./order/tr.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Lütfen tekrar deneyin.";
const unavailable = "Bu işlem şu anda yapılamıyor.";
const fault = "Sorun bizden kaynaklanıyor. Herhangi bir ödeme sayfası açılmadı.";
const silent = `Sunucumuz şu anda yanıt vermiyor. ${again}`;
const page = "Ödeme sayfası yüklenemedi.";
const contact = "referans numarasıyla destek ekibine ulaşın";
const support = `aşağıdaki ${contact}`;
const charge = `Bu işlem için bir tahsilat görürseniz ${support}.`;

/** Turkish. */
export const messages: RampLanguage = {
  lang: "tr",
  title: { buy: "Kripto satın al", sell: "Kripto sat" },
  preparing: "Güvenli ödeme sayfası yükleniyor…",
  slow: "Her zamankinden uzun sürüyor. Bir şey yapmanıza gerek yok.",
  slowPage:
    "Ödeme sayfası yavaş yükleniyor. Açılmazsa bağlantınızı kontrol edin veya reklam engelleyicinizi kapatın.",
  reopen: { buy: "Alımı görüntüle", sell: "Satışı görüntüle" },
  close: "Kapat",
  closeConfirm: { buy: "Ödemeden çıkılsın mı?", sell: "Satış işleminden çıkılsın mı?" },
  closeConfirmDetail: {
    buy: "Ödemeyi yaptıysanız işleminiz devam eder ve bir sonraki ziyaretinizde burada görünür. Yapmadıysanız ödeme sayfası kapanır.",
    sell: "Kriptonuzu gönderdiyseniz satışınız devam eder ve bir sonraki ziyaretinizde burada görünür. Göndermediyseniz bu satış sonlandırılır.",
  },
  closeConfirmDetailUnstored: {
    buy: "Ödemeyi yaptıysanız işleminiz devam eder. Yapmadıysanız ödeme sayfası kapanır.",
    sell: "Kriptonuzu gönderdiyseniz satışınız devam eder. Göndermediyseniz bu satış sonlandırılır.",
  },
  closeConfirmYes: "Çık",
  closeConfirmNo: "Burada kal",
  start: { buy: "Satın almaya başla", sell: "Satışa başla" },
  buyAgain: { buy: "Tekrar satın al", sell: "Tekrar sat" },
  retry: "Tekrar dene",
  startOver: { buy: "Ödeme yapmadım – baştan başla", sell: "Bir şey göndermedim – baştan başla" },
  external: {
    buy: "Ödemeyi diğer pencerede tamamlayın",
    sell: "Satışı diğer pencerede tamamlayın",
  },
  externalDetail:
    "Ödeme sayfası başka bir pencerede açık; bu pencerenin arkasında kalmış olabilir. Gelişmeleri burada göstereceğiz. Baştan başlamak için önce o pencereyi kapatın.",
  openPage: "Ödeme sayfasını aç",
  resumed: { buy: "Alım işleminiz devam ediyor", sell: "Satış işleminiz devam ediyor" },
  resumedDetail: {
    buy: "Ödemeniz işleniyor. Bu sayfayı kapatabilirsiniz, tekrar ödeme yapmanıza gerek yok.",
    sell: "Satışınız işleniyor. Bu sayfayı kapatabilirsiniz, kriptonuzu tekrar göndermenize gerek yok.",
  },
  unconfirmed: { buy: "Ödemeyi yaptınız mı?", sell: "Kriptonuzu gönderdiniz mi?" },
  unconfirmedDetail: {
    buy: "Yaptıysanız tekrar ödeme yapmayın. Ödeme sağlayıcısı onaylar onaylamaz alım işleminiz burada görünür. Yapmadıysanız yeni bir alım başlatabilirsiniz.",
    sell: "Gönderdiyseniz tekrar göndermeyin. Ödeme sağlayıcısı onaylar onaylamaz satış işleminiz burada görünür. Göndermediyseniz yeni bir satış başlatabilirsiniz.",
  },
  startAnother: { buy: "Yeni alım başlat", sell: "Yeni satış başlat" },
  overdue: {
    buy: `Her zamankinden uzun sürüyor ama burada beklemenize gerek yok. Alımınız hâlâ işleniyor ve banka transferleri birkaç gün sürebilir. Sorunuz varsa ${support}.`,
    sell: `Her zamankinden uzun sürüyor ama burada beklemenize gerek yok. Satışınız hâlâ işleniyor ve para gönderimi birkaç iş günü sürebilir. Sorunuz varsa ${support}.`,
  },
  identityCheck:
    "Kimliğiniz doğrulanıyor. Bu genellikle birkaç dakika, bazen daha uzun sürer. Tekrar ödeme yapmanıza veya bir şey göndermenize gerek yok.",
  deposit: "Kriptonuzu gönderin",
  exactAmount: "Tam tutar",
  network: "Ağ",
  address: "Alıcı adresi",
  depositDetail: (currency, network) =>
    `Tam olarak bu tutarı, yalnızca ${currency} olarak ve yalnızca ${network} ağı üzerinden gönderin. Bunun dışındaki gönderimler kaybolabilir.`,
  depositChanged:
    "Ödeme sağlayıcısı transfer bilgilerini değiştirdi. Bir şeyi onaylamadan veya göndermeden önce yeni bilgileri kontrol edin. Kriptoyu gönderdiyseniz tekrar göndermeyin ve destek ekibine ulaşın.",
  copy: "Kopyala",
  copyAmount: "Tutarı kopyala",
  copyAddress: "Adresi kopyala",
  copied: "Kopyalandı",
  copyBlocked: "Tarayıcınız kopyalamaya izin vermiyor. Metin seçili, kendiniz kopyalayabilirsiniz.",
  depositing: "Transferi cüzdanınızda onaylayın. Kriptoyu ayrıca elle göndermeyin.",
  deposited:
    "Gönderildi. Kriptonuzun ulaşmasını bekliyoruz, bu birkaç dakika sürebilir. Tekrar göndermeyin.",
  "deposit-declined": "Cüzdanınızdan gönderim yapılmadı. Kriptoyu yine de elle gönderebilirsiniz.",
  completed: { buy: "Kriptonuz size ulaştı", sell: "Paranız size gönderildi" },
  paymentReceived: "Ödemeniz alındı",
  failed: "İşlem tamamlanamadı",
  failedDetail: {
    buy: `Ödemeniz reddedildi veya tamamlanamadı. Örneğin başka bir kartla yeniden deneyebilirsiniz. ${charge}`,
    sell: `Kriptonuz zamanında ulaşmadı veya size yapılacak ödeme reddedildi. Kripto gönderdiyseniz ${support}.`,
  },
  cancelled: "İptal edildi",
  cancelledDetail: {
    buy: `Satın alma gerçekleşmedi. ${charge}`,
    sell: `Satış gerçekleşmedi. Kripto gönderdiyseniz ${support}.`,
  },
  stillWatching: {
    buy: "Ödemeniz yine de gerçekleşirse burada görürsünüz.",
    sell: "Kriptonuz yine de ulaşırsa burada görürsünüz.",
  },
  problem: "Bir sorun oluştu",
  received: "Aldığınız tutar",
  paid: "Ödediğiniz tutar",
  sold: "Sattığınız tutar",
  amount: "Tutar",
  date: "Tarih",
  reference: "Referans no",
  txHash: "İşlem hash’i",
  steps: {
    buy: ["Ödeme", "İşleniyor", "Tamamlandı"],
    sell: ["Kriptonuz", "Para gönderimi", "Tamamlandı"],
  },
  errors: {
    "session-network": "Sunucuya ulaşamadık. Bağlantınızı kontrol edip tekrar deneyin.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Bu ödeme sayfasının süresi doldu. ${again}`,
    "session-used":
      "Bu sayfa yalnızca bir kez açılabilir. Ödeme yaptıysanız veya bir şey gönderdiyseniz tekrarlamayın.",
    "open-in-another-tab":
      "Bu işlem başka bir sekmede zaten açık. Oradan devam edin veya o sekmeyi kapatıp tekrar deneyin.",
    unauthorized: "Oturumunuz açık değil. Giriş yapıp buraya geri dönün.",
    forbidden: `Hesabınızın bu işlem için yetkisi yok. Aşağıdaki ${contact}.`,
    "offramp-disabled": "Burada satış yapılamıyor.",
    "currency-not-supported": "Bu para birimi burada kullanılamıyor. Başka bir para birimi seçin.",
    "wallet-not-supported": "Bu para birimi bu ağda kullanılamıyor. Başka bir ağ seçin.",
    "kyc-required": `Önce kimliğinizi doğrulamanız gerekiyor. Nasıl yapacağınızı öğrenmek için ${support}.`,
    "order-rejected": "Bu işlem kabul edilmedi. Tutarı ve para birimini kontrol edin.",
    "order-uncertain":
      "Bu tutardaki önceki işleminizin hâlâ açık olup olmadığını henüz bilmiyoruz. Daha sonra tekrar deneyin veya başka bir tutar seçin.",
    "rate-limited": "Çok fazla deneme yapıldı. Biraz bekleyip tekrar deneyin.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `Ödeme sağlayıcısı şu anda yanıt vermiyor. ${again}`,
    "script-origin": unavailable,
    "script-offline": "İnternet bağlantınız yok. Bağlantı geri geldiğinde ödeme sayfası açılacak.",
    "script-network": `${page} Bağlantınızı kontrol edin, reklam engelleyicinizde bu sayfaya izin verin veya daha sonra tekrar deneyin.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Çok uzun sürdü. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `Ödeme sayfası açılmadı. ${again}`,
    "popup-blocked":
      "Tarayıcınız ödeme penceresini engelledi. Aşağıdaki bağlantıdan açabilirsiniz.",
    "transaction-not-found": `İşleminizi henüz bulamadık. Ödeme yaptıysanız veya bir şey gönderdiyseniz tekrarlamayın. Birazdan yeniden kontrol edin veya ${support}.`,
    "transaction-malformed": "Durumu şu anda okuyamıyoruz. İşleminiz bundan etkilenmez.",
    "transaction-unreachable":
      "Durumu şu anda kontrol edemiyoruz. İşleminiz bundan etkilenmez, kontrol etmeye devam edeceğiz.",
    "transaction-unlisted": `Burada gösteremediğimiz bir işleminiz var. Ödeme yaptıysanız veya bir şey gönderdiyseniz tekrarlamayın. Aşağıdaki ${contact}.`,
    "deposit-failed":
      "Cüzdanınızın kriptoyu gönderip göndermediğini bilmiyoruz. Bir şey göndermeden önce cüzdanınızı kontrol edin.",
    "deposit-timeout":
      "Cüzdanınız yanıt vermedi. Elle bir şey göndermeden önce cüzdanınızı kontrol edin: kripto gönderilmiş olabilir.",
  },
  history: {
    title: "İşlem geçmişi",
    filter: "Duruma göre filtrele",
    filters: {
      all: "Tümü",
      inProgress: "Devam eden",
      completed: "Tamamlanan",
      unsuccessful: "Başarısız",
    },
    kind: { buy: "Alım", sell: "Satış" },
    pending: { buy: "Ödeme henüz onaylanmadı", sell: "Kripto henüz ulaşmadı" },
    processing: "İşleniyor",
    completed: "Tamamlandı",
    loading: "Yükleniyor…",
    loadMore: "Daha fazla göster",
    shown: (count) => `${count} işlem gösteriliyor`,
    empty: "Henüz işlem yok",
    emptyDetail: "Alım ve satışlarınızı burada göreceksiniz.",
    emptyFilter: "Bu filtreye uyan işlem yok.",
    showAll: "Tümünü göster",
    loadFailed: "İşlemleriniz yüklenemedi. Alım ve satışlarınız bundan etkilenmez.",
  },
  order,
  vendors,
};
