package io.minihost.server.merchantpush;

import io.minihost.server.common.Budgets;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.Problem;
import io.minihost.server.merchantpush.wire.PushKeys;
import io.minihost.server.merchantpush.wire.PushRequests;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether there is a server at an address that knows the token: it answers a random text with itself. */
@Component
class AddressCheck {

    private static final long ANSWERS_BYTES = 1024 * 1024;
    private static final int URL_MAX = 1000;
    private static final int ECHO_BYTES = 12;

    private final Outbound outbound;
    private final Clock clock;
    private final Budgets budgets = new Budgets(ANSWERS_BYTES, ANSWERS_BYTES);

    AddressCheck(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    void require(String url, PushKeys keys) {
        if (url.length() > URL_MAX) {
            throw Problem.badRequest("An address has at most %d characters.".formatted(URL_MAX));
        }
        var echo = RandomText.hex(ECHO_BYTES);
        try (var lease = budgets.lease(List.of(Budgets.Holder.NODE))) {
            var answer = outbound.send(PushRequests.check(LenientUrl.parse(url), keys, clock.instant(), echo), lease);
            var isEcho = answer.body().text(StandardCharsets.UTF_8).strip().equals(echo);
            if (answer.status() != 200 || !isEcho) {
                throw refused("It does not answer echostr with itself; its status was %d.".formatted(answer.status()));
            }
        } catch (OutboundFailure e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static Problem refused(String why) {
        return Problem.unprocessable("The address was not taken: " + why).code("message_push_unchecked");
    }
}
