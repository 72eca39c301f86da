package io.minihost.server.payments.orders;

import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.PlainHttp;
import io.minihost.server.payments.wire.PayRefusal;
import org.springframework.stereotype.Component;

/** Where merchants' servers want to be told: https, or http where the operator allows it, without a query. */
@Component
public class NotifyUrls {

    private final PlainHttp plain;

    NotifyUrls(PlainHttp plain) {
        this.plain = plain;
    }

    public void require(String url) {
        if (url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
            throw refused("has a query");
        }
        try {
            plain.check(LenientUrl.parse(url));
        } catch (OutboundFailure e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static PayRefusal refused(String why) {
        return PayRefusal.ofField("/notify_url", "body", why);
    }
}
