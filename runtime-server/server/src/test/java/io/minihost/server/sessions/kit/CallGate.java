package io.minihost.server.sessions.kit;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host call that is answered when a test says so. */
public final class CallGate implements HostApi {

    private final AtomicInteger waiting = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            answers.acquire();
        } finally {
            waiting.decrementAndGet();
        }
        return JsonMapper.shared().createObjectNode();
    }

    public int waiting() {
        return waiting.get();
    }

    /** Lets one call be answered. */
    public void answer() {
        answers.release();
    }
}
