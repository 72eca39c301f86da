package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/secret")
@Tag(name = "Programs")
class SecretController {

    private final OwnPrograms access;
    private final StoredSecrets secrets;
    private final Idempotency idempotency;

    SecretController(OwnPrograms access, StoredSecrets secrets, Idempotency idempotency) {
        this.access = access;
        this.secrets = secrets;
        this.idempotency = idempotency;
    }

    /**
     * A secret right after it was made, the only time that it is told.
     *
     * @param formerValidUntil when the one before is over
     */
    record SecretView(AppId appId, String appSecret, Instant formerValidUntil) {}

    @PostMapping
    @Operation(summary = "Gives the program a new appSecret; the one before is good for another hour")
    SecretView renew(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        var call = "POST /api/v1/programs/%s/secret".formatted(appId);
        return idempotency.once(caller, key, call, "", SecretView.class, () -> {
            var renewed = secrets.renew(caller, appId);
            return new SecretView(appId, renewed.secret(), renewed.formerValidUntil());
        });
    }
}
