package io.minihost.server.payments.rehearsal;

import io.minihost.server.payments.orders.Order;
import io.minihost.server.payments.refunds.Refund;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to see of how a merchant's server has borne a run. Everything in the order of time. */
record Evidence(Run run, Order order, List<Refund> refunds, List<Told> told, List<Asked> asked, Instant now) {

    Evidence {
        refunds = List.copyOf(refunds);
        told = List.copyOf(told);
        asked = List.copyOf(asked);
    }

    /**
     * The server was told something.
     *
     * @param request empty when it never left
     * @param status null when there was no answer
     */
    record Told(
            Instant at,
            String type,
            String request,
            @Nullable Integer status,
            String answer) {

        boolean isSent() {
            return !request.isEmpty();
        }

        boolean isTaken() {
            return status != null && (status == 200 || status == 204);
        }

        boolean isProbe() {
            return request.contains("WECHATPAY/SIGNTEST/");
        }
    }

    /** The server has asked something. */
    record Asked(Instant at, String method, String path, int status, String code, String request, String answer) {

        boolean isDone() {
            return status < 300;
        }
    }

    /** Of the payment, what has left here. */
    List<Told> payment() {
        return told.stream()
                .filter(one -> one.type().startsWith("TRANSACTION."))
                .filter(Told::isSent)
                .toList();
    }

    List<Told> refund() {
        return told.stream()
                .filter(one -> one.type().startsWith("REFUND."))
                .filter(Told::isSent)
                .toList();
    }
}
