package io.minihost.server.messages.mailing;

/** What mail says, in one of the host's languages. */
record MailWords(String language, String codeSubject, String code, String news, String open, String end) {

    private static final MailWords CHINESE = new MailWords(
            "zh", "确认邮箱", "%s 是你的验证码，15 分钟内有效。如果不是你本人操作，请忽略这封邮件。", "%s：%s", "查看消息：%s", "每半小时最多一封。可在“消息”页面关闭邮件提醒。");
    private static final MailWords ENGLISH = new MailWords(
            "en",
            "Confirm your address",
            "%s is your code. It is good for 15 minutes. If you have not asked for it, ignore this mail.",
            "%s: %s",
            "Your messages: %s",
            "There is at most one such mail in half an hour. The page of your messages turns them off.");

    static MailWords in(String language) {
        return language.equals("zh") ? CHINESE : ENGLISH;
    }

    String codeText(String given) {
        return code.formatted(given);
    }

    String newsSubject(String program, String title) {
        var line = news.formatted(program, title).replaceAll("\\p{Cc}", " ");
        return line.codePointCount(0, line.length()) <= 100 ? line : line.substring(0, line.offsetByCodePoints(0, 100));
    }
}
