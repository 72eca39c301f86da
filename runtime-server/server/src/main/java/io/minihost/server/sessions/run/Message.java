package io.minihost.server.sessions.run;

import io.minihost.server.sessions.wire.ClientFrame;

/**
 * A message on its way into a guest, kept until the turn it starts has finished.
 *
 * @param text JSON of the shape {@code ToGuest} in {@code web/protocol/src/guest.ts}
 * @param input number of the view's input, 0 for other messages
 */
public record Message(String text, long input) {

    public static final Message SNAPSHOT = new Message("{\"t\":\"snapshot\"}", 0);

    public static Message input(ClientFrame.Input input) {
        return new Message("{\"t\":\"input\",\"m\":" + input.message() + "}", input.n());
    }

    static Message reply(long call, boolean ok, String value) {
        // Put together at once: formatting would copy a large value once more.
        return new Message("{\"t\":\"reply\",\"id\":" + call + ",\"ok\":" + ok + ",\"value\":" + value + "}", 0);
    }

    /** @param topic a word of ours, not a stranger's */
    static Message notice(String topic, String value) {
        return new Message("{\"t\":\"notice\",\"topic\":\"" + topic + "\",\"value\":" + value + "}", 0);
    }
}
