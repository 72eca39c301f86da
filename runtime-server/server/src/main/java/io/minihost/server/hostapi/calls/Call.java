package io.minihost.server.hostapi.calls;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call, which does through its session what it does. */
record Call(
        SessionContext session,
        String api,
        String correlationId,
        @Nullable Instant deadline) implements CallContext {

    @Override
    public SessionId id() {
        return session.id();
    }

    @Override
    public Visit visit() {
        return session.visit();
    }

    @Override
    public Locale language() {
        return session.language();
    }

    @Override
    public void notice(String topic, JsonNode value) {
        session.notice(topic, value);
    }

    @Override
    public void noticePatiently(String topic, JsonNode value) throws InterruptedException, BudgetExceeded {
        session.noticePatiently(topic, value);
    }

    @Override
    public void awaitCalls(Lane lane) throws InterruptedException {
        session.awaitCalls(lane);
    }

    @Override
    public Lease lease() {
        return session.lease();
    }

    @Override
    public void noticeOthers(String topic, JsonNode value) {
        session.noticeOthers(topic, value);
    }

    @Override
    public JsonNode ask(String name, JsonNode arguments) throws HostApiFailure, InterruptedException {
        return session.ask(name, arguments);
    }

    @Override
    public JsonNode look(JsonNode arguments) throws HostApiFailure, InterruptedException {
        return session.look(arguments);
    }

    @Override
    public void log(LogEntry entry) {
        session.log(entry);
    }

    @Override
    public Instant now() {
        return session.now();
    }
}
