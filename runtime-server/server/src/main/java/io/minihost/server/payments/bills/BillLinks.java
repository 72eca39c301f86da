package io.minihost.server.payments.bills;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.payments.wire.MchId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands in the address of a file: which one it is, and until when, so that nothing has to be kept. */
@Component
class BillLinks {

    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final int PARTS = 6;
    private static final int TOKEN_MAX = 300;

    private final Signer signer;
    private final Clock clock;

    BillLinks(MasterKey master, Clock clock) {
        this.signer = master.signer("bill-links");
        this.clock = clock;
    }

    String token(Bill bill) {
        var text = "%s~%s~%s~%s~%s~%d"
                .formatted(
                        bill.mchid(),
                        bill.kind(),
                        bill.date(),
                        bill.type(),
                        bill.isZipped(),
                        clock.instant().plus(GOOD).getEpochSecond());
        return text + "." + signer.sign(text);
    }

    /** The file of a token that was given to this merchant lately. */
    Optional<Bill> read(MchId mchid, String token) {
        var dot = token.lastIndexOf('.');
        if (dot < 0
                || token.length() > TOKEN_MAX
                || !signer.isSignature(token.substring(dot + 1), token.substring(0, dot))) {
            return Optional.empty();
        }
        var parts = token.substring(0, dot).split("~", PARTS);
        try {
            var bill = new Bill(
                    new MchId(parts[0]),
                    Bill.Kind.valueOf(parts[1]),
                    LocalDate.parse(parts[2]),
                    parts[3],
                    Boolean.parseBoolean(parts[4]));
            var isGood = Long.parseLong(parts[5]) > clock.instant().getEpochSecond();
            return isGood && bill.mchid().equals(mchid) ? Optional.of(bill) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
