package io.minihost.server.sms;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.outbound.Content;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundRequest;
import io.minihost.server.outbound.UrlCheck;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to the operator's gateway, signed. */
final class PostedSms implements SmsSender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final int ID_BYTES = 12;
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;

    private final Outbound outbound;
    private final URI url;
    private final SmsSecret secret;
    private final Clock clock;

    PostedSms(Outbound outbound, URI url, SmsSecret secret, Clock clock) {
        this.outbound = outbound;
        this.url = url;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void send(String phone, String text) throws SmsFailure {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("phone", phone)
                .put("text", text)
                .toString();
        var id = "sms_" + RandomText.hex(ID_BYTES);
        var now = clock.instant().getEpochSecond();
        var headers = List.of(
                new OutboundHeader("Content-Type", "application/json"),
                new OutboundHeader("webhook-id", id),
                new OutboundHeader("webhook-timestamp", String.valueOf(now)),
                new OutboundHeader("webhook-signature", secret.sign(id, now, body)));
        var request = new OutboundRequest(
                "POST", url, headers, Content.of(body), PATIENCE, ANSWER_BYTES, false, UrlCheck.NONE);
        int status;
        try {
            // What the gateway says besides is of no use here.
            status = outbound.stream(request, (head, length, answer) -> answer.readNBytes(ANSWER_BYTES))
                    .status();
        } catch (OutboundFailure e) {
            throw new SmsFailure("the gateway cannot be reached: " + e.getMessage(), e);
        }
        if (status < OK || status >= NO_LONGER_OK) {
            throw new SmsFailure("the gateway answered with status " + status, null);
        }
    }
}
