package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Budgets;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.PlainHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a merchant's server how often it has shipped an order, where it has told an address for that:
 * {@code GET ?out_trade_no=…}, answered by <code>{"shipped": 1}</code>.
 */
@Component
class ShippedCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 16 * 1024;
    private static final long ANSWERS_BYTES = 1024L * 1024;

    private final RehearsalRows rehearsals;
    private final Outbound outbound;
    private final PlainHttp plain;
    private final Budgets budgets = new Budgets(ANSWERS_BYTES, ANSWERS_BYTES);

    ShippedCheck(RehearsalRows rehearsals, Outbound outbound, PlainHttp plain) {
        this.rehearsals = rehearsals;
        this.outbound = outbound;
        this.plain = plain;
    }

    /** The same judgement, unless the order was shipped more or less often than it should be. */
    Judgement judge(Evidence seen, Judgement before) {
        var url = rehearsals.get(seen.run().mchid()).checkUrl();
        if (url.isEmpty() || seen.run().isTriggered() || before.verdict() != Verdict.SURVIVED) {
            return before;
        }
        var wanted = seen.order().state().isPaid() ? 1 : 0;
        try {
            var shipped = shipped(url, seen.order().outTradeNo());
            return shipped == wanted
                    ? Judgement.survived("%s It has shipped %d.".formatted(before.why(), shipped))
                    : new Judgement(
                            Verdict.NOT_SURVIVED,
                            "%s But it has shipped %d, and not %d.".formatted(before.why(), shipped, wanted),
                            shipped > wanted);
        } catch (OutboundFailure | JacksonException e) {
            return Judgement.notYet("%s But it does not tell at %s what it has shipped: %s"
                    .formatted(before.why(), url, e.getMessage()));
        }
    }

    private int shipped(String url, String number) throws OutboundFailure {
        var join = url.indexOf('?') < 0 ? "?" : "&";
        var uri = LenientUrl.parse(url + join + "out_trade_no=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var request = new OutboundRequest("GET", uri, List.of(), null, PATIENCE, ANSWER_BYTES_MAX, false, plain);
            var answer = outbound.send(request, lease);
            return JsonMapper.shared()
                    .readTree(answer.body().text(StandardCharsets.UTF_8))
                    .path("shipped")
                    .asInt(-1);
        }
    }
}
