package io.minihost.server.merchantpush;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.merchantpush.wire.PushFormat;
import io.minihost.server.merchantpush.wire.PushKeys;
import io.minihost.server.merchantpush.wire.PushMode;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a program's server is told of messages. */
@RestController
@RequestMapping("/api/v1/programs/{appId}/message-push")
@Tag(name = "Programs' servers")
class MessagePushController {

    private static final int CHECKS_MAX = 20;

    private final ProgramAccess access;
    private final PushSettings settings;
    private final AddressCheck check;
    private final RateLimit checks;

    MessagePushController(ProgramAccess access, PushSettings settings, AddressCheck check, RateLimits rates) {
        this.access = access;
        this.settings = settings;
        this.check = check;
        this.checks = rates.of("checks of message push", CHECKS_MAX, Duration.ofMinutes(1));
    }

    /** An address as somebody wants it; what is missing of the keys stays as it is, a key that never was is made. */
    record Wanted(
            @NotBlank String url,
            @Nullable String token,
            @Nullable String encodingAesKey,
            @NotNull PushMode mode,
            @NotNull PushFormat format) {}

    @GetMapping
    @Operation(summary = "Shows where the program's server is told of messages and events")
    ResponseEntity<PushView> get(Caller caller, @PathVariable AppId appId) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        var now = settings.find(appId).orElseThrow(PushSettings::none);
        return answer(now, PushView.of(appId, now, null));
    }

    @PutMapping
    @Operation(summary = "Sets where the program's server is told of messages and events, once it answers there")
    ResponseEntity<PushView> put(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody Wanted wanted) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        checks.pass(appId.value());
        var before = settings.find(appId).map(PushTarget::keys);
        var made = wanted.encodingAesKey() == null && before.isEmpty() ? PushKeys.randomKey() : null;
        var keys = keys(wanted, before, made);
        check.require(wanted.url(), keys);
        var target = new PushTarget(wanted.url(), wanted.mode(), wanted.format(), keys, 0);
        var now = settings.replace(caller, appId, target, seen);
        return answer(now, PushView.of(appId, now, made));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends it that the program's server is told of messages and events")
    void delete(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        settings.remove(caller, appId, seen);
    }

    private static PushKeys keys(Wanted wanted, Optional<PushKeys> before, @Nullable String made) {
        var token = wanted.token() == null ? before.map(PushKeys::token).orElse("") : wanted.token();
        var key = wanted.encodingAesKey() == null ? made : wanted.encodingAesKey();
        var encodingAesKey = key == null ? before.map(PushKeys::encodingAesKey).orElse("") : key;
        if (!PushKeys.isToken(token)) {
            throw Problem.badRequest("token has 3 to 32 letters and digits.");
        }
        if (!PushKeys.isKey(encodingAesKey)) {
            throw Problem.badRequest("encodingAesKey has 43 letters and digits.");
        }
        return new PushKeys(token, encodingAesKey);
    }

    private static ResponseEntity<PushView> answer(PushTarget now, PushView view) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(now.revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view);
    }
}
