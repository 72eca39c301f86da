/** Words about signing in and what becomes of what a guest has left, in both languages. */
export const enterChinese = {
  accountHint: "有了账号，你的小程序和数据会跟着你到每一台设备。",
  haveAccount: "已经有账号？",
  noAccount: "还没有账号？",
  signedInGoOn: "登录成功，可以关闭此窗口，继续使用小程序。",
  guestTitle: "要带上之前的数据吗？",
  guestQuestion: (moves: number, stays: number) =>
    `你在这台设备上未登录时用过 ${moves + stays} 个小程序。` +
    (moves ? `其中 ${moves} 个会并入你的账号。` : "") +
    (stays ? `另外 ${stays} 个你的账号已用过，将保留账号里的数据。` : ""),
  guestMerge: "并入我的账号",
  guestLeave: "不带上（公用设备）",
};

export const enterEnglish: typeof enterChinese = {
  accountHint: "With an account, your mini programs and their data follow you to every device.",
  haveAccount: "You have an account already?",
  noAccount: "New here?",
  signedInGoOn: "You are signed in. Close this window and go on in the mini program.",
  guestTitle: "Bring along what you did before?",
  guestQuestion: (moves: number, stays: number) =>
    `You have used ${moves + stays} mini ${moves + stays === 1 ? "program" : "programs"} on this device without signing in.` +
    (moves ? ` ${stays ? `${moves} of them` : moves === 1 ? "It" : "They"} would join your account.` : "") +
    (stays
      ? ` ${moves ? stays : stays === 1 ? "It" : "They"} ${stays === 1 ? "is" : "are"} in your account already: what it holds there stays as it is.`
      : ""),
  guestMerge: "Add to my account",
  guestLeave: "Leave it (shared device)",
};
