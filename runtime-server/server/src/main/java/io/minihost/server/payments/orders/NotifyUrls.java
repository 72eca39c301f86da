package io.minihost.server.payments.orders;

import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.Neighbours;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.PlainHttp;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayRefusal;
import org.springframework.stereotype.Component;

/** Where merchants' servers want to be told: https, or http where the operator allows it, without a query. */
@Component
public class NotifyUrls {

    private final PlainHttp plain;
    private final Neighbours neighbours;

    NotifyUrls(PlainHttp plain, Neighbours neighbours) {
        this.plain = plain;
        this.neighbours = neighbours;
    }

    public void require(MchId mchid, String url) {
        if (url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
            throw refused("has a query");
        }
        // an address with other letters is written in percent and xn--, and shows nobody something else than it is
        if (!url.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw refused("has characters that no address has");
        }
        try {
            if (mchid.isRehearsal()) {
                // What a rehearsal tells may go to whoever listens, and is looked at again where it does not.
                LenientUrl.parse(url);
                return;
            }
            neighbours.besides(mchid.value(), plain).check(LenientUrl.parse(url));
        } catch (OutboundFailure e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static PayRefusal refused(String why) {
        return PayRefusal.ofField("/notify_url", "body", why);
    }
}
