import { Refused } from "../host-calls.js";
import { NoPasskey } from "../passkey.js";

const chinese = {
  wants: "需要登录",
  title: "登录",
  about: "登录后继续，不会离开这个小程序。小程序不会得到你的密码。",
  username: "用户名",
  password: "密码",
  code: "验证码",
  signIn: "登录",
  notNow: "暂不",
  signUp: "没有账号？注册一个",
  byPasskey: "用通行密钥登录",
  byIssuer: "使用 {name} 登录",
  waiting: "请在打开的窗口中完成登录。",
  blocked: "浏览器阻止了新窗口，请允许后重试。",
  guestTitle: "要带上之前的数据吗？",
  guestQuestion: (moves: number, stays: number) =>
    `你在这台设备上未登录时用过 ${moves + stays} 个小程序。` +
    (moves ? `其中 ${moves} 个会并入你的账号。` : "") +
    (stays ? `另外 ${stays} 个你的账号已用过，将保留账号里的数据。` : ""),
  guestMerge: "并入账号",
  guestLeave: "不带上",
  denials: {
    wrong_credentials: "用户名或密码不正确。",
    bad_username: "用户名或密码不正确。",
    account_banned: "这个账号已被停用。",
    code_needed: "还需要身份验证器的验证码。",
    wrong_app_code: "验证码不正确，或已使用过。",
    wrong_passkey: "无法识别这个通行密钥，请重试。",
    issuer_away: "暂时无法连接，请稍后再试。",
  } as Record<string, string>,
  tooOften: "操作太频繁，请稍后再试。",
  failed: "没有成功，请重试。",
};

const english: typeof chinese = {
  wants: "asks you to sign in",
  title: "Sign in",
  about: "Sign in and go on without leaving this program. It does not get your password.",
  username: "User name",
  password: "Password",
  code: "Code",
  signIn: "Sign in",
  notNow: "Not now",
  signUp: "No account? Make one",
  byPasskey: "Use a passkey",
  byIssuer: "Continue with {name}",
  waiting: "Go on in the window that has opened.",
  blocked: "The browser has blocked the window. Please allow it and try again.",
  guestTitle: "Bring along what you did before?",
  guestQuestion: (moves, stays) =>
    `You have used ${moves + stays} programs on this device without signing in.` +
    (moves ? ` ${moves} of them would join your account.` : "") +
    (stays ? ` ${stays} of them your account has used before: what it keeps there stays.` : ""),
  guestMerge: "Add to account",
  guestLeave: "Leave it",
  denials: {
    wrong_credentials: "The user name or the password is wrong.",
    bad_username: "The user name or the password is wrong.",
    account_banned: "This account is closed.",
    code_needed: "The code of your authenticator app is needed too.",
    wrong_app_code: "The code is wrong, or was used before.",
    wrong_passkey: "This passkey is not known here. Please try again.",
    issuer_away: "It cannot be reached right now. Please try again later.",
  },
  tooOften: "That was too often. Please try again later.",
  failed: "That did not work. Please try again.",
};

/** What the sheet for signing in says; `reason` says why the host refused something. */
export function signInTexts(language: string) {
  const texts = isChinese(language) ? chinese : english;
  return { ...texts, reason: (error: unknown) => reasonOf(error, texts) };
}

const isChinese = (language: string): boolean => /^zh([-_]|$)/i.test(language);

/** Words for refusals, by the host's stable words for them. */
export interface Refusals {
  denials: Record<string, string>;
  tooOften: string;
  failed: string;
}

/** Why the host refused something, in the person's words. */
export function reasonOf(error: unknown, texts: Refusals): string {
  if (error instanceof NoPasskey) return "";
  if (!(error instanceof Refused)) return texts.failed;
  return texts.denials[error.code] ?? (error.status === 429 ? texts.tooOften : texts.failed);
}

const chinesePerson = {
  asks: "申请",
  allow: "允许",
  refuse: "拒绝",
  close: "关闭",
  profile: "获取你的昵称、头像",
  anonymous: "微信用户",
  anonymousHint: "与所有人相同，不透露你是谁",
  anonymousOnly: "它得到的是与所有人相同的昵称和头像。",
  ownHint: "你自己的昵称和头像",
  phone: "获取你的手机号",
  phoneAbout: "它只会得到你选择的这一个号码。",
  anotherPhone: "使用其他号码",
  addPhone: "添加手机号",
  addPhoneAbout: "我们会发送短信验证码。验证后号码保存在你的账号里，程序只得到这个号码。",
  country: "国家或地区代码",
  number: "手机号",
  sendCode: "发送验证码",
  enterCode: "输入验证码",
  codeSent: "验证码已发送到 {phone}。允许后程序会得到这个号码。",
  code: "6 位验证码",
  address: "获取你的收货地址",
  addressAbout: "它只会得到你选择的这一个地址。",
  anotherAddress: "使用其他地址",
  addAddress: "添加收货地址",
  addAddressAbout: "地址保存在你的账号里，允许后程序会得到它。",
  addressParts: ["收货人", "手机号", "省", "市", "区县", "详细地址", "邮政编码（选填）"],
  privacyAsks: "需要你同意",
  privacy: "用户隐私保护指引",
  noUses: "这个程序没有说明它收集哪些信息。",
  contact: "联系开发者：",
  agree: "同意",
  avatar: "选择头像",
  avatarOwn: "用我的头像",
  avatarAlbum: "从相册选择",
  avatarCamera: "拍照",
  cancel: "取消",
  useNickname: "用昵称“{name}”",
  denials: {
    bad_phone: "请输入正确的手机号。",
    many_phones: "一个账号最多 5 个手机号。",
    wrong_code: "验证码不正确。",
    code_over: "验证码已失效，请重新发送。",
    bad_address: "请填写收货人、手机号和详细地址。",
    many_addresses: "最多保存 20 个地址。",
    sms_failed: "现在无法发送短信，请稍后再试。",
    not_signed_in: "请先登录。",
  } as Record<string, string>,
  tooOften: "操作太频繁，请稍后再试。",
  failed: "没有成功，请重试。",
};

const englishPerson: typeof chinesePerson = {
  asks: "would like to",
  allow: "Allow",
  refuse: "Refuse",
  close: "Close",
  profile: "Know your nickname and picture",
  anonymous: "微信用户",
  anonymousHint: "The same as everybody’s: it does not say who you are",
  anonymousOnly: "It gets a nickname and a picture that are the same for everybody.",
  ownHint: "Your own nickname and picture",
  phone: "Know your phone number",
  phoneAbout: "It gets the one number that you choose.",
  anotherPhone: "Another number",
  addPhone: "Add a phone number",
  addPhoneAbout: "You get a code by a short message. Your account keeps the number then, and the program gets it.",
  country: "Country code",
  number: "Phone number",
  sendCode: "Send code",
  enterCode: "Enter the code",
  codeSent: "A code is on its way to {phone}. The program gets the number when you allow it.",
  code: "Code of 6 digits",
  address: "Know your postal address",
  addressAbout: "It gets the one address that you choose.",
  anotherAddress: "Another address",
  addAddress: "Add an address",
  addAddressAbout: "Your account keeps it, and the program gets it when you allow it.",
  addressParts: [
    "Name",
    "Phone number",
    "Province or state",
    "City",
    "District",
    "Street and house",
    "Postal code (optional)",
  ],
  privacyAsks: "needs you to agree",
  privacy: "How it treats your data",
  noUses: "This program does not say which data it collects.",
  contact: "Its developer:",
  agree: "Agree",
  avatar: "Choose a picture",
  avatarOwn: "My own picture",
  avatarAlbum: "From my photos",
  avatarCamera: "Take a photo",
  cancel: "Cancel",
  useNickname: "Use “{name}”",
  denials: {
    bad_phone: "This is no phone number.",
    many_phones: "An account has at most 5 phone numbers.",
    wrong_code: "This is not the code that was sent.",
    code_over: "This code is over. Have another one sent.",
    bad_address: "An address needs a name, a phone number and a street.",
    many_addresses: "There is room for 20 addresses.",
    sms_failed: "Short messages cannot be sent right now. Please try again later.",
    not_signed_in: "Please sign in first.",
  },
  tooOften: "That was too often. Please try again later.",
  failed: "That did not work. Please try again.",
};

/** What the sheets say that are about what programs get to know of a person. */
export const personTexts = (language: string): typeof chinesePerson =>
  isChinese(language) ? chinesePerson : englishPerson;
