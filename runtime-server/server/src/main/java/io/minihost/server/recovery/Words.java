package io.minihost.server.recovery;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said by short messages and mail. */
final class Words {

    static final String CODE_SUBJECT = "找回账号 · Back to your account";
    static final String TOLD_SUBJECT = "账号已被找回 · Your account was recovered";

    /** Nobody's language is known who is told of what somebody else may have done. */
    static final String TOLD = "你的账号刚刚通过找回方式设置了新密码，所有设备已退出。如非本人操作，请立即联系本站管理员。\n"
            + "Your account was just recovered with a new password, and all devices were signed out."
            + " If that was not you, tell this host's operator at once.";

    private Words() {}

    /** @param link null where there is none */
    static String code(String code, @Nullable String link, Locale language) {
        if (language.getLanguage().equals("zh")) {
            return "找回账号的验证码是 %s，10 分钟内有效。请勿告诉他人。如非本人操作，请忽略。".formatted(code)
                    + (link == null ? "" : "\n\n也可以打开此链接：" + link);
        }
        return "%s brings you back to your account, within 10 minutes. Tell it to nobody. If you have not asked for it, ignore this."
                        .formatted(code)
                + (link == null ? "" : "\n\nOr open this link: " + link);
    }
}
