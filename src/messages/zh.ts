import { vendors } from "../vendors/messages/zh.ts";
import type { RampLanguage } from "./RampMessages.ts";

const unavailable = "该功能暂不可用。";
const fault = "这是我们这边的问题，付款页面并未打开。";
const silent = "我们的服务器暂时没有响应，请重试。";
const notLoaded = "付款页面加载失败";
const support = "请联系客服并提供下方的参考编号";
const charge = `如果您发现相关扣款，${support}。`;

/** Chinese, simplified. */
export const messages: RampLanguage = {
  lang: "zh-Hans",
  title: { buy: "购买加密货币", sell: "出售加密货币" },
  preparing: "正在加载安全付款页面…",
  slow: "所需时间比平时长，您无需进行任何操作。",
  slowPage: "付款页面加载较慢。如果一直没有显示，请检查网络连接或关闭广告拦截插件。",
  reopen: { buy: "查看购买进度", sell: "查看出售进度" },
  close: "关闭",
  closeConfirm: { buy: "确定离开付款页面吗？", sell: "确定离开出售页面吗？" },
  closeConfirmDetail: {
    buy: "如果您已付款，订单会继续处理，下次可在此查看。如果尚未付款，本次付款流程将关闭。",
    sell: "如果您已转出加密货币，出售订单会继续处理，下次可在此查看。如果尚未转出，本次出售将关闭。",
  },
  closeConfirmDetailUnstored: {
    buy: "如果您已付款，订单会继续处理。如果尚未付款，本次付款流程将关闭。",
    sell: "如果您已转出加密货币，出售订单会继续处理。如果尚未转出，本次出售将关闭。",
  },
  closeConfirmYes: "离开",
  closeConfirmNo: "留在此页",
  start: { buy: "开始购买", sell: "开始出售" },
  buyAgain: { buy: "再次购买", sell: "再次出售" },
  retry: "重试",
  startOver: { buy: "我还没付款，重新开始", sell: "我还没转出任何资产，重新开始" },
  external: { buy: "请在另一个窗口中完成付款", sell: "请在另一个窗口中完成出售" },
  externalDetail:
    "付款页面已在另一个窗口打开，可能被当前窗口挡住。本页会随进度更新。如需重新开始，请先关闭那个窗口。",
  openPage: "打开付款页面",
  resumed: { buy: "购买进行中", sell: "出售进行中" },
  resumedDetail: {
    buy: "您的付款正在处理中。您可以关闭此页面，无需再次付款。",
    sell: "您的出售订单正在处理中。您可以关闭此页面，无需再次转账。",
  },
  unconfirmed: { buy: "您是否已付款？", sell: "您是否已转出加密货币？" },
  unconfirmedDetail: {
    buy: "如果您已付款，请勿重复付款。支付服务商一经确认，购买订单就会显示在这里。如果尚未付款，您可以发起新的购买订单。",
    sell: "如果您已转出，请勿重复转账。支付服务商一经确认，出售订单就会显示在这里。如果尚未转出，您可以发起新的出售订单。",
  },
  startAnother: { buy: "发起新的购买订单", sell: "发起新的出售订单" },
  overdue: {
    buy: `所需时间比平时长，但您不必在此等候。您的购买订单仍在处理中，银行转账可能需要几天。如有疑问，${support}。`,
    sell: `所需时间比平时长，但您不必在此等候。您的出售订单仍在处理中，打款可能需要几个工作日。如有疑问，${support}。`,
  },
  identityCheck: "正在验证您的身份，通常需要几分钟，有时会更久。您无需再次付款或转账。",
  deposit: "请转出加密货币",
  exactAmount: "精确数量",
  network: "网络",
  address: "收款地址",
  depositDetail: (currency, network) =>
    `请严格按此数量转出，仅限 ${currency}，且仅限 ${network} 网络，否则资产可能会丢失。`,
  depositChanged:
    "支付服务商更改了转账信息。确认或转账前，请核对新的信息。如果您已转出加密货币，请勿重复转账，并请联系客服。",
  copy: "复制",
  copyAmount: "复制数量",
  copyAddress: "复制地址",
  copied: "已复制",
  copyBlocked: "您的浏览器不允许复制。文本已选中，请手动复制。",
  depositing: "请在钱包中确认这笔转账，请勿再另行手动转账。",
  deposited: "已转出，正在等待您的加密货币到账，可能需要几分钟。请勿重复转账。",
  "deposit-declined": "您的钱包没有转出任何资产。您仍可手动转出加密货币。",
  completed: { buy: "您的加密货币已到账", sell: "款项已支付给您" },
  paymentReceived: "已收到您的付款",
  failed: "交易未成功",
  failedDetail: {
    buy: `您的付款被拒绝或未能完成。${charge}`,
    sell: `您的加密货币未及时到账，或打款被拒绝。如果您已转出加密货币，${support}。`,
  },
  cancelled: "已取消",
  cancelledDetail: {
    buy: `本次购买未成交。${charge}`,
    sell: `本次出售未成交。如果您已转出加密货币，${support}。`,
  },
  stillWatching: {
    buy: "如果您的付款稍后成功，我们会在此显示。",
    sell: "如果您的加密货币稍后到账，我们会在此显示。",
  },
  problem: "出了点问题",
  received: "已收到",
  paid: "已支付",
  sold: "已出售",
  date: "时间",
  reference: "参考编号",
  steps: {
    buy: ["付款", "处理中", "完成"],
    sell: ["转出资产", "打款", "完成"],
  },
  errors: {
    "session-network": "无法连接服务器，请检查网络后重试。",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": "此付款页面已过期，请重试。",
    "session-used": "此页面只能打开一次。如果您已付款或转账，请勿重复操作。",
    unauthorized: "您尚未登录，请登录后再回到这里。",
    forbidden: `您的账户无权进行此操作。${support}。`,
    "offramp-disabled": "此处不支持出售。",
    "currency-not-supported": "此处不支持该币种，请选择其他币种。",
    "wallet-not-supported": "此网络不支持该币种，请选择其他网络。",
    "kyc-required": `请先完成身份验证。如需了解验证方式，${support}。`,
    "order-rejected": "订单未被受理，请检查金额和币种。",
    "order-uncertain": "暂时无法确认您之前相同金额的订单是否仍未完成。请稍后重试，或选择其他金额。",
    "rate-limited": "尝试次数过多，请稍候再试。",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": "支付服务商暂时没有响应，请重试。",
    "script-origin": unavailable,
    "script-offline": "您已离线。恢复联网后，付款页面将自动打开。",
    "script-network": `${notLoaded}。请检查网络连接、在广告拦截插件中放行，或稍后重试。`,
    "script-blocked": unavailable,
    "script-timeout": "付款页面加载超时，请重试。",
    "script-integrity": `${notLoaded}，请重试。`,
    "script-malformed": `${notLoaded}，请重试。`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded}，请重试。`,
    "frame-timeout": "付款页面未能显示，请重试。",
    "popup-blocked": "您的浏览器拦截了付款窗口，请点击下方链接打开。",
    "transaction-not-found":
      "暂时找不到您的订单。如果您已付款或转账，请勿重复操作。请稍后再查看，或联系客服并提供下方的参考编号。",
    "transaction-malformed": "暂时无法读取订单状态。您的订单不受影响。",
    "transaction-unreachable": "暂时无法查询订单状态。您的订单不受影响，我们会继续查询。",
    "transaction-unlisted": `您有一笔订单无法在此显示。如果您已付款或转账，请勿重复操作。${support}。`,
    "deposit-failed": "我们无法确认您的钱包是否已转出加密货币。转账前，请先查看您的钱包。",
    "deposit-timeout": "您的钱包没有响应。加密货币可能已经转出，手动转账前，请先查看您的钱包。",
  },
  vendors,
};
