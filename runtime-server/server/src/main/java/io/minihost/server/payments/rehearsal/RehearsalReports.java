package io.minihost.server.payments.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.minihost.server.common.Timestamps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what happened in a run, in the order of time. */
@Component
class RehearsalReports {

    private final JdbcClient jdbc;
    private final EvidenceRows evidence;

    RehearsalReports(JdbcClient jdbc, EvidenceRows evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /** Who has done something. */
    enum Who {
        @JsonProperty("rehearsal")
        REHEARSAL,
        @JsonProperty("host")
        HOST,
        @JsonProperty("merchant")
        MERCHANT
    }

    /**
     * Something that happened.
     *
     * @param who the rehearsal itself, the host that tells the merchant's server, or that server which asks
     * @param status of the answer; null when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalLine(
            Instant at,
            Who who,
            String words,
            @Nullable Integer status,
            @Nullable String request,
            @Nullable String answer) {}

    /**
     * A rehearsal.
     *
     * @param survives when a server has survived it
     * @param isTriggered whether the order was made here, and not by the merchant's server
     * @param verdict null while it runs
     * @param why in plain words; while it runs, what is missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalRunView(
            long id,
            Scenario scenario,
            String words,
            String survives,
            String outTradeNo,
            long total,
            boolean isTriggered,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Verdict verdict,
            String why,
            List<RehearsalLine> lines) {}

    RehearsalRunView of(Run run) {
        var seen = evidence.of(run);
        return new RehearsalRunView(
                run.id(),
                run.scenario(),
                run.scenario().words(),
                run.scenario().survived(),
                seen.order().outTradeNo(),
                seen.order().total(),
                run.isTriggered(),
                run.startedAt(),
                run.endedAt(),
                run.verdict(),
                run.endedAt() == null ? Judge.of(seen).why() : run.why(),
                lines(run, seen));
    }

    private List<RehearsalLine> lines(Run run, Evidence seen) {
        var told = seen.told().stream()
                .map(one -> new RehearsalLine(
                        one.at(),
                        Who.HOST,
                        one.isSent() ? "tells " + one.type() : "tells %s, which is lost".formatted(one.type()),
                        one.status(),
                        one.request(),
                        one.answer()));
        var asked = seen.asked().stream()
                .map(one -> new RehearsalLine(
                        one.at(),
                        Who.MERCHANT,
                        one.method() + " " + one.path(),
                        one.status(),
                        one.request(),
                        one.answer()));
        return Stream.of(events(run).stream(), told, asked)
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(RehearsalLine::at))
                .toList();
    }

    private List<RehearsalLine> events(Run run) {
        return jdbc.sql("select at, words from rehearsal_event where run_id = ? order by id")
                .param(run.id())
                .query((row, number) -> new RehearsalLine(
                        Timestamps.read(row, "at"),
                        Who.REHEARSAL,
                        Objects.requireNonNull(row.getString("words")),
                        null,
                        null,
                        null))
                .list();
    }
}
