/** Words about what is kept of people, and about their leaving, in both languages. */
export const privacyChinese = {
  data: "我的数据",
  dataHint: "本站为你保存的一切：一个压缩包，每项功能一个 JSON 文件，以及你上传的文件。",
  download: "下载我的数据",
  leave: "注销账号",
  leaveHint: "注销后，你的资料、登录方式、小程序数据、消息和地址都会被删除，无法恢复。七天内可以撤销。",
  leaveQuestion: "七天后将删除这个账号和其中的所有数据，包括小程序为你保存的内容。在此之前登录即可撤销。",
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
  data: "My data",
  dataHint: "Everything that this host keeps about you: a zip with one JSON file for each feature, and the files that you have uploaded.",
  download: "Download my data",
  leave: "Delete my account",
  leaveHint:
    "Your profile, ways to sign in, data in mini programs, messages and addresses go, for good. You have seven days to think better of it.",
  leaveQuestion:
    "In seven days this account is deleted with everything in it, and with what mini programs keep for you. Until then you can sign in and undo it.",
  leaveNow: "Delete",
  leaves: (when) => `Your account will be deleted on ${when}, with everything in it.`,
  stay: "Keep my account",
  stayed: "Your account stays.",
  kept: "It cannot be deleted yet:",
  forget: "Forget me",
  forgetHint: "You are not signed in. Everything that this host and its mini programs keep for you in this browser can go at once.",
  forgetQuestion: "Recents, pins, what mini programs keep, messages and permissions go now, for good.",
  forgetNow: "Delete everything",
};

export const privacyDenialsChinese: Record<string, string> = {
  last_operator: "你是唯一的平台管理员，请先让其他人成为管理员。",
};

export const privacyDenialsEnglish: Record<string, string> = {
  last_operator: "You are the only operator of this host; somebody else has to be one first.",
};
