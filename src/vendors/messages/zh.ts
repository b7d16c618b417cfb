import type { VendorMessages } from "./VendorMessages.ts";

const support = "请联系客服，并提供参考编号";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "通过 Transak 购买加密货币", sell: "通过 Transak 出售加密货币" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak 正在等待您的付款到账。银行转账可能需要几天。",
      sell: "Transak 正在等待您的加密货币到账。",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak 正在进一步审核此订单。您无需再次付款。",
      sell: "Transak 正在进一步审核此订单。您无需再次转出任何资产。",
    },
    EXPIRED: {
      buy: "您的付款未及时到账，因此 Transak 已关闭此订单。",
      sell: "您的加密货币未及时到账，因此 Transak 已关闭此订单。",
    },
    REFUNDED: {
      buy: "Transak 已将您的付款退还给您。",
      sell: "Transak 已将您的加密货币退还给您。",
    },
  },
  bleepay: {
    send: "请准确转出",
    network: (network) => `通过 ${network} 网络`,
    warning: (currency, network) =>
      `请仅转出 ${currency}，且仅使用 ${network} 网络。使用其他网络或其他币种，资金将会丢失。`,
    fee: "实际到账数量必须与此完全一致。如果您的钱包或交易所会从中扣除手续费，请在此数量之外另加手续费。",
    qrCode: "收款地址的二维码",
    noQrCode: "二维码无法加载。请改为复制地址。",
    address: "收款地址",
    copy: "复制",
    copyAmount: "复制数量",
    copyAddress: "复制地址",
    copyHash: "复制哈希值",
    copied: "已复制",
    copyBlocked: "您的浏览器不允许我们复制。文本已选中，请自行复制。",
    timeLeft: "剩余时间",
    lessThan: (minutes) => `剩余时间不足 ${minutes} 分钟`,
    waiting: "正在等待您的付款",
    timeUp: "时间已到",
    timeUpDetail:
      "现在请勿转出任何资产。我们正在向支付服务商查询是否已检测到您的付款。如果您已转出，请留在此页面。",
    seen: "已检测到付款",
    seenDetail: "正在等待网络确认，可能需要几分钟。请勿再次转出。",
    hash: "交易",
    explore: "查看交易（新标签页）",
    underpaid: "到账数量少于要求",
    underpaidDetail: "您的资金没有丢失。请勿自行补转，请联系客服，并提供下方的参考编号。",
    overpaid: `到账数量多于要求。如需核查多出的部分，${support}。`,
    expired: `未能及时检测到付款。如果您已转出任何资产，${support}。`,
    failed: `支付服务商无法接受此付款。如果您已转出任何资产，${support}。`,
    cancelled: `您已取消此付款。如果您已转出任何资产，${support}。`,
    cancel: "取消付款",
    cancelQuestion: "您是否已转出任何资产？",
    cancelQuestionDetail: "如果已转出，请勿取消：转账途中的资产无法撤回，并且可能不会被发现。",
    cancelYes: "尚未转出，取消付款",
    cancelNo: "继续等待",
    cancelling: "正在取消…",
    cannotCancel: "已无法取消：付款正在途中或已结束。现在请勿转出任何资产，稍后会在这里显示结果。",
    cancelFailed: "无法确定是否已取消。请检查网络连接，然后重试。",
    reference: "参考编号",
    notLoaded: "付款信息无法加载。请检查网络连接。",
    again: "重试",
  },
};
