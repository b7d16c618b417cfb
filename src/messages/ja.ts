import { vendors } from "../vendors/messages/ja.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "もう一度お試しください。";
const unavailable = "現在ご利用いただけません。";
const fault = "システムで問題が発生しました。お支払いは行われていません。";
const page = "お支払いページを読み込めませんでした。";
const support = "サポートにお問い合わせのうえ、下の行の内容をお伝えください。";

/** Japanese. */
export const messages: RampLanguage = {
  lang: "ja",
  title: { buy: "暗号資産を購入", sell: "暗号資産を売却" },
  preparing: "安全なお支払いページを準備しています…",
  slow: "通常より時間がかかっています。このまま自動的に続きます。",
  slowPage:
    "お支払いページの読み込みに時間がかかっています。このまま自動的に続きます。通信環境を改善するか、広告ブロッカーをオフにすると早くなることがあります。",
  reopen: { buy: "購入を表示", sell: "売却を表示" },
  close: "閉じる",
  closeConfirm: { buy: "お支払いページを離れますか？", sell: "売却の手続きを離れますか？" },
  closeConfirmDetail: {
    buy: "すでにお支払い済みの場合、失われるものはありません。購入はそのまま続き、戻ったときに表示されます。お支払いがまだの場合、お支払いページはここで終了します。",
    sell: "すでに暗号資産を送金済みの場合、失われるものはありません。売却はそのまま続き、戻ったときに表示されます。送金がまだの場合、売却はここで終了します。",
  },
  closeConfirmYes: "離れる",
  closeConfirmNo: "このまま続ける",
  start: { buy: "購入を始める", sell: "売却を始める" },
  buyAgain: { buy: "もう一度購入する", sell: "もう一度売却する" },
  retry: "再試行",
  startOver: { buy: "支払っていない：最初から", sell: "送金していない：最初から" },
  external: {
    buy: "お支払いウィンドウでお続けください",
    sell: "お支払いウィンドウでお続けください",
  },
  externalDetail:
    "別のウィンドウで開きました。このウィンドウの後ろにあるかもしれません。そこでの状況は、ここに表示されます。最初からやり直すには、そのウィンドウを閉じてください。",
  openPage: "お支払いページを開く",
  resumed: { buy: "購入の手続き中です", sell: "売却の手続き中です" },
  resumedDetail: {
    buy: "お支払いは済んでいます。ここでお待ちいただく必要も、もう一度お支払いいただく必要もありません。",
    sell: "暗号資産は届いています。ここでお待ちいただく必要も、もう一度送金いただく必要もありません。",
  },
  unconfirmed: { buy: "お支払いはお済みですか？", sell: "送金はお済みですか？" },
  unconfirmedDetail: {
    buy: "お支払い済みの場合は、もう一度支払わないでください。決済事業者が確認できしだい、ここに表示されます。お支払いがまだの場合は、新しい購入を始めてください。",
    sell: "暗号資産を送金済みの場合は、もう一度送金しないでください。決済事業者が確認できしだい、ここに表示されます。送金がまだの場合は、新しい売却を始めてください。",
  },
  startAnother: { buy: "新しい購入を始める", sell: "新しい売却を始める" },
  overdue: {
    buy: `通常より時間がかかっています。ここでお待ちいただく必要はありません。お支払いは届いており、確認が完了しだい暗号資産をお送りします。明日になっても届かない場合は、${support}`,
    sell: `通常より時間がかかっています。ここでお待ちいただく必要はありません。暗号資産は届いており、確認が完了しだい代金をお支払いします。3営業日を過ぎても届かない場合は、${support}`,
  },
  identityCheck:
    "ご本人確認を行っています。数分、場合によってはそれ以上かかります。お支払いはそれまで保留されます。もう一度お支払いいただく必要はありません。",
  deposit: "暗号資産を送金してください",
  exactAmount: "正確な数量",
  network: "ネットワーク",
  address: "送金先アドレス",
  depositDetail: (currency, network) =>
    `必ず${currency}のみを、${network}ネットワークのみで、この数量ちょうど送金してください。それ以外は失われるおそれがあります。`,
  depositChanged:
    "この送金の内容がプロバイダーによって変更されました。承認や送金の前に、新しい内容を必ずご確認ください。すでに暗号資産を送金済みの場合は、再度送金せず、サポートにお問い合わせください。",
  copy: "コピー",
  copyAmount: "数量をコピー",
  copyAddress: "アドレスをコピー",
  copied: "コピーしました",
  copyBlocked:
    "お使いのブラウザーではコピーが許可されていません。テキストを選択しましたので、ご自身でコピーしてください。",
  depositing: "ウォレットで送金を承認してください。これとは別に手動で送金しないでください。",
  deposited:
    "送金しました。暗号資産の着金を確認しています。数分かかることがあります。もう一度送金しないでください。",
  "deposit-declined":
    "ウォレットからは何も送金されていません。下のアドレスへ、手動で暗号資産を送金することもできます。",
  completed: { buy: "暗号資産が届きました", sell: "代金をお支払いしました" },
  failed: "手続きが完了しませんでした",
  failedDetail: {
    buy: "お支払いが拒否されたか、時間切れになりました。仮押さえされた金額は、ご利用の銀行により解除されます。",
    sell: `暗号資産が期限までに届かなかったか、代金の支払いが拒否されました。暗号資産を送金された場合は、${support}`,
  },
  cancelled: "キャンセルされました",
  cancelledDetail: {
    buy: "何も購入されていません。ご利用の銀行で金額が仮押さえされている場合は、解除されます。",
    sell: `何も売却されていません。暗号資産を送金された場合は、${support}`,
  },
  stillWatching: {
    buy: "この後お支払いが確認された場合は、ここに表示されます。",
    sell: "この後暗号資産の到着が確認された場合は、ここに表示されます。",
  },
  problem: "うまくいきませんでした",
  received: "受取額",
  paid: "支払額",
  sold: "売却数量",
  date: "日付",
  reference: "お問い合わせ番号",
  steps: {
    buy: ["お支払い", "手続き中", "完了"],
    sell: ["送金", "代金の支払い中", "完了"],
  },
  errors: {
    "session-network": `サーバーに接続できませんでした。通信状況をご確認ください。${again}`,
    "session-timeout": `サーバーからの応答に時間がかかりすぎました。${again}`,
    "session-malformed": fault,
    "session-expired": `このお支払いページは有効期限が切れました。${again}`,
    "session-used":
      "このページは一度しか開けません。すでにお支払いまたは送金された場合は、もう一度行わないでください。引き続き確認しています。",
    unauthorized: "ログインしていません。ログインしてから、ここにお戻りください。",
    forbidden: `お使いのアカウントではこの操作を行えません。${support}`,
    "offramp-disabled": "ここでは売却をご利用いただけません。",
    "currency-not-supported": "この通貨はここではご利用いただけません。別の通貨をお選びください。",
    "wallet-not-supported":
      "この通貨はこのネットワークではご利用いただけません。別のネットワークをお選びください。",
    "kyc-required":
      "先にご本人確認が必要です。手続きの方法はサポートにお問い合わせのうえ、下の行の内容をお伝えください。",
    "order-rejected": "この注文は受け付けられませんでした。金額と通貨をご確認ください。",
    "order-uncertain":
      "同じ金額の以前の注文がまだ有効かどうか、現在確認できません。しばらくしてからもう一度お試しいただくか、別の金額を選択してください。",
    "rate-limited": "短時間に何度も試行されました。しばらく待ってから、もう一度お試しください。",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `サーバーが現在応答していません。${again}`,
    "vendor-unavailable": `決済事業者が現在応答していません。${again}`,
    "script-origin": unavailable,
    "script-offline": "オフラインです。接続が回復すると、お支払いページが開きます。",
    "script-network": `${page}通信状況の確認や広告ブロッカーでの許可をお試しいただくか、後でもう一度お試しください。`,
    "script-blocked": unavailable,
    "script-timeout": `${page}時間がかかりすぎました。${again}`,
    "script-integrity": `${page}${again}`,
    "script-malformed": `${page}${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page}${again}`,
    "frame-timeout": `お支払いページが表示されませんでした。${again}`,
    "popup-blocked":
      "ブラウザーがお支払いウィンドウをブロックしました。下のボタンからご自身で開いてください。",
    "transaction-not-found":
      "ご注文がまだ見つかりません。失われたわけではありません。少ししてからもう一度ご確認ください。",
    "transaction-malformed": "現在、状況を読み取れません。ご注文に影響はありません。",
    "transaction-unreachable":
      "現在、状況を確認できません。ご注文に影響はありません。引き続き確認しています。",
    "transaction-unlisted": `ここには表示できない注文があります。すでにお支払いまたは送金された場合は、もう一度行わないでください。${support}`,
    "deposit-failed":
      "ウォレットから暗号資産が送金されたかどうかを確認できません。送金する前に、必ずウォレットをご確認ください。",
    "deposit-timeout":
      "ウォレットからの応答がありません。手動で送金する前に、暗号資産がすでに送金されていないか、まずウォレットでご確認ください。",
  },
  vendors,
};
