import { vendors } from "../vendors/messages/zh.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "请重试。";
const unavailable = "此功能目前不可用。";
const fault = "我们这边出现了问题。您未支付任何款项。";
const page = "付款页面无法加载。";
const support = "请联系客服，并提供下方一行的信息";

/** Chinese, simplified. */
export const messages: RampLanguage = {
  lang: "zh-Hans",
  title: { buy: "购买加密货币", sell: "出售加密货币" },
  preparing: "正在准备安全的付款页面…",
  slow: "所需时间比平常更长，系统会自动继续。",
  slowPage: "付款页面加载较慢，系统会自动继续。改善网络连接或关闭广告拦截器可能会有帮助。",
  reopen: { buy: "查看购买", sell: "查看出售" },
  close: "关闭",
  closeConfirm: { buy: "要离开付款页面吗？", sell: "要离开出售页面吗？" },
  closeConfirmDetail: {
    buy: "如果您已付款，不会有任何损失：购买会继续进行，返回后即可查看。如果尚未付款，付款页面将就此结束。",
    sell: "如果您已转出加密货币，不会有任何损失：出售会继续进行，返回后即可查看。如果尚未转出，本次出售将就此结束。",
  },
  closeConfirmYes: "离开",
  closeConfirmNo: "留下",
  start: { buy: "开始购买", sell: "开始出售" },
  buyAgain: { buy: "再次购买", sell: "再次出售" },
  retry: "重试",
  startOver: { buy: "我尚未付款，重新开始", sell: "我尚未转出，重新开始" },
  external: { buy: "请在付款窗口中继续", sell: "请在付款窗口中继续" },
  externalDetail:
    "页面已在单独的窗口中打开，可能位于本窗口后面。其中的进展会显示在这里。如需重新开始，请关闭该窗口。",
  openPage: "打开付款页面",
  resumed: { buy: "您的购买正在处理中", sell: "您的出售正在处理中" },
  resumedDetail: {
    buy: "您已付款，无需在此等待，也无需再次付款。",
    sell: "您的加密货币已到账，无需在此等待，也无需再次转出。",
  },
  unconfirmed: { buy: "您付款了吗？", sell: "您转出加密货币了吗？" },
  unconfirmedDetail: {
    buy: "如果您已付款，请勿再次付款：支付服务商确认后，会立即显示在这里。如果尚未付款，请开始新的购买。",
    sell: "如果您已转出加密货币，请勿再次转出：支付服务商确认后，会立即显示在这里。如果尚未转出，请开始新的出售。",
  },
  startAnother: { buy: "开始新的购买", sell: "开始新的出售" },
  overdue: {
    buy: `所需时间比平常更长。您无需在此等待：您的付款已到账，确认后会立即向您发放加密货币。如果明天仍未收到，${support}。`,
    sell: `所需时间比平常更长。您无需在此等待：您的加密货币已到账，确认后会立即向您打款。如果三个工作日后仍未收到，${support}。`,
  },
  identityCheck:
    "正在核实您的身份，通常需要几分钟，有时更久。在此期间，您的付款会暂时保留，您无需再次付款。",
  deposit: "请转出您的加密货币",
  exactAmount: "准确数量",
  network: "网络",
  address: "收款地址",
  depositDetail: (currency, network) =>
    `请严格按此数量转出，仅限 ${currency}，且仅限 ${network} 网络，否则资金可能会丢失。`,
  depositChanged:
    "服务商更改了这笔转账的信息。在确认或转出之前，请核对新的信息。如果您已经转出加密货币，请勿再次转出，并联系客服。",
  copy: "复制",
  copyAmount: "复制数量",
  copyAddress: "复制地址",
  copied: "已复制",
  copyBlocked: "您的浏览器不允许我们复制。文本已选中，请自行复制。",
  depositing: "请在钱包中确认转账，请勿再手动转出。",
  deposited: "已转出。正在等待检测到您的加密货币，可能需要几分钟。请勿再次转出。",
  "deposit-declined": "您的钱包未转出任何资产。您仍可手动将加密货币转到下方地址。",
  completed: { buy: "您的加密货币已到账", sell: "款项已支付给您" },
  failed: "交易未成功",
  failedDetail: {
    buy: "付款被拒绝或已超时。如有资金被冻结，您的银行会予以解冻。",
    sell: `加密货币未及时到账，或打款被拒绝。如果您已转出加密货币，${support}。`,
  },
  cancelled: "已取消",
  cancelledDetail: {
    buy: "未购买任何资产。如果您的银行为此冻结了资金，将会解冻。",
    sell: `未出售任何资产。如果您已转出加密货币，${support}。`,
  },
  stillWatching: {
    buy: "如果付款之后仍然成功，会显示在这里。",
    sell: "如果加密货币之后仍然到账，会显示在这里。",
  },
  problem: "出现问题",
  received: "您已收到",
  paid: "您已支付",
  sold: "您已出售",
  date: "日期",
  reference: "参考编号",
  steps: {
    buy: ["付款", "处理中", "完成"],
    sell: ["转出加密货币", "打款中", "完成"],
  },
  errors: {
    "session-network": "无法连接服务器。请检查网络连接后重试。",
    "session-timeout": `服务器响应超时。${again}`,
    "session-malformed": fault,
    "session-expired": `此付款页面等待过久，已失效。${again}`,
    "session-used":
      "此页面只能打开一次。如果您已付款或已转出任何款项，请勿重复操作：我们会继续查询。",
    unauthorized: "您尚未登录。请登录后再返回此处。",
    forbidden: `您的账户无权进行此操作。${support}。`,
    "offramp-disabled": "此处不支持出售。",
    "currency-not-supported": "此处不支持该币种。请选择其他币种。",
    "wallet-not-supported": "该网络不支持此币种。请选择其他网络。",
    "kyc-required": "需要先核实您的身份。请向客服咨询办理方式，并提供下方一行的信息。",
    "order-rejected": "该订单未被接受。请检查金额和币种。",
    "order-uncertain": "暂时无法确认您之前相同金额的订单是否仍未完成。请稍后重试，或选择其他金额。",
    "rate-limited": "短时间内尝试次数过多。请稍候再试。",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `我们的服务器目前没有响应。${again}`,
    "vendor-unavailable": `支付服务商目前没有响应。${again}`,
    "script-origin": unavailable,
    "script-offline": "您已离线。网络恢复后，付款页面会自动打开。",
    "script-network": `${page}请检查网络连接、在广告拦截器中允许该页面，或稍后重试。`,
    "script-blocked": unavailable,
    "script-timeout": `${page}加载超时。${again}`,
    "script-integrity": `${page}${again}`,
    "script-malformed": `${page}${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page}${again}`,
    "frame-timeout": `付款页面未能显示。${again}`,
    "popup-blocked": "您的浏览器拦截了付款窗口。请在下方自行打开。",
    "transaction-not-found": "暂时找不到您的订单。订单没有丢失，请稍后再查看。",
    "transaction-malformed": "目前无法读取状态。您的订单不受影响。",
    "transaction-unreachable": "目前无法查看状态。您的订单不受影响，我们会继续查询。",
    "transaction-unlisted": `您有一笔订单无法在此处显示。如果您已付款或已转出任何款项，请勿重复操作。${support}。`,
    "deposit-failed": "我们不知道您的钱包是否已转出加密货币。转出任何资产之前，请先查看您的钱包。",
    "deposit-timeout": "您的钱包没有响应。手动转出之前，请先在钱包中查看加密货币是否已经转出。",
  },
  vendors,
};
