package io.minihost.server.payments.bills;

import io.minihost.server.payments.wire.PayTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as the platform writes them: each value behind a backquote, so that no program takes a number for one. */
final class BillText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(PayTimes.ZONE);
    private static final int FEN = 2;
    private static final int FEE_DIGITS = 5;

    private final StringBuilder text = new StringBuilder();

    void head(String names) {
        text.append(names).append("\r\n");
    }

    void row(List<String> values) {
        text.append(values.stream().map(value -> "`" + clean(value)).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** What stands between values would be taken for their end. */
    private static String clean(String value) {
        return value.replace(',', '，')
                .replace('`', '\'')
                .codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, FEN).toPlainString();
    }

    static String fee(long fen) {
        return BigDecimal.valueOf(fen, FEN).setScale(FEE_DIGITS).toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
