/** Words of the pages about messages. */
export const chinese = {
  messages: "消息",
  unreadMessages: (count: number) => `消息，${count} 条未读`,
  messagesEmpty: "还没有消息。允许小程序发送消息后，会显示在这里。",
  messagesMuted: "已停止接收",
  readAll: "全部已读",
  readThese: "标为已读",
  deleteThese: "删除全部消息",
  deleteTheseQuestion: (name: string) => `删除“${name}”的全部消息？`,
  deleteMessage: "删除",
  stopMessages: "不再接收消息",
  allowMessages: "恢复接收消息",
  allMessages: (count: number) => `查看全部 ${count} 条`,
  olderMessages: "更早的消息",
  unreadMark: "未读",
  mail: "邮件提醒",
  mailAddress: "邮箱地址",
  mailSend: "发送验证码",
  mailSent: (address: string) => `验证码已发送到 ${address}`,
  mailCode: "验证码",
  mailConfirm: "确认",
  mailOn: (address: string) => `新消息会发送到 ${address}，每半小时最多一封。`,
  mailOff: "关闭",
  push: "新消息通知",
  pushHint: "关闭页面时，浏览器也会提醒",
  pushRefused: "浏览器没有允许通知，可在浏览器设置中更改",
  pushFailed: "无法开启通知",
};

export const english: typeof chinese = {
  messages: "Messages",
  unreadMessages: (count: number) => `Messages, ${count} unread`,
  messagesEmpty: "No messages yet. Those of programs that you allow to send some come here.",
  messagesMuted: "Stopped",
  readAll: "Mark all as read",
  readThese: "Mark as read",
  deleteThese: "Delete all messages",
  deleteTheseQuestion: (name: string) => `Delete all messages of “${name}”?`,
  deleteMessage: "Delete",
  stopMessages: "Stop messages",
  allowMessages: "Allow messages again",
  allMessages: (count: number) => `Show all ${count}`,
  olderMessages: "Older messages",
  unreadMark: "Unread",
  mail: "By mail",
  mailAddress: "Your address",
  mailSend: "Send a code",
  mailSent: (address: string) => `A code was sent to ${address}`,
  mailCode: "Code",
  mailConfirm: "Confirm",
  mailOn: (address: string) => `You are told at ${address}, at most once in half an hour.`,
  mailOff: "Turn off",
  push: "Notifications",
  pushHint: "The browser tells you of messages while no page is open",
  pushRefused: "The browser allows no notifications here; its settings change that",
  pushFailed: "Cannot turn notifications on",
};

/** Why something about them was refused. */
export const denialsInChinese = {
  bad_mail_address: "邮箱地址不正确。",
  mail_not_sent: "暂时无法发送邮件，请稍后再试。",
};

export const denialsInEnglish: typeof denialsInChinese = {
  bad_mail_address: "This is no address of mail.",
  mail_not_sent: "Mail cannot be sent right now. Please try again later.",
};
