import { Refused } from "../host-calls.js";

const chinese = {
  wants: "向你收款",
  to: "收款方",
  what: "商品",
  with: "付款方式",
  balance: (amount: string) => `零钱（余额 ${amount}）`,
  test: "测试环境：使用的是测试金额，不会真正扣款。",
  missing: (amount: string) => `余额不足，还差 ${amount}。`,
  topUp: "去充值",
  caution: (left: string, until: string) => `你的账户或支付密码刚重置过，${until} 前最多还可支付 ${left}。`,
  pay: (amount: string) => `支付 ${amount}`,
  passkey: "用通行密钥支付",
  cancel: "取消",
  close: "关闭",
  pin: "请输入支付密码",
  newPin: "设置支付密码",
  newPinHint: "6 位数字，以后用它支付。不要用生日或电话号码。",
  again: "再输入一次",
  digits: (count: number) => `已输入 ${count} 位`,
  erase: "删除",
  different: "两次输入不一致，请重新设置。",
  forgot: "忘记支付密码？",
  password: "登录密码",
  passwordHint: "为了你的安全，请先输入登录密码。",
  next: "下一步",
  checking: "正在确认…",
  lost: "网络已断开，正在查询结果…",
  notPaid: "连接中断，没有扣款。请重试。",
  paid: "支付成功",
  done: "完成",
  over: "这笔订单已不能支付。",
  wrongPin: (left: number) => `支付密码不正确，还可以再试 ${left} 次。`,
  locked: (until: string) => `支付密码多次输错，请在 ${until} 后再试。`,
  denials: {
    weak_pin: "这个密码容易被猜到，请换一个。",
    wrong_proof: "密码不正确。",
    wrong_passkey: "通行密钥没有通过验证。",
    not_signed_in: "请先登录。",
    not_enough: "余额不足。",
    pay_later: "重置后 24 小时内只能支付小额。",
    order_closed: "这笔订单已不能支付。",
    wallet_day_limit: "今天的支付已达上限。",
    account_frozen: "你的账户已被冻结，暂不能支付。",
    terms_needed: "请先在「我」页同意本站的条款。",
  } as Record<string, string>,
  tooOften: "操作太频繁，请稍后再试。",
  failed: "没有成功，请重试。",
};

const english: typeof chinese = {
  wants: "asks for a payment",
  to: "To",
  what: "For",
  with: "From",
  balance: (amount) => `Balance (${amount})`,
  test: "Test money: nothing real is paid here.",
  missing: (amount) => `Your balance is ${amount} short.`,
  topUp: "Top up",
  caution: (left, until) => `Your account or PIN was reset a short while ago. Until ${until} you can pay ${left} more.`,
  pay: (amount) => `Pay ${amount}`,
  passkey: "Pay with a passkey",
  cancel: "Cancel",
  close: "Close",
  pin: "Enter your PIN",
  newPin: "Choose a PIN",
  newPinHint: "Six digits that you pay with from now on. Not a birthday, not your phone number.",
  again: "Enter it once more",
  digits: (count) => `${count} digits entered`,
  erase: "Delete",
  different: "These were not the same. Please choose again.",
  forgot: "Forgot your PIN?",
  password: "Password",
  passwordHint: "To keep you safe, please enter the password you sign in with.",
  next: "Next",
  checking: "One moment…",
  lost: "The connection is lost. Looking what became of it…",
  notPaid: "The connection was lost. Nothing was paid; please try again.",
  paid: "Paid",
  done: "Done",
  over: "This order cannot be paid any more.",
  wrongPin: (left) => `This is not your PIN. ${left} more ${left === 1 ? "try" : "tries"}.`,
  locked: (until) => `The PIN was wrong too often. Please try again after ${until}.`,
  denials: {
    weak_pin: "Others would guess this PIN. Please choose another one.",
    wrong_proof: "This is not your password.",
    wrong_passkey: "The passkey was not accepted.",
    not_signed_in: "Please sign in first.",
    not_enough: "Your balance is short.",
    pay_later: "You can pay small sums only for now.",
    order_closed: "This order cannot be paid any more.",
    wallet_day_limit: "That is more than you can pay in one day.",
    account_frozen: "Your account is frozen and cannot pay.",
    terms_needed: "Please agree to this host's terms first, on the page Me.",
  },
  tooOften: "That was too often. Please try again later.",
  failed: "That did not work. Please try again.",
};

export type PayTexts = ReturnType<typeof payTexts>;

/** What the pay sheet says; `reason` says why the host refused something. */
export function payTexts(language: string) {
  const texts = /^zh([-_]|$)/i.test(language) ? chinese : english;
  const clock = (iso: string) =>
    new Date(iso).toLocaleString(language, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
  const reason = (error: unknown): string => {
    if (!(error instanceof Refused)) return texts.failed;
    const { code, details, status } = error;
    if (code === "wrong_pin") return texts.wrongPin(Number(details["left"]));
    if (code === "pin_locked") return texts.locked(clock(String(details["until"])));
    return texts.denials[code] ?? (status === 429 ? texts.tooOften : texts.failed);
  };
  return { ...texts, clock, reason };
}
