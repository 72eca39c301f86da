/** Words about coming back without the password, and about the order of the account's page. */
export const chinese = {
  parts: {
    profile: "资料",
    security: "登录与安全",
    devices: "登录设备",
    reach: "手机、邮箱与地址",
    work: "团队与令牌",
    privacy: "隐私与数据",
  },
  partsOf: "账号的各部分",
  byPhone: "手机号",
  byMail: "邮箱",
  byRecoveryCode: "恢复码",
  wayBack: "找回方式",
  recoverByPhoneHint: "如果有账号可用此手机号找回，我们会发送验证码。",
  recoverByMailHint: "如果有账号可用此邮箱找回，我们会发送验证码。",
  codeOnItsWay: (where: string) =>
    `如果有账号可用 ${where} 找回，验证码已发出，10 分钟内有效。设置新密码后，其他设备会退出登录。`,
  linkIsGood: "设置新密码后即可登录，其他设备会退出登录。",
  mailAddresses: "邮箱",
  mailAddressesHint: "忘记密码时，可用它找回账号。",
  mailAddressesNone: "还没有邮箱。",
  addMail: "添加邮箱",
  removeMailQuestion: "移除后，不能再用它找回账号。",
  recovers: "可用于找回账号",
  recoveryCodes: "恢复码",
  codesLeft: (left: number) => `还有 ${left} 个恢复码可用。忘记密码或手机不在身边时，每个可用一次。`,
  codesNone: "没有可用的恢复码。",
  renewCodes: "重新生成",
  renewCodesQuestion: "之前的恢复码会立即失效。",
  ofHost: "本站通知",
  notices: {
    "account-recovered": (details: Record<string, string>) => ({
      title: "账号已被找回",
      text: `有人通过${means[details["means"] ?? ""] ?? "找回方式"}设置了新密码${details["device"] ? `（${details["device"]}）` : ""}，其他设备已退出，24 小时内不能付款。如非本人操作，请立即联系管理员。`,
    }),
  } as Record<string, Notice>,
};

type Notice = (details: Record<string, string>) => { title: string; text: string };

const means: Record<string, string> = {
  "phone code": "手机验证码",
  "mail code": "邮箱验证码",
  "recovery code": "恢复码",
  "recovery code and code": "恢复码",
  "recovery link": "管理员的链接",
};

const inEnglish: Record<string, string> = {
  "phone code": "a code sent to your phone",
  "mail code": "a code sent by mail",
  "recovery code": "a recovery code",
  "recovery code and code": "a recovery code",
  "recovery link": "an operator’s link",
};

export const english: typeof chinese = {
  parts: {
    profile: "Profile",
    security: "Sign-in and security",
    devices: "Devices",
    reach: "Phone, mail, addresses",
    work: "Organisations and tokens",
    privacy: "Privacy and data",
  },
  partsOf: "Parts of your account",
  byPhone: "Phone",
  byMail: "Mail",
  byRecoveryCode: "Recovery code",
  wayBack: "How to come back",
  recoverByPhoneHint: "A code is sent if this number brings an account back.",
  recoverByMailHint: "A code is sent if this address brings an account back.",
  codeOnItsWay: (where) =>
    `If ${where} brings an account back, a code is on its way. It is good for ten minutes. With a new password you are signed in, and other devices are signed out.`,
  linkIsGood: "A new password lets you in. Other devices are signed out.",
  mailAddresses: "Mail addresses",
  mailAddressesHint: "They bring your account back when you have forgotten the password.",
  mailAddressesNone: "You have none so far.",
  addMail: "Add mail",
  removeMailQuestion: "It will not bring your account back any more.",
  recovers: "Brings my account back",
  recoveryCodes: "Recovery codes",
  codesLeft: (left) =>
    `${left} ${left === 1 ? "is" : "are"} left. Each lets you in once without your password, or takes the place of the app’s code.`,
  codesNone: "You have none left.",
  renewCodes: "Make new ones",
  renewCodesQuestion: "The old codes stop working at once.",
  ofHost: "From this host",
  notices: {
    "account-recovered": (details) => ({
      title: "Your account was recovered",
      text: `Somebody chose a new password with ${inEnglish[details["means"] ?? ""] ?? "a way back"}${details["device"] ? ` (${details["device"]})` : ""}. Other devices were signed out, and nothing can be paid for 24 hours. If that was not you, tell the operator at once.`,
    }),
  },
};

/** Why something about them was refused. */
export const denialsInChinese = {
  many_mails: "一个账号最多 3 个邮箱。",
  no_mail: "你没有这个邮箱。",
};

export const denialsInEnglish: typeof denialsInChinese = {
  many_mails: "An account has at most 3 addresses of mail.",
  no_mail: "This is no address of yours.",
};
