package io.minihost.server.checkout;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.payments.PayAsked;
import io.minihost.server.payments.PayRefused;
import io.minihost.server.payments.PayRequests;
import io.minihost.server.payments.Payable;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code wx.requestPayment}. The program is told what the books say when the sheet is gone, and never what the browser answers: an
 * order that was paid in the last moment is told of as paid, and one that was told of as left is not paid after that.
 */
@Component
class RequestPaymentApi implements HostApi {

    private static final Logger LOG = LoggerFactory.getLogger(RequestPaymentApi.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PayRequests payments;
    private final Members members;
    private final Checkouts checkouts;

    RequestPaymentApi(PayRequests payments, Members members, Checkouts checkouts) {
        this.payments = payments;
        this.members = members;
        this.checkouts = checkouts;
    }

    @Override
    public String name() {
        return "requestPayment";
    }

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        var payable = payable(call, arguments);
        var sheet = checkouts.open(payable.order(), call.person());
        payments.opened(payable.order());
        var answer = ask(call, sheet, payable);
        if (checkouts.leave(sheet) == Checkouts.State.PAID) {
            return JSON.createObjectNode();
        }
        // Another of the person's tabs may have paid it meanwhile.
        return switch (payments.now(payable.order()).state()) {
            case PAID -> JSON.createObjectNode();
            case CLOSED -> throw refused("the order is closed");
            case OPEN -> {
                payments.left(payable.order());
                throw refused(unpaid(answer));
            }
        };
    }

    private static String unpaid(JsonNode answer) {
        return answer.path("often").asBoolean(false) ? "too many requests without an action of the user" : "cancel";
    }

    private Payable payable(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        var asked = asked(arguments);
        var program = call.program().appId();
        try {
            payments.check(program, call.person(), asked);
            signIn(call);
            return payments.check(program, call.person(), asked);
        } catch (PayRefused e) {
            throw refused(e.words());
        }
    }

    private static PayAsked asked(JsonNode arguments) throws HostApiFailure {
        var signType = Arguments.text(arguments, "signType");
        if (!signType.equals("RSA")) {
            throw refused("signType %s is not supported, use RSA".formatted(signType.replaceAll("\\W", "")));
        }
        return new PayAsked(
                Arguments.text(arguments, "timeStamp"),
                Arguments.text(arguments, "nonceStr"),
                Arguments.text(arguments, "package"),
                signType,
                Arguments.text(arguments, "paySign"));
    }

    private void signIn(CallContext call) throws HostApiFailure, InterruptedException {
        try {
            members.require(call);
        } catch (HostApiFailure e) {
            LOG.debug("a guest does not sign in to pay", e);
            throw refused("cancel");
        }
    }

    /** A view that cannot ask is as good as somebody who leaves: the books say what came of it. */
    private JsonNode ask(CallContext call, UUID sheet, Payable payable) throws InterruptedException {
        try {
            return call.ask("pay", question(sheet, payable));
        } catch (HostApiFailure e) {
            LOG.debug("a pay sheet was not shown", e);
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            checkouts.leave(sheet);
            throw e;
        }
    }

    private static JsonNode question(UUID sheet, Payable payable) {
        return JSON.createObjectNode()
                .put("request", sheet.toString())
                .put("amount", payable.amount())
                .put("merchant", payable.merchantName())
                .put("description", payable.description());
    }

    private static HostApiFailure refused(String message) {
        return new HostApiFailure(Attribution.PROGRAM, message);
    }
}
