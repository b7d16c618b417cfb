import type { VendorMessages } from "./VendorMessages.ts";

const support = "サポートにお問い合わせのうえ、お問い合わせ番号をお伝えください。";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Transakで暗号資産を購入", sell: "Transakで暗号資産を売却" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transakでお支払いの着金を待っています。銀行振込は数日かかることがあります。",
      sell: "Transakで暗号資産の着金を待っています。",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transakがこの注文を詳しく確認しています。もう一度お支払いいただく必要はありません。",
      sell: "Transakがこの注文を詳しく確認しています。もう一度送金いただく必要はありません。",
    },
    EXPIRED: {
      buy: "お支払いが期限までに届かなかったため、Transakはこの注文を終了しました。",
      sell: "暗号資産が期限までに届かなかったため、Transakはこの注文を終了しました。",
    },
    REFUNDED: {
      buy: "Transakがお支払いを返金しました。",
      sell: "Transakが暗号資産を返送しました。",
    },
  },
  bleepay: {
    send: "次の数量を正確に送金",
    network: (network) => `ネットワーク：${network}`,
    warning: (currency, network) =>
      `必ず${currency}のみを、${network}ネットワークのみで送金してください。別のネットワークや別の通貨で送金すると、資金は失われます。`,
    fee: "この数量ちょうどが着金する必要があります。ウォレットや取引所で手数料が差し引かれる場合は、手数料分を上乗せしてください。",
    qrCode: "アドレスのQRコード",
    noQrCode: "QRコードを読み込めませんでした。代わりにアドレスをコピーしてください。",
    address: "送金先アドレス",
    copy: "コピー",
    copyAmount: "数量をコピー",
    copyAddress: "アドレスをコピー",
    copyHash: "ハッシュをコピー",
    copied: "コピーしました",
    copyBlocked:
      "お使いのブラウザーではコピーが許可されていません。テキストを選択しましたので、ご自身でコピーしてください。",
    timeLeft: "残り時間",
    lessThan: (minutes) => `残り時間は${minutes}分未満です`,
    waiting: "お支払いを待っています",
    timeUp: "時間切れです",
    timeUpDetail:
      "今は何も送金しないでください。お支払いを確認できたか、決済事業者に問い合わせています。すでに送金された場合は、このままお待ちください。",
    seen: "お支払いを検出しました",
    seenDetail:
      "ネットワークでの承認を待っています。数分かかることがあります。もう一度送金しないでください。",
    hash: "トランザクション",
    explore: "トランザクションを見る（新しいタブ）",
    underpaid: "着金した数量が不足しています",
    underpaidDetail:
      "資金は失われていません。ご自身の判断で追加送金せず、サポートにお問い合わせのうえ、下のお問い合わせ番号をお伝えください。",
    overpaid: `着金した数量が請求より多くなっています。超過分の確認をご希望の場合は、${support}`,
    expired: `期限までにお支払いを確認できませんでした。何か送金された場合は、${support}`,
    failed: `決済事業者がお支払いを受け付けられませんでした。何か送金された場合は、${support}`,
    cancelled: `このお支払いはお客様の操作によりキャンセルされました。何か送金された場合は、${support}`,
    cancel: "お支払いをキャンセル",
    cancelQuestion: "すでに何か送金しましたか？",
    cancelQuestionDetail:
      "送金済みの場合は、キャンセルしないでください。送金途中のものは取り戻せず、確認されないままになるおそれがあります。",
    cancelYes: "未送金：キャンセルする",
    cancelNo: "このまま待つ",
    cancelling: "キャンセルしています…",
    cannotCancel:
      "もうキャンセルできません。お支払いはすでに処理中か、終了しています。今は何も送金しないでください。まもなくここに表示されます。",
    cancelFailed:
      "キャンセルされたかどうか確認できません。通信状況を確認してから、もう一度お試しください。",
    reference: "お問い合わせ番号",
    notLoaded: "お支払い情報を読み込めませんでした。通信状況をご確認ください。",
    again: "再試行",
  },
};
