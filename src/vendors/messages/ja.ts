import type { VendorMessages } from "./VendorMessages.ts";

const support = "お問い合わせ番号を添えて、サポートまでご連絡ください。";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Transakで暗号資産を購入", sell: "Transakで暗号資産を売却" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transakがお支払いの着金を待っています。銀行振込の場合、数日かかることがあります。",
      sell: "Transakが暗号資産の着金を待っています。",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transakがこのご注文を詳しく確認しています。再度のお支払いは不要です。",
      sell: "Transakがこのご注文を詳しく確認しています。再度の送金は不要です。",
    },
    EXPIRED: {
      buy: "お支払いが期限内に届かなかったため、Transakがこのご注文を終了しました。",
      sell: "暗号資産が期限内に届かなかったため、Transakがこのご注文を終了しました。",
    },
    REFUNDED: {
      buy: "Transakがお支払いを返金しました。",
      sell: "Transakが暗号資産を返送しました。",
    },
  },
  bleepay: {
    send: "次の数量を過不足なく送金",
    network: (network) => `ネットワーク：${network}`,
    warning: (currency, network) =>
      `${network}ネットワークの${currency}のみを送金してください。異なる通貨やネットワークで送金すると、資産が失われ、取り戻せなくなるおそれがあります。`,
    fee: "この数量がそのまま届くように送金してください。ウォレットや取引所で手数料が差し引かれる場合は、その分を上乗せしてください。",
    qrCode: "送金先アドレスのQRコード",
    noQrCode: "QRコードを読み込めませんでした。代わりにアドレスをコピーしてください。",
    address: "送金先アドレス",
    copy: "コピー",
    copyAmount: "数量をコピー",
    copyAddress: "アドレスをコピー",
    copyHash: "ハッシュをコピー",
    copied: "コピーしました",
    copyBlocked:
      "お使いのブラウザではコピーが許可されていません。テキストを選択しましたので、手動でコピーしてください。",
    timeLeft: "残り時間",
    lessThan: (minutes) => `残り${minutes}分を切りました`,
    waiting: "お支払いをお待ちしています",
    timeUp: "時間切れです",
    timeUpDetail:
      "今は何も送金しないでください。お支払いが届いているか確認しています。送金済みの場合は、この画面を開いたままお待ちください。",
    seen: "お支払いを検知しました",
    seenDetail:
      "ネットワークの承認を待っています。数分かかることがあります。もう一度送金しないでください。",
    hash: "トランザクション",
    explore: "トランザクションを見る（新しいタブ）",
    underpaid: "届いた数量が不足しています",
    underpaidDetail: `不足分はまだ送金せず、下の${support}`,
    overpaid: `請求より多い数量が届きました。差額については、${support}`,
    expired: `期限内にお支払いが届きませんでした。送金済みの場合は、${support}`,
    failed: `決済会社がお支払いを受け付けられませんでした。送金済みの場合は、${support}`,
    cancelled: `このお支払いはお客様によりキャンセルされました。送金済みの場合は、${support}`,
    cancel: "お支払いをキャンセル",
    cancelQuestion: "すでに送金しましたか？",
    cancelQuestionDetail:
      "送金済みの場合は、キャンセルしないでください。送金中のお支払いは取り戻せず、ご注文と照合できないおそれがあります。",
    cancelYes: "送金していないのでキャンセル",
    cancelNo: "このまま待つ",
    cancelling: "キャンセルしています…",
    cannotCancel:
      "このお支払いは、すでに送金中か、終了しているため、キャンセルできません。今は何も送金しないでください。まもなくこちらに結果が表示されます。",
    cancelFailed:
      "お支払いがキャンセルされたかどうか、確認できません。通信環境をご確認のうえ、もう一度お試しください。",
    reference: "お問い合わせ番号",
    notLoaded: "お支払い情報を読み込めませんでした。通信環境をご確認ください。",
    again: "もう一度試す",
  },
};
