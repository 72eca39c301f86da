package io.minihost.server.payments.bills;

import io.minihost.server.outbound.Content;
import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import io.minihost.server.payments.wire.PayTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What merchants' servers ask about bills: first for the address and hash of a file, then for the file. */
@Component
class BillCalls implements PayCall.Group {

    private static final String DOWNLOAD = "/v3/billdownload/file";
    private static final Set<String> TYPES = Set.of("ALL", "SUCCESS", "REFUND");
    private static final int MONTHS_KEPT = 3;

    /** What has begun before midnight is committed by then. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final TradeBill trade;
    private final FundFlowBill fundFlow;
    private final BillLinks links;
    private final Clock clock;

    BillCalls(TradeBill trade, FundFlowBill fundFlow, BillLinks links, Clock clock) {
        this.trade = trade;
        this.fundFlow = fundFlow;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<PayCall> calls() {
        return List.of(
                new PayCall("GET", "/v3/bill/tradebill", request -> tell(request, Bill.Kind.TRADE, type(request))),
                new PayCall(
                        "GET",
                        "/v3/bill/fundflowbill",
                        request -> tell(request, Bill.Kind.FUND_FLOW, account(request))),
                new PayCall("GET", DOWNLOAD, this::download));
    }

    private static String type(PayRequest request) {
        var type = request.parameter("bill_type").orElse("ALL");
        if (!TYPES.contains(type)) {
            throw PayRefusal.ofField("bill_type", "query", "is not ALL, SUCCESS or REFUND");
        }
        return type;
    }

    private static String account(PayRequest request) {
        var account = request.parameter("account_type").orElse("BASIC");
        if (!account.equals("BASIC")) {
            throw PayRefusal.of(PayError.NO_STATEMENT_EXIST, "the merchant has no such account; it has BASIC");
        }
        return account;
    }

    private PayAnswer tell(PayRequest request, Bill.Kind kind, String type) {
        var tar = request.parameter("tar_type");
        if (tar.isPresent() && !tar.get().equals("GZIP")) {
            throw PayRefusal.ofField("tar_type", "query", "is not GZIP");
        }
        var bill = new Bill(request.merchant(), kind, date(request), type, tar.isPresent());
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("hash_type", "SHA1")
                .put("hash_value", hash(text(bill)))
                .put("download_url", request.origin() + DOWNLOAD + "?token=" + links.token(bill));
        return PayAnswer.json(answer);
    }

    private LocalDate date(PayRequest request) {
        LocalDate date;
        try {
            date = LocalDate.parse(request.parameter("bill_date").orElse(""));
        } catch (DateTimeException e) {
            throw PayRefusal.ofField("bill_date", "query", "is no day such as 2026-11-30");
        }
        var now = clock.instant();
        if (!date.plusDays(1)
                .atStartOfDay(PayTimes.ZONE)
                .toInstant()
                .plus(SETTLED)
                .isBefore(now)) {
            throw PayRefusal.of(PayError.STATEMENT_CREATING, "the day is not over");
        }
        if (date.isBefore(now.atZone(PayTimes.ZONE).toLocalDate().minusMonths(MONTHS_KEPT))) {
            throw PayRefusal.of(PayError.NO_STATEMENT_EXIST, "bills are there for three months");
        }
        return date;
    }

    private byte[] text(Bill bill) {
        var text = bill.kind() == Bill.Kind.TRADE ? trade.write(bill) : fundFlow.write(bill);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private PayAnswer download(PayRequest request) {
        var bill = links.read(request.merchant(), request.parameter("token").orElse(""))
                .orElseThrow(() -> PayRefusal.of(PayError.NO_AUTH, "this address is over, or another merchant's"));
        var text = text(bill);
        return PayAnswer.file(new Content(bill.isZipped() ? zipped(text) : text));
    }

    private static byte[] zipped(byte[] text) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static String hash(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
