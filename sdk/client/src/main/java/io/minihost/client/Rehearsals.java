package io.minihost.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders of a merchant's twin that go wrong on purpose. Calls block, and throw {@link HostFailure}. */
public final class Rehearsals {

    private static final String DIGITS = "[0-9]{10}";

    private final HostHttp http;
    private final String base;

    private Rehearsals(HostHttp http, String base) {
        this.http = http;
        this.base = base;
    }

    /**
     * Those of one merchant.
     *
     * @param mchid its own number or that of its twin
     * @throws IllegalArgumentException when there is no such server or number
     */
    public static Rehearsals connect(URI server, String token, String mchid) {
        new Endpoints(server);
        if (!mchid.matches(DIGITS)) {
            throw new IllegalArgumentException("A merchant's number has ten digits");
        }
        return new Rehearsals(new HostHttp(token), server + "/api/v1/merchants/" + mchid + "/rehearsal");
    }

    /**
     * Begins some.
     *
     * @param scenarios all when there are none
     * @param outTradeNo of an order of the merchant's server; else one is made for each
     * @param notifyUrl where these are told; else what is set, or whoever listens
     * @param watchSeconds how long the server is watched after the last step
     */
    public List<RehearsalRun> begin(
            List<String> scenarios,
            @Nullable String outTradeNo,
            @Nullable String notifyUrl,
            @Nullable Long amount,
            @Nullable Integer watchSeconds) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("scenarios", scenarios);
        put(draft, "outTradeNo", outTradeNo);
        put(draft, "notifyUrl", notifyUrl);
        put(draft, "amount", amount);
        put(draft, "watchSeconds", watchSeconds);
        return List.of(HostHttp.read(http.post(URI.create(base + "/runs"), draft), RehearsalRun[].class));
    }

    private static void put(Map<String, Object> draft, String name, @Nullable Object value) {
        if (value != null) {
            draft.put(name, value);
        }
    }

    public RehearsalRun run(long id) {
        return HostHttp.read(http.get(URI.create(base + "/runs/" + id)), RehearsalRun.class);
    }

    /** Notifications to forward; waits some seconds for them. For 15 seconds after it they go nowhere else. */
    public List<ForwardedNotification> listen() {
        return List.of(HostHttp.read(
                http.post(URI.create(base + "/notifications/listen"), Map.of()), ForwardedNotification[].class));
    }

    /** Brings the merchant's server's answer to one of those. */
    public void answer(long id, int status, String body) {
        http.post(URI.create(base + "/notifications/" + id + "/answer"), Map.of("status", status, "body", body));
    }
}
