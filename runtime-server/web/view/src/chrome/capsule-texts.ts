const chinese = {
  share: "转发",
  shareVia: "更多方式",
  copyLink: "复制链接",
  code: "小程序码",
  codeHint: "用手机相机扫一扫即可打开",
  pin: "添加到我的小程序",
  unpin: "从我的小程序移除",
  pinned: "已添加到我的小程序",
  unpinned: "已移除",
  contact: "客服消息",
  feedback: "反馈",
  feedbackHint: "告诉开发者你遇到的问题或建议",
  send: "提交",
  thanks: "已提交，谢谢",
  tooOften: "提交太频繁，请稍后再试",
  profile: "小程序资料",
  restart: "重新进入",
  failed: "操作失败，请重试",
  copyFailed: "无法复制",
};

const english: typeof chinese = {
  share: "Share",
  shareVia: "More ways",
  copyLink: "Copy link",
  code: "QR code",
  codeHint: "A phone’s camera opens it",
  pin: "Pin",
  unpin: "Unpin",
  pinned: "Added to my mini programs",
  unpinned: "Removed from my mini programs",
  contact: "Messages",
  feedback: "Feedback",
  feedbackHint: "Tell the developer what is wrong or missing",
  send: "Send",
  thanks: "Sent. Thank you",
  tooOften: "That was too often. Please try again later",
  profile: "About",
  restart: "Restart",
  failed: "That did not work. Please try again",
  copyFailed: "Cannot copy",
};

export type CapsuleTexts = typeof chinese;

/** The words of the menu behind the capsule. */
export function capsuleTexts(language: string): CapsuleTexts {
  return /^zh([-_]|$)/i.test(language) ? chinese : english;
}
