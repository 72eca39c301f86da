package io.minihost.server.payments.refunds;

import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** What merchants' servers ask about refunds. */
@Component
class RefundCalls implements PayCall.Group {

    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private final Refunds refunds;

    RefundCalls(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public List<PayCall> calls() {
        return List.of(
                new PayCall("POST", REFUNDS, this::refund),
                new PayCall("GET", REFUNDS + "/{out_refund_no}", this::find));
    }

    private PayAnswer refund(PayRequest request) {
        return PayAnswer.json(
                RefundJson.of(refunds.refund(request.merchant(), RefundDraft.read(request), request.platformSerial())));
    }

    private PayAnswer find(PayRequest request) {
        return PayAnswer.json(RefundJson.of(refunds.find(request.merchant(), request.variable("out_refund_no"))
                .orElseThrow(() -> PayRefusal.of(PayError.RESOURCE_NOT_EXISTS, "the merchant has no such refund"))));
    }
}
