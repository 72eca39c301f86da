package io.minihost.server.payments.rehearsal;

import io.minihost.server.outbound.Content;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.wire.CallFaults;
import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong with calls of the merchant's server. */
@Component
class RehearsedCalls implements CallFaults {

    static final int WATCHED_SECONDS = 30;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PREPAY = "/v3/pay/transactions/jsapi";
    private static final int LIES = 3;
    private static final Duration HELD = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RunRows runs;
    private final OrderRows orders;
    private final EvidenceRows evidence;

    RehearsedCalls(RunRows runs, OrderRows orders, EvidenceRows evidence) {
        this.runs = runs;
        this.orders = orders;
        this.evidence = evidence;
    }

    @Override
    public PayAnswer answer(PayCall call, PayRequest request, String wanted) {
        var scenario = wanted.isEmpty()
                ? Optional.<Scenario>empty()
                : Optional.of(Scenario.parse(wanted)
                        .orElseThrow(() -> PayRefusal.ofField(HEADER, "header", "names no scenario")));
        var answer = call.answer().apply(request);
        if (call.path().equals(PREPAY)) {
            scenario.ifPresent(one -> begin(request, one));
        }
        var run = number(request).flatMap(number -> runs.named(request.merchant(), number));
        return run.isPresent() ? withFault(run.get(), call, answer) : answer;
    }

    private void begin(PayRequest request, Scenario scenario) {
        number(request)
                .flatMap(number -> orders.byNumber(request.merchant(), number))
                .ifPresent(order -> runs.begin(request.merchant(), scenario, order.id(), false, WATCHED_SECONDS));
    }

    private PayAnswer withFault(Run run, PayCall call, PayAnswer answer) {
        switch (run.scenario()) {
            case SERVER_ERROR -> {
                if (runs.meet(run, 1)) {
                    throw PayRefusal.of(PayError.SYSTEM_ERROR, "this is rehearsed: make the same call again");
                }
            }
            case QUERY_CONTRADICTS -> {
                if (isPaidQuery(call, answer) && runs.meet(run, LIES)) {
                    return unpaid(answer);
                }
            }
            case NOTIFY_BEFORE_ANSWER -> hold(run, call);
            default -> {}
        }
        return answer;
    }

    private static boolean isPaidQuery(PayCall call, PayAnswer answer) {
        return call.method().equals("GET")
                && call.path().startsWith("/v3/pay/transactions/")
                && json(answer).path("trade_state").asString("").equals("SUCCESS");
    }

    private static PayAnswer unpaid(PayAnswer answer) {
        if (json(answer) instanceof ObjectNode paid) {
            paid.remove("transaction_id");
            paid.remove("success_time");
            paid.remove("bank_type");
            paid.put("trade_state", "NOTPAY").put("trade_state_desc", "订单未支付");
            return new PayAnswer(answer.status(), answer.contentType(), Content.of(paid.toString()), answer.isSigned());
        }
        return answer;
    }

    private static JsonNode json(PayAnswer answer) {
        return JSON.readTree(answer.body().text(StandardCharsets.UTF_8));
    }

    /** Nobody waits for an answer for ever: after a while it comes before the notification all the same. */
    private void hold(Run run, PayCall call) {
        var isRefund = call.method().equals("POST") && call.path().contains("refund");
        var isQuery = call.method().equals("GET");
        var until = System.nanoTime() + HELD.toNanos();
        while ((isRefund || isQuery) && System.nanoTime() < until) {
            var seen = evidence.of(run);
            var told = isRefund ? seen.refund() : seen.payment();
            if (!seen.order().state().isPaid() || !told.isEmpty()) {
                if (!told.isEmpty()) {
                    runs.meet(run, Integer.MAX_VALUE);
                }
                return;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whatever number of the order or refund the call names. */
    private static Optional<String> number(PayRequest request) {
        return Stream.concat(
                        Stream.of("out_trade_no", "transaction_id", "out_refund_no")
                                .map(request::variable),
                        named(request.body()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Stream<String> named(String body) {
        try {
            var json = JSON.readTree(body.isEmpty() ? "{}" : body);
            return Stream.of("out_trade_no", "transaction_id")
                    .map(name -> json.path(name).asString(""));
        } catch (JacksonException e) {
            return Stream.of();
        }
    }
}
