const chinese = {
  title: "客服",
  back: "返回",
  hint: "输入消息",
  send: "发送",
  picture: "发送图片",
  typing: "对方正在输入…",
  welcome: "你正在与“{name}”的客服对话",
  program: "小程序",
  link: "链接",
  card: "你可能要发送的页面",
  image: "图片",
  failed: "发送失败，请重试",
  tooOften: "发送太频繁，请稍后再试",
  tooLarge: "图片太大或格式不支持",
  offline: "暂时无法连接客服",
};

const english: typeof chinese = {
  title: "Customer service",
  back: "Back",
  hint: "Message",
  send: "Send",
  picture: "Send a picture",
  typing: "Typing…",
  welcome: "You are talking to the staff of “{name}”",
  program: "Mini program",
  link: "Link",
  card: "Send this page?",
  image: "Picture",
  failed: "Not sent. Please try again",
  tooOften: "That was too often. Please try again later",
  tooLarge: "The picture is too large or of another kind",
  offline: "Customer service cannot be reached right now",
};

export type ChatTexts = typeof chinese;

/** The words of the chat with a program's staff. */
export function chatTexts(language: string): ChatTexts {
  return /^zh([-_]|$)/i.test(language) ? chinese : english;
}
