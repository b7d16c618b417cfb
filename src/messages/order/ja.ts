import type { OrderMessages } from "../OrderMessages.ts";

const refused = "このご注文には対応していません。";
const silent = "現在、応答がありません。";
const unavailable = "現在ご利用いただけません。";

/** Japanese. */
export const order: OrderMessages = {
  give: { buy: "お支払い額", sell: "売却する量" },
  receive: "お受け取り",
  estimate: "目安",
  about: (amount) => `約${amount}`,
  asset: "暗号資産",
  fiatCurrency: "通貨",
  paymentMethod: { buy: "お支払い方法", sell: "受け取り方法" },
  anyMethod: "指定なし",
  card: "カード",
  bankTransfer: "銀行振込",
  provider: "決済会社",
  best: "最良価格",
  unpriced: "価格は決済会社のページで表示されます",
  payInCrypto: (amount) => `別のウォレットから ${amount} を送金`,
  details: "手数料",
  fees: {
    total: "手数料合計（価格に含む）",
    network: "ネットワーク手数料",
    vendor: "決済会社の手数料",
    partner: "サービス手数料",
  },
  documents: "本人確認書類が必要になる場合があります",
  estimateDetail: {
    buy: "価格は目安です。最終的な価格はお支払いの前に表示されます。",
    sell: "価格は目安です。最終的な価格は送金の前に表示されます。",
  },
  loading: "価格を取得しています…",
  refresh: (time) => `価格の更新まで${time}`,
  found: (count) => `${count}件の見積もりがあります`,
  submit: { buy: "購入する", sell: "売却する" },
  submitAmount: { buy: (amount) => `${amount}を購入する`, sell: (amount) => `${amount}を売却する` },
  submitFor: {
    buy: (currency, money) => `${money}で${currency}を購入する`,
    sell: (currency, money) => `${currency}を${money}で売却する`,
  },
  submitting: "お待ちください…",
  changed: "価格が変わりました",
  changedDetail: {
    receive: (after, before) => `お受け取りは${before}から${after}に変わります。`,
    buy: (after, before) => `お支払い額は${before}から${after}に変わります。`,
    sell: (after, before) => `売却する量は${before}から${after}に変わります。`,
  },
  changedUnknown: "価格は、確定する前に決済会社のページで表示されます。",
  accept: "新しい価格で続ける",
  missing: "金額を入力してください。",
  malformed: (example) => `${example}のように入力してください。`,
  tooLow: (limit) => `最小額は${limit}です。`,
  tooHigh: (limit) => `最大額は${limit}です。`,
  use: (value) => `${value}にする`,
  useAnyMethod: "お支払い方法を指定しない",
  nothing: "このご注文に対応できる決済会社がありません",
  nothingDetail: "次の変更をお試しください。",
  nothingHint: "別の金額、暗号資産、または通貨をお試しください。",
  vendorUnavailable: (vendor) =>
    `${vendor}はこのご注文に対応できません。別の決済会社を選択してください。`,
  kyc: {
    not_started: (vendor) =>
      `${vendor}で本人確認書類の提出が必要です。お手元にご用意ください。所要時間は約3分です。`,
    pending: (vendor) => `${vendor}が本人確認を行っています。`,
    failed: (vendor) =>
      `前回、${vendor}で本人確認ができませんでした。もう一度、書類の提出を求められることがあります。`,
  },
  change: "変更",
  reasons: {
    "amount-too-low": "金額が小さすぎます。",
    "amount-too-high": "金額が大きすぎます。",
    "asset-unsupported": "このネットワークのこの暗号資産には対応していません。",
    "fiat-unsupported": "この通貨には対応していません。",
    "country-unsupported": "お住まいの国ではご利用いただけません。",
    "method-unsupported": "このお支払い方法には対応していません。",
    "mode-unsupported": refused,
    "order-unsupported": refused,
    "user-limit": "この決済会社でのご利用限度額に達しました。",
    "user-refused": "お客様のアカウントではご利用いただけません。",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};
