/** Words about what is kept of people, and about their leaving, in both languages. */
export const privacyChinese = {
  terms: "服务条款",
  privacy: "隐私政策",
  since: (when: string) => `自 ${when} 起生效`,
  noTexts: "本站没有发布这方面的内容。",
  agreeTo: { before: "我已阅读并同意", between: "和", after: "。" },
  age: (years: number) => `我已年满 ${years} 岁，或已征得监护人同意。`,
  gateTitle: "条款已更新",
  gateText: "继续使用账号前，请阅读并同意。不同意也可以退出登录、下载数据或注销账号。",
  gateOther: "不同意？",
  agree: "同意并继续",
  looks: "谁看过我的数据",
  looksHint: "平台工作人员查看或更改你的账号时，都会记录在这里。",
  staff: "平台",
  deeds: {
    "person.view": "查看了你的账号",
    "person.status": "更改了账号状态",
    "account.create": "创建了你的账号",
    "account.recovery-link": "生成了找回账号的链接",
    "top-up.do": "给你的钱包充值",
    "top-up.approve": "同意给你的钱包充值",
    "payout.do": "从你的钱包付款给你",
    "payout.approve": "同意从你的钱包付款给你",
  } as Record<string, string>,
  otherDeed: "更改了与你有关的内容",
  frozen: "平台冻结了你的账号：暂时不能打开小程序或更改资料。你仍可更改登录方式、下载数据或注销。",
  data: "我的数据",
  dataHint: "本站为你保存的一切：一个压缩包，每项功能一个 JSON 文件，以及你上传的文件。",
  download: "下载我的数据",
  leave: "注销账号",
  leaveHint: "注销后，你的资料、登录方式、小程序数据、消息和地址都会被删除，无法恢复。七天内可以撤销。",
  leaveQuestion:
    "七天后将删除这个账号和其中的所有数据，包括小程序为你保存的内容。在此之前登录后点“撤销注销”，账号就会保留。",
  leaveNow: "注销",
  leaves: (when: string) => `你的账号将于 ${when} 注销，届时所有数据都会被删除。`,
  stay: "撤销注销",
  stayed: "已撤销，账号不会被注销。",
  kept: "现在还不能注销：",
  forget: "清除我的痕迹",
  forgetHint: "你没有登录。可以立即删除本站和小程序在这个浏览器里为你保存的一切。",
  forgetQuestion: "将立即删除最近使用、收藏、小程序数据、消息和授权，无法恢复。",
  forgetNow: "全部删除",
};

export const privacyEnglish: typeof privacyChinese = {
  terms: "Terms of use",
  privacy: "Privacy",
  since: (when) => `In force since ${when}`,
  noTexts: "This host has published nothing about it.",
  agreeTo: { before: "I have read and agree to the ", between: " and the ", after: " text. " },
  age: (years) => `I am ${years} or older, or a parent or guardian agrees.`,
  gateTitle: "Please agree first",
  gateText:
    "Your account needs your agreement before you go on. You can also sign out, fetch your data or delete the account.",
  gateOther: "You do not agree?",
  agree: "Agree and go on",
  looks: "Who looked at my data",
  looksHint: "Each time that this host’s staff look at your account, or change it, it is noted here.",
  staff: "This host",
  deeds: {
    "person.view": "Looked at your account",
    "person.status": "Changed whether your account may be used",
    "account.create": "Made your account",
    "account.recovery-link": "Made a link that brings your account back",
    "top-up.do": "Put money into your wallet",
    "top-up.approve": "Agreed to money for your wallet",
    "payout.do": "Paid you out of your wallet",
    "payout.approve": "Agreed to a payment out of your wallet",
  },
  otherDeed: "Changed something about you",
  frozen:
    "An operator has frozen your account: no program opens, and your profile stays as it is. You can change how you sign in, fetch your data, and leave.",
  data: "My data",
  dataHint:
    "Everything that this host keeps about you: a zip with one JSON file for each feature, and the files that you have uploaded.",
  download: "Download my data",
  leave: "Delete my account",
  leaveHint:
    "Your profile, ways to sign in, data in mini programs, messages and addresses go, for good. You have seven days to think better of it.",
  leaveQuestion:
    "In seven days this account is deleted with everything in it, and with what mini programs keep for you. Until then you can sign in and press “Keep my account”.",
  leaveNow: "Delete",
  leaves: (when) => `Your account will be deleted on ${when}, with everything in it.`,
  stay: "Keep my account",
  stayed: "Your account stays.",
  kept: "It cannot be deleted yet:",
  forget: "Forget me",
  forgetHint:
    "You are not signed in. Everything that this host and its mini programs keep for you in this browser can go at once.",
  forgetQuestion: "Recents, pins, what mini programs keep, messages and permissions go now, for good.",
  forgetNow: "Delete everything",
};

export const privacyDenialsChinese: Record<string, string> = {
  account_frozen: "账号已被冻结，暂时不能这样做。",
  terms_needed: "请先阅读并同意条款。",
  terms_changed: "条款刚刚更新，请重新阅读。",
  wallet_not_empty: "钱包里还有余额，请先用完或提现。",
  last_operator: "你是唯一的平台管理员，请先让其他人成为管理员。",
};

export const privacyDenialsEnglish: Record<string, string> = {
  account_frozen: "Your account is frozen; this cannot be done now.",
  terms_needed: "Please read the terms and agree first.",
  terms_changed: "The terms have just changed; please read them again.",
  wallet_not_empty: "There is money in your wallet; it has to be spent or paid out first.",
  last_operator: "You are the only operator of this host; somebody else has to be one first.",
};
