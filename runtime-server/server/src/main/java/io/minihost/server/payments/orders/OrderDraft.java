package io.minihost.server.payments.orders;

import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.payments.wire.PayFields;
import io.minihost.server.payments.wire.PayRequest;
import io.minihost.server.payments.wire.PayTimes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order as a merchant's server asks for it.
 *
 * @param expiresAt absent where it is not said
 * @param hash of all of it, whatever the order of its fields
 */
public record OrderDraft(
        AppId program,
        String outTradeNo,
        String description,
        String attach,
        String notifyUrl,
        long total,
        String openid,
        Optional<Instant> expiresAt,
        String hash) {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_\\-*|@]+");
    private static final int NUMBER_MAX = 32;
    private static final int DESCRIPTION_MAX = 127;
    private static final int ATTACH_MAX = 128;
    private static final int URL_MAX = 255;
    private static final int ID_MAX = 64;

    static OrderDraft read(PayRequest request) {
        var fields = request.fields();
        request.requireMerchant(fields.text("mchid", NUMBER_MAX));
        var program = AppId.parse(fields.text("appid", NUMBER_MAX))
                .orElseThrow(() -> fields.refuse("appid", "is no program's"));
        var amount = fields.object("amount");
        amount.requireYuan();
        requireWhole(fields);
        return new OrderDraft(
                program,
                number(fields, "out_trade_no", NUMBER_MAX),
                fields.text("description", DESCRIPTION_MAX),
                fields.find("attach", ATTACH_MAX).orElse(""),
                fields.text("notify_url", URL_MAX),
                amount.amount("total"),
                fields.object("payer").text("openid", ID_MAX * 2),
                fields.find("time_expire", ID_MAX)
                        .map(text -> PayTimes.parse(text)
                                .orElseThrow(() -> fields.refuse("time_expire", "is no RFC 3339 time"))),
                hash(fields));
    }

    /** An order's or refund's number, as merchants give it. */
    public static String number(PayFields fields, String name, int max) {
        var number = fields.text(name, max);
        if (!NUMBER.matcher(number).matches()) {
            throw fields.refuse(name, "has other characters than letters, digits, _-*|@");
        }
        return number;
    }

    private static void requireWhole(PayFields fields) {
        fields.findObject("settle_info").ifPresent(settle -> {
            if (settle.json().path("profit_sharing").asBoolean(false)) {
                throw settle.refuse("profit_sharing", "is not served here");
            }
        });
    }

    /** SHA-256 in hex digits. */
    public static String hash(PayFields fields) {
        var sorted = SORTED.writeValueAsString(SORTED.treeToValue(fields.json(), Map.class));
        return HexFormat.of().formatHex(Sha256.of(sorted));
    }
}
