package io.minihost.server.profile.addresses;

import io.minihost.server.common.web.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Where somebody gets what they order, as they wrote it.
 *
 * @param name of whoever is there
 * @param phone as it is dialled
 * @param detail street, house and door
 * @param nationalCode of the county, six digits where the country has such
 */
public record PostalAddress(
        String name,
        String phone,
        String province,
        String city,
        String county,
        String detail,
        String postalCode,
        String nationalCode) {

    private static final int SHORT_MAX = 50;
    private static final int DETAIL_MAX = 200;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{3,24}");

    /** @throws Problem when something is missing, too long, or holds what nobody can see */
    public PostalAddress {
        name = text(name, SHORT_MAX);
        phone = text(phone, SHORT_MAX);
        province = text(province, SHORT_MAX);
        city = text(city, SHORT_MAX);
        county = text(county, SHORT_MAX);
        detail = text(detail, DETAIL_MAX);
        postalCode = text(postalCode, SHORT_MAX);
        nationalCode = text(nationalCode, SHORT_MAX);
        if (name.isEmpty() || detail.isEmpty() || !PHONE.matcher(phone).matches()) {
            throw bad();
        }
    }

    private static String text(String value, int max) {
        var text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (text.length() > max || HIDDEN.matcher(text).find()) {
            throw bad();
        }
        return text;
    }

    private static Problem bad() {
        return Problem.unprocessable("An address needs a name, a phone number, and where the house is.")
                .code("bad_address");
    }
}
