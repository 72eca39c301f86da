package io.minihost.server.payments.door;

import io.minihost.server.outbound.Content;
import java.nio.charset.StandardCharsets;

/**
 * A call as it came.
 *
 * @param url path and query, exactly as sent: what is signed
 * @param platformSerial which of the host's keys the caller names
 * @param address where it comes from
 * @param origin under which it was asked
 * @param rehearse what is to go wrong, of a merchant that rehearses
 */
record Incoming(
        String method,
        String url,
        Content bytes,
        String authorization,
        String platformSerial,
        String address,
        String origin,
        String rehearse) {

    String path() {
        var question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    String query() {
        var question = url.indexOf('?');
        return question < 0 ? "" : url.substring(question + 1);
    }

    String body() {
        return bytes.text(StandardCharsets.UTF_8);
    }
}
