import { vendors } from "../vendors/messages/ja.ts";
import { order } from "./order/ja.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "もう一度お試しください。";
const unavailable = "現在ご利用いただけません。";
const fault = "当社側で問題が発生しました。お支払いページは開かれていません。";
const silent = `現在、サーバーが応答していません。${again}`;
const notLoaded = "お支払いページを読み込めませんでした。";
const support = "下のお問い合わせ番号を添えて、サポートまでご連絡ください。";
const charge = `このお取引の請求や引き落としがある場合は、${support}`;

/** Japanese. */
export const messages: RampLanguage = {
  lang: "ja",
  title: { buy: "暗号資産を購入", sell: "暗号資産を売却" },
  preparing: "安全なお支払いページを読み込んでいます…",
  slow: "通常より時間がかかっています。操作は不要です。そのままお待ちください。",
  slowPage:
    "お支払いページの読み込みに時間がかかっています。表示されない場合は、通信環境を確認するか、広告ブロッカーをオフにしてください。",
  reopen: { buy: "購入状況を確認する", sell: "売却状況を確認する" },
  close: "閉じる",
  closeConfirm: { buy: "お支払いページを閉じますか？", sell: "売却ページを閉じますか？" },
  closeConfirmDetail: {
    buy: "お支払い済みの場合、ご注文は引き続き処理され、次回こちらで確認できます。お支払いがまだの場合、この手続きは終了します。",
    sell: "暗号資産を送金済みの場合、売却は引き続き処理され、次回こちらで確認できます。送金がまだの場合、この手続きは終了します。",
  },
  closeConfirmDetailUnstored: {
    buy: "お支払い済みの場合、ご注文は引き続き処理されます。お支払いがまだの場合、この手続きは終了します。",
    sell: "暗号資産を送金済みの場合、売却は引き続き処理されます。送金がまだの場合、この手続きは終了します。",
  },
  closeConfirmYes: "閉じる",
  closeConfirmNo: "手続きを続ける",
  start: { buy: "購入手続きを始める", sell: "売却手続きを始める" },
  buyAgain: { buy: "もう一度購入する", sell: "もう一度売却する" },
  retry: "もう一度試す",
  startOver: { buy: "支払い前なので最初からやり直す", sell: "送金していないので最初からやり直す" },
  external: {
    buy: "別のウィンドウでお支払いを完了してください",
    sell: "別のウィンドウで売却を完了してください",
  },
  externalDetail:
    "お支払いページは別のウィンドウで開いています。このウィンドウの後ろに隠れていることがあります。この画面は手続きの進行に合わせて更新されます。最初からやり直す場合は、先にお支払いページのウィンドウを閉じてください。",
  openPage: "お支払いページを開く",
  resumed: { buy: "購入の手続きが進行中です", sell: "売却の手続きが進行中です" },
  resumedDetail: {
    buy: "お支払いを処理しています。この画面は閉じても問題ありません。再度のお支払いは不要です。",
    sell: "売却を処理しています。この画面は閉じても問題ありません。再度の送金は不要です。",
  },
  unconfirmed: { buy: "お支払いはお済みですか？", sell: "暗号資産の送金はお済みですか？" },
  unconfirmedDetail: {
    buy: "お支払い済みの場合は、もう一度支払わないでください。決済会社の確認が取れ次第、購入内容がこちらに表示されます。お支払いがまだの場合は、新しく購入を始められます。",
    sell: "送金済みの場合は、もう一度送金しないでください。決済会社の確認が取れ次第、売却内容がこちらに表示されます。送金がまだの場合は、新しく売却を始められます。",
  },
  startAnother: { buy: "新しく購入を始める", sell: "新しく売却を始める" },
  overdue: {
    buy: `通常より時間がかかっていますが、この画面でお待ちいただく必要はありません。ご購入は引き続き処理されており、銀行振込の場合は数日かかることがあります。ご不明な点がある場合は、${support}`,
    sell: `通常より時間がかかっていますが、この画面でお待ちいただく必要はありません。売却は引き続き処理されており、代金の入金までに数営業日かかることがあります。ご不明な点がある場合は、${support}`,
  },
  identityCheck:
    "本人確認を行っています。通常は数分で終わりますが、さらに時間がかかることもあります。再度のお支払いや送金は不要です。",
  deposit: "暗号資産を送金してください",
  exactAmount: "正確な送金数量",
  network: "ネットワーク",
  address: "送金先アドレス",
  depositDetail: (currency, network) =>
    `${network}ネットワークの${currency}のみを、この数量ちょうどで送金してください。異なる通貨・ネットワーク・数量で送金すると、資産が失われるおそれがあります。`,
  depositChanged:
    "決済会社が送金情報を変更しました。承認や送金の前に、新しい情報をご確認ください。暗号資産を送金済みの場合は、もう一度送金せず、サポートまでご連絡ください。",
  copy: "コピー",
  copyAmount: "数量をコピー",
  copyAddress: "アドレスをコピー",
  copied: "コピーしました",
  copyBlocked:
    "お使いのブラウザではコピーが許可されていません。テキストを選択しましたので、手動でコピーしてください。",
  depositing: "ウォレットで送金を承認してください。手動で重ねて送金しないでください。",
  deposited:
    "送金しました。暗号資産の着金を待っています。数分かかることがあります。もう一度送金しないでください。",
  "deposit-declined":
    "ウォレットからは何も送金されていません。手動で暗号資産を送金することもできます。",
  completed: { buy: "暗号資産が届きました", sell: "売却代金が支払われました" },
  paymentReceived: "お支払いを確認しました",
  failed: "お取引を完了できませんでした",
  failedDetail: {
    buy: `お支払いが承認されなかったか、完了できませんでした。別のカードなどで、もう一度お試しいただけます。${charge}`,
    sell: `暗号資産が期限内に届かなかったか、売却代金の支払いが拒否されました。暗号資産を送金済みの場合は、${support}`,
  },
  cancelled: "キャンセルされました",
  cancelledDetail: {
    buy: `購入は行われていません。${charge}`,
    sell: `売却は行われていません。暗号資産を送金済みの場合は、${support}`,
  },
  stillWatching: {
    buy: "このあとお支払いが完了した場合は、こちらに表示されます。",
    sell: "このあと暗号資産が届いた場合は、こちらに表示されます。",
  },
  problem: "問題が発生しました",
  received: "受取額",
  paid: "支払額",
  sold: "売却数量",
  amount: "金額",
  date: "日時",
  reference: "お問い合わせ番号",
  txHash: "トランザクションハッシュ",
  steps: {
    buy: ["お支払い", "処理中", "完了"],
    sell: ["送金", "代金の受取", "完了"],
  },
  errors: {
    "session-network": `サーバーに接続できませんでした。通信環境をご確認のうえ、${again}`,
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `このお支払いページは有効期限が切れました。${again}`,
    "session-used":
      "このページは一度しか開けません。お支払いまたは送金がお済みの場合は、もう一度行わないでください。",
    "open-in-another-tab":
      "この手続きは別のタブで開いています。そのタブで続けるか、そのタブを閉じてからもう一度お試しください。",
    unauthorized: "ログインしていません。ログインしてから、この画面に戻ってください。",
    forbidden: `お使いのアカウントではこの操作を行えません。${support}`,
    "offramp-disabled": "こちらでは売却をご利用いただけません。",
    "currency-not-supported":
      "この通貨はこちらではご利用いただけません。別の通貨を選択してください。",
    "wallet-not-supported":
      "この通貨はこのネットワークではご利用いただけません。別のネットワークを選択してください。",
    "kyc-required": `先に本人確認をお済ませください。手続きの方法については、${support}`,
    "order-rejected": "このご注文は受け付けられませんでした。金額と通貨をご確認ください。",
    "order-uncertain":
      "同じ金額の以前のご注文がまだ有効かどうか、確認できていません。時間をおいてもう一度お試しいただくか、別の金額を選択してください。",
    "rate-limited":
      "短時間に操作が繰り返されました。少し時間をおいてから、もう一度お試しください。",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `現在、決済会社のシステムが応答していません。${again}`,
    "script-origin": unavailable,
    "script-offline": "オフラインです。インターネットに接続されると、お支払いページが開きます。",
    "script-network": `${notLoaded}通信環境を確認するか、広告ブロッカーで許可するか、時間をおいてもう一度お試しください。`,
    "script-blocked": unavailable,
    "script-timeout": `時間内にお支払いページを読み込めませんでした。${again}`,
    "script-integrity": `${notLoaded}${again}`,
    "script-malformed": `${notLoaded}${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded}${again}`,
    "frame-timeout": `お支払いページが表示されませんでした。${again}`,
    "popup-blocked":
      "お支払いウィンドウがブラウザにブロックされました。下のリンクから開いてください。",
    "transaction-not-found": `ご注文がまだ見つかりません。お支払いまたは送金がお済みの場合は、もう一度行わないでください。少し時間をおいて再度ご確認いただくか、${support}`,
    "transaction-malformed": "現在、取引状況を読み取れません。ご注文に影響はありません。",
    "transaction-unreachable":
      "現在、取引状況を確認できません。ご注文に影響はありません。引き続き確認します。",
    "transaction-unlisted": `こちらに表示できないご注文があります。お支払いまたは送金がお済みの場合は、もう一度行わないでください。${support}`,
    "deposit-failed":
      "ウォレットから暗号資産が送金されたかどうか、確認できません。送金する前に、ウォレットをご確認ください。",
    "deposit-timeout":
      "ウォレットから応答がありません。暗号資産がすでに送金されている可能性があるため、手動で送金する前に、ウォレットをご確認ください。",
  },
  history: {
    title: "取引履歴",
    filter: "状態で絞り込む",
    filters: { all: "すべて", inProgress: "進行中", completed: "完了", unsuccessful: "不成立" },
    kind: { buy: "購入", sell: "売却" },
    pending: { buy: "お支払いの確認待ち", sell: "暗号資産の着金待ち" },
    processing: "処理中",
    completed: "完了",
    loading: "読み込み中…",
    loadMore: "さらに表示",
    shown: (count) => `${count}件のお取引を表示しています`,
    empty: "お取引はまだありません",
    emptyDetail: "購入と売却の履歴がここに表示されます。",
    emptyFilter: "この条件に一致するお取引はありません。",
    showAll: "すべて表示",
    loadFailed: "お取引を読み込めませんでした。購入や売却に影響はありません。",
  },
  order,
  vendors,
};
