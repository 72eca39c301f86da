package io.minihost.server.releasehealth;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/programs/{appId}/releases/current/health")
@Tag(name = "Releases")
class HealthController {

    private final ProgramAccess access;
    private final HealthCheck health;
    private final HealthStreams streams;

    HealthController(ProgramAccess access, HealthCheck health, HealthStreams streams) {
        this.access = access;
        this.health = health;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "Says how the gray version does against the released one, or this one against the one before")
    Health health(Caller caller, @PathVariable AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return health.current(appId)
                .orElseThrow(() -> Problem.notFound("Nothing of %s is released.".formatted(appId))
                        .code("nothing_released"));
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary =
                    "Tells the same whenever it is different, as server-sent events named health; ends after a minute",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(implementation = Health.class))))
    SseEmitter live(Caller caller, @PathVariable AppId appId) {
        var now = health(caller, appId);
        return streams.open(caller.subject(), appId, now);
    }
}
