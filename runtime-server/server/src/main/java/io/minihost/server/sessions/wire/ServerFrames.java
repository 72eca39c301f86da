package io.minihost.server.sessions.wire;

import io.minihost.server.hostapi.SessionId;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/** What the server says, as in {@code ServerFrame} of {@code web/protocol/src/wire.ts}. */
public final class ServerFrames {

    static final String PONG = "{\"t\":\"pong\"}";

    /** Halves of characters, which a program may write and no socket sends. */
    private static final Pattern HALVES = Pattern.compile("[\\ud800-\\udfff]");

    private ServerFrames() {}

    /**
     * The view is in.
     *
     * @param socket where it finds the session from now on
     */
    public static String welcome(
            SessionId session, String epoch, long n, boolean resumed, String files, String socket) {
        return "{\"t\":\"welcome\",\"session\":%s,\"epoch\":%s,\"n\":%d,\"resumed\":%b,\"files\":%s,\"ws\":%s}"
                .formatted(quoted(session.value()), quoted(epoch), n, resumed, quoted(files), quoted(socket));
    }

    /** The view shall come there instead. */
    public static String elsewhere(String socket) {
        return "{\"t\":\"elsewhere\",\"ws\":" + quoted(socket) + "}";
    }

    static String patch(long seq, List<String> commands) {
        return "{\"t\":\"do\",\"seq\":" + seq + ",\"m\":[" + String.join(",", commands) + "]}";
    }

    static String ack(long n) {
        return "{\"t\":\"ack\",\"n\":" + n + "}";
    }

    static String end(SessionEnd end) {
        return "{\"t\":\"end\",\"code\":%s,\"attribution\":%s,\"message\":%s}"
                .formatted(
                        quoted(end.code().wireName()), quoted(end.attribution().wireName()), quoted(end.message()));
    }

    /** @param arguments JSON text */
    static String ask(long id, String name, String arguments) {
        return "{\"t\":\"ask\",\"id\":" + id + ",\"name\":" + quoted(name) + ",\"args\":" + whole(arguments) + "}";
    }

    /** The same, to be answered once everything up to a patch is painted. */
    static String ask(long id, String name, String arguments, long after) {
        return "{\"t\":\"ask\",\"id\":" + id + ",\"name\":" + quoted(name) + ",\"after\":" + after + ",\"args\":"
                + whole(arguments) + "}";
    }

    public static String restarted(String message) {
        return "{\"t\":\"restarted\",\"message\":" + quoted(message) + "}";
    }

    private static String whole(String text) {
        return HALVES.matcher(text).replaceAll("\uFFFD");
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(whole(text))) + '"';
    }
}
