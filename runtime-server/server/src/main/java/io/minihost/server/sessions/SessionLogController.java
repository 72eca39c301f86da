package io.minihost.server.sessions;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.log.SessionLogStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class SessionLogController {

    private static final int PAGE = 500;
    private static final int NEWEST = 20;

    private final ProgramAccess access;
    private final SessionRecords records;
    private final SessionLog log;
    private final SessionLogStore store;

    SessionLogController(ProgramAccess access, SessionRecords records, SessionLog log, SessionLogStore store) {
        this.access = access;
        this.records = records;
        this.log = log;
        this.store = store;
    }

    /**
     * A page of a log.
     *
     * @param next what to pass as {@code after} to get what comes next
     */
    record LogPage(List<LogEntry> entries, long next) {}

    @GetMapping("/api/v1/programs/{appId}/sessions")
    @Operation(summary = "Lists the newest visits of a program")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SessionRecords.Summary[].class, VisitPage.class})))
    Object newest(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        log.flush();
        return query.isAsked()
                ? Page.of(
                        records.before(appId, query.from(Cursor.END), query.oneMore()),
                        query,
                        visit -> new Cursor(visit.startedAt(), visit.id()))
                : records.before(appId, Cursor.END, NEWEST);
    }

    /** What is answered to those who ask for a page. */
    private record VisitPage(
            List<SessionRecords.Summary> items, @Nullable String next) {}

    @GetMapping("/api/v1/programs/{appId}/sessions/{sessionId}/log")
    @Operation(summary = "Reads what a session logged")
    LogPage read(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String sessionId,
            @RequestParam(defaultValue = "0") long after) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        SessionId session = SessionId.parse(sessionId)
                .filter(id -> records.belongs(id, appId))
                .orElseThrow(() -> Problem.notFound("There is no session %s of this program.".formatted(sessionId))
                        .code("session_not_found"));
        log.flush();
        List<SessionLogStore.Numbered> page = store.after(session, after, PAGE);
        return new LogPage(
                page.stream().map(SessionLogStore.Numbered::entry).toList(),
                page.isEmpty() ? after : page.getLast().number());
    }
}
