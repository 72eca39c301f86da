package io.minihost.server.profile.phones;

import io.minihost.server.common.web.Problem;
import java.util.regex.Pattern;

/**
 * A phone number.
 *
 * @param countryCode digits without plus, such as 86
 * @param number digits without the country's code
 */
public record PhoneNumber(String countryCode, String number) {

    private static final Pattern COUNTRY = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4,14}");
    private static final Pattern MOBILE_OF_CHINA = Pattern.compile("1[3-9][0-9]{9}");
    private static final int DIGITS_MAX = 15;
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    /** @throws Problem when it is none that gets short messages */
    public PhoneNumber {
        var pattern = countryCode.equals("86") ? MOBILE_OF_CHINA : NUMBER;
        if (!COUNTRY.matcher(countryCode).matches()
                || !pattern.matcher(number).matches()
                || countryCode.length() + number.length() > DIGITS_MAX) {
            throw Problem.unprocessable("This is no phone number.").code("bad_phone");
        }
    }

    /** As people type it: blanks and dashes do not count. */
    public static PhoneNumber typed(String countryCode, String number) {
        return new PhoneNumber(digits(countryCode.replaceFirst("^\\s*\\+", "")), digits(number));
    }

    private static String digits(String text) {
        return text.replaceAll("[\\s().-]", "");
    }

    /** With plus and the country's code. */
    public String international() {
        return "+" + countryCode + number;
    }

    /** Enough for its owner to know it by. */
    public String masked() {
        var last = Math.min(SHOWN_LAST, number.length() - 2);
        var first = Math.min(SHOWN_FIRST, Math.max(0, number.length() - last - SHOWN_LAST));
        return "+" + countryCode + " " + number.substring(0, first) + "*".repeat(number.length() - first - last)
                + number.substring(number.length() - last);
    }
}
