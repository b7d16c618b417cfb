import type { VendorMessages } from "./VendorMessages.ts";

const support = "请联系客服并提供参考编号";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "通过 Transak 购买加密货币", sell: "通过 Transak 出售加密货币" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak 正在等待您的付款到账。银行转账可能需要几天。",
      sell: "Transak 正在等待您的加密货币到账。",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak 正在进一步审核此订单。您无需再次付款。",
      sell: "Transak 正在进一步审核此订单。您无需再次转账。",
    },
    EXPIRED: {
      buy: "您的付款未及时到账，Transak 已关闭此订单。",
      sell: "您的加密货币未及时到账，Transak 已关闭此订单。",
    },
    REFUNDED: {
      buy: "Transak 已将款项退还给您。",
      sell: "Transak 已将加密货币退还给您。",
    },
  },
  bleepay: {
    send: "请按此数量准确转出",
    network: (network) => `网络：${network}`,
    warning: (currency, network) =>
      `请仅转出 ${currency}，且仅使用 ${network} 网络。使用其他币种或网络转账，资产可能会永久丢失。`,
    fee: "请确保全额到账。如果您的钱包或交易所会扣除手续费，请另外加上手续费。",
    qrCode: "收款地址二维码",
    noQrCode: "二维码加载失败，请改为复制地址。",
    address: "收款地址",
    copy: "复制",
    copyAmount: "复制数量",
    copyAddress: "复制地址",
    copyHash: "复制交易哈希",
    copied: "已复制",
    copyBlocked: "您的浏览器不允许复制。文本已选中，请手动复制。",
    timeLeft: "剩余时间",
    lessThan: (minutes) => `剩余时间不足 ${minutes} 分钟`,
    waiting: "正在等待您付款",
    timeUp: "时间已到",
    timeUpDetail: "现在请勿转账。我们正在确认是否已收到您的付款。如果您已转账，请留在此页面。",
    seen: "已检测到付款",
    seenDetail: "正在等待网络确认，可能需要几分钟。请勿重复转账。",
    hash: "交易哈希",
    explore: "查看交易（新标签页）",
    underpaid: "到账数量少于应付数量",
    underpaidDetail: "请暂勿补转差额，先联系客服并提供下方的参考编号。",
    overpaid: `到账数量多于应付数量。如需咨询差额，${support}。`,
    expired: `我们未在规定时间内收到付款。如果您已转账，${support}。`,
    failed: `支付服务商无法接受这笔付款。如果您已转账，${support}。`,
    cancelled: `您已取消这笔付款。如果您已转账，${support}。`,
    cancel: "取消付款",
    cancelQuestion: "您是否已转账？",
    cancelQuestionDetail: "如果您已转账，请勿取消。在途的付款无法撤回，且可能无法与您的订单匹配。",
    cancelYes: "尚未转账，取消付款",
    cancelNo: "继续等待",
    cancelling: "正在取消…",
    cannotCancel: "这笔付款已在途中或已结束，无法取消。现在请勿转账，结果很快会显示在这里。",
    cancelFailed: "无法确认付款是否已取消，请检查网络后重试。",
    reference: "参考编号",
    notLoaded: "付款信息加载失败，请检查网络连接。",
    again: "重试",
  },
};
