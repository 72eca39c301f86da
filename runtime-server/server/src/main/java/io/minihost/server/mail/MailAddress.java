package io.minihost.server.mail;

import java.util.regex.Pattern;

/** To what mail can be sent: one address in ordinary characters. */
public final class MailAddress {

    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final int LENGTH_MAX = 254;

    private MailAddress() {}

    public static boolean isOne(String text) {
        return text.length() <= LENGTH_MAX && ADDRESS.matcher(text).matches();
    }
}
