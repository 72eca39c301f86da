package io.minihost.server.sessions;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A view without a screen: keeps to the wire protocol as the browser's does, and checks that the server does. Remembers
 * what a person would have seen.
 */
public final class ProtocolDriver implements AutoCloseable {

    /** A device such as a phone. */
    public static final String DEVICE = "{\"windowWidth\":390,\"windowHeight\":720}";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String session;
    private @Nullable String cookie;
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final Map<Long, String> unacknowledged = new LinkedHashMap<>();
    private final List<JsonNode> seen = new ArrayList<>();
    private final Deque<String> restarts = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Receiver receiver;
    private volatile boolean reading = true;
    private @Nullable WebSocket socket;
    private @Nullable String epoch;
    private long applied;
    private long nextInput = 1;
    private boolean acknowledges = true;
    private boolean fresh;
    private long painted;

    /** A view of one session, not connected yet. */
    public ProtocolDriver(URI server, String session, @Nullable String cookie) {
        this.server = server;
        this.session = session;
        this.cookie = cookie;
    }

    /** Opens the socket and says nothing. */
    public void connect(String origin) {
        connect(origin, "");
    }

    private void connect(String origin, String search) {
        String address = "ws://" + server.getAuthority() + "/_ws" + search;
        WebSocket.Builder builder = http.newWebSocketBuilder().header("Origin", origin);
        if (cookie != null) {
            builder.header("Cookie", cookie);
        }
        Receiver fresh = new Receiver();
        receiver = fresh;
        socket = builder.buildAsync(URI.create(address), fresh).join();
    }

    public void connect() {
        connect("http://" + server.getAuthority());
    }

    /** Connects and says something in the address. */
    public void connectSaying(String frame) {
        connect("http://" + server.getAuthority(), "?first=" + URLEncoder.encode(frame, StandardCharsets.UTF_8));
    }

    /** Connects and joins with one message. */
    public JsonNode joinInAddress() {
        connectSaying(joinFrame("pages/index/index", "a=1&b=猫+%E7%8C%AB"));
        return awaitWelcome();
    }

    /** Connects and joins, for the first time or again, and sends again what was not taken. */
    public JsonNode join() {
        return join("pages/index/index", "a=1");
    }

    /** As {@link #join()}, from another page. */
    public JsonNode join(String path, String query) {
        connect();
        sendJoin(path, query);
        return awaitWelcome();
    }

    private JsonNode awaitWelcome() {
        JsonNode welcome = await(frame -> is(frame, "welcome"));
        welcomed(welcome);
        return welcome;
    }

    /** Asks to join, whatever comes of it. */
    public void sendJoin() {
        sendJoin("pages/index/index", "a=1");
    }

    private void sendJoin(String path, String query) {
        send(joinFrame(path, query));
    }

    private String joinFrame(String path, String query) {
        return "{\"t\":\"join\",\"session\":%s,\"seq\":%d,\"epoch\":%s,\"device\":%s,\"url\":{\"path\":%s,\"query\":%s}}"
                .formatted(
                        quoted(session),
                        applied,
                        epoch == null ? "null" : quoted(epoch),
                        DEVICE,
                        quoted(path),
                        quoted(query));
    }

    private void welcomed(JsonNode welcome) {
        String now = welcome.get("epoch").stringValue();
        if (!now.equals(epoch)) {
            unacknowledged.clear();
            nextInput = 1;
            applied = 0;
        }
        epoch = now;
        fresh = !welcome.get("resumed").booleanValue();
        if (fresh) {
            seen.clear();
        }
        long taken = welcome.get("n").longValue();
        unacknowledged.keySet().removeIf(n -> n <= taken);
        nextInput = Math.max(nextInput, taken + 1);
        unacknowledged.values().forEach(this::send);
    }

    /** Something happens on the page. Kept and sent again after a lost connection. */
    public void event(String type, String detail) {
        long n = nextInput++;
        String frame = "{\"t\":\"in\",\"n\":%d,\"m\":{\"i\":\"event\",\"page\":1,\"node\":1,\"type\":%s,\"detail\":%s}}"
                .formatted(n, quoted(type), detail);
        unacknowledged.put(n, frame);
        if (socket != null) {
            send(frame);
        }
    }

    /** A button with an open type is tapped. */
    public void open(long node, String openType) {
        long n = nextInput++;
        String frame =
                "{\"t\":\"in\",\"n\":%d,\"m\":{\"i\":\"open\",\"page\":1,\"node\":%d,\"openType\":%s,\"attributes\":{}}}"
                        .formatted(n, node, quoted(openType));
        unacknowledged.put(n, frame);
        send(frame);
    }

    public void tap(String name) {
        event("tap", quoted(name));
    }

    /** Sends a frame as it is. */
    public void send(String frame) {
        WebSocket to = socket;
        if (to != null) {
            try {
                to.sendText(frame, true).join();
            } catch (CompletionException e) {
                // The connection is gone; what matters is sent again after the next join.
                socket = null;
            }
        }
    }

    /** Sends a frame in parts, each the given text. */
    public void sendParts(String part, int times) {
        WebSocket to = socket;
        for (int i = 0; to != null && i < times; i++) {
            try {
                to.sendText(part, i == times - 1).join();
            } catch (CompletionException e) {
                return;
            }
        }
    }

    /** Has another cookie from the next connection on. */
    public void cookie(String other) {
        cookie = other;
    }

    /** Loses the connection without a word. */
    public void drop() {
        receiver = null;
        if (socket != null) {
            socket.abort();
        }
        socket = null;
        frames.removeIf(frame -> !is(frame, "do"));
        frames.forEach(this::handle);
        frames.clear();
    }

    /** Reads until a text appears on the page, and returns it. */
    public String awaitText(String prefix) {
        JsonNode command = awaitCommand(shown -> textOf(shown).startsWith(prefix));
        return textOf(command);
    }

    /** Reads until the server asks for something, and returns that command. */
    public JsonNode awaitCommand(Predicate<JsonNode> wanted) {
        while (true) {
            Optional<JsonNode> found = seen.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            await(frame -> true);
        }
    }

    /** Reads until all inputs are acknowledged. */
    public void awaitAcknowledged() {
        if (!unacknowledged.isEmpty()) {
            await(frame -> unacknowledged.isEmpty());
        }
    }

    /** Reads until such a frame comes; every other one is handled meanwhile. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode frame = poll(deadline - System.nanoTime());
            handle(frame);
            if (wanted.test(frame)) {
                return frame;
            }
            if (is(frame, "end")) {
                throw new AssertionError("the session ended: " + frame);
            }
        }
    }

    private JsonNode poll(long nanos) {
        try {
            JsonNode frame = frames.poll(nanos, TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new AssertionError("no such frame came; seen so far: " + seen);
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void handle(JsonNode frame) {
        switch (frame.path("t").stringValue()) {
            case "do" -> paint(frame);
            case "ack" ->
                unacknowledged.keySet().removeIf(n -> n <= frame.get("n").longValue());
            case "restarted" -> restarts.add(frame.get("message").stringValue());
            default -> {}
        }
    }

    private void paint(JsonNode frame) {
        long seq = frame.get("seq").longValue();
        boolean snapshot = frame.get("m").path(0).path("c").asString("").equals("snapshot");
        if (snapshot || (fresh && seq == 1)) {
            seen.clear();
            fresh = false;
        } else if (seq != applied + 1 || fresh) {
            throw new AssertionError("patch %d after %d, fresh %b".formatted(seq, applied, fresh));
        }
        applied = seq;
        painted += frame.toString().length();
        frame.get("m").forEach(seen::add);
        if (acknowledges) {
            send("{\"t\":\"ack\",\"seq\":" + seq + "}");
        }
    }

    /** Whether patches are acknowledged as soon as they are read. */
    public void acknowledge(boolean does) {
        acknowledges = does;
        if (does) {
            send("{\"t\":\"ack\",\"seq\":" + applied + "}");
        }
    }

    /** Whether the socket is read at all. */
    public void read(boolean does) {
        reading = does;
        if (does && socket != null) {
            socket.request(1);
        }
    }

    /** Everything the page was told, in order, since the launch or the last snapshot. */
    public List<JsonNode> seen() {
        return seen;
    }

    /** Characters of all patches so far. */
    public long painted() {
        return painted;
    }

    /** What the person was told about new starts. */
    public Deque<String> restarts() {
        return restarts;
    }

    /** Whether the server closed the connection; the close code is the frame's {@code code}. */
    public JsonNode awaitClose() {
        return await(frame -> is(frame, "closed"));
    }

    public JsonNode awaitEnd() {
        return await(frame -> is(frame, "end"));
    }

    static boolean is(JsonNode frame, String type) {
        return frame.path("t").asString("").equals(type);
    }

    private static String textOf(JsonNode command) {
        return command.path("ops").path(0).path(2).asString("");
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    @Override
    public void close() {
        drop();
        http.shutdownNow();
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String text = partial.toString();
                partial.setLength(0);
                add(JSON.readTree(text));
            }
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            add(JSON.createObjectNode().put("t", "closed").put("code", code));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            add(JSON.createObjectNode().put("t", "closed").put("code", -1));
        }

        private void add(JsonNode frame) {
            if (receiver == this) {
                frames.add(frame);
            }
        }
    }
}
