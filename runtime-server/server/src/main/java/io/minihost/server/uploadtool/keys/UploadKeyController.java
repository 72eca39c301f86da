package io.minihost.server.uploadtool.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/upload-keys")
@Tag(name = "Upload keys")
class UploadKeyController {

    private static final int NAME_MAX = 64;
    private static final int ADDRESSES_MAX = 50;
    private static final int PEM_MAX = 4096;

    private final ProgramAccess access;
    private final UploadKeys keys;
    private final Idempotency idempotency;

    UploadKeyController(ProgramAccess access, UploadKeys keys, Idempotency idempotency) {
        this.access = access;
        this.keys = keys;
        this.idempotency = idempotency;
    }

    /**
     * A key that is wanted.
     *
     * @param publicKey of a pair that the caller has, as PEM; without it a pair is made
     * @param addresses from where it may be used, such as 203.0.113.0/24; from anywhere without them
     */
    record UploadKeyDraft(
            @NotBlank @Size(max = NAME_MAX) String name,
            @Nullable @Size(max = PEM_MAX) String publicKey,
            @Nullable @Size(max = ADDRESSES_MAX) List<@NotNull @Size(max = 50) String> addresses) {}

    /** What of a key can be changed. */
    record UploadKeyChange(
            @NotBlank @Size(max = NAME_MAX) String name,
            @NotNull @Size(max = ADDRESSES_MAX) List<@NotNull @Size(max = 50) String> addresses) {}

    /**
     * A key as it is shown.
     *
     * @param privateKey as PEM, in the answer that tells of its making alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UploadKeyView(
            UUID id,
            String name,
            String fingerprint,
            List<String> addresses,
            String createdBy,
            Instant createdAt,
            @Nullable Instant usedAt,
            @Nullable String privateKey) {

        private static UploadKeyView of(UploadKey key, @Nullable String privateKey) {
            return new UploadKeyView(
                    key.id(),
                    key.name(),
                    key.fingerprint(),
                    key.addresses(),
                    key.createdBy(),
                    key.createdAt(),
                    key.usedAt(),
                    privateKey);
        }
    }

    @PostMapping
    @Operation(
            summary = "Makes a key that the platform's upload tool uploads the program with",
            description = "The answer's `privateKey` is told this once; it is for a file `private.<appId>.key`. With"
                    + " `publicKey` nothing is made, and only that is kept.")
    ResponseEntity<UploadKeyView> make(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody UploadKeyDraft draft) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        var path = "/api/v1/programs/%s/upload-keys".formatted(appId);
        var view = idempotency.once(caller, key, "POST " + path, draft, UploadKeyView.class, () -> {
            var addresses = draft.addresses() == null ? List.<String>of() : draft.addresses();
            var made = keys.make(caller, appId, draft.name(), draft.publicKey(), addresses);
            return UploadKeyView.of(made.key(), made.privateKey());
        });
        return ResponseEntity.created(URI.create(path + "/" + view.id())).body(view);
    }

    @GetMapping
    @Operation(summary = "Lists the program's upload keys, the oldest first")
    Page<UploadKeyView> list(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        return keys.list(appId, query).map(key -> UploadKeyView.of(key, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an upload key, without its private half")
    ResponseEntity<UploadKeyView> get(Caller caller, @PathVariable AppId appId, @PathVariable UUID id) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        return answer(keys.get(appId, id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Gives an upload key another name, and other addresses from where it may be used")
    ResponseEntity<UploadKeyView> change(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody UploadKeyChange wanted) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        return answer(keys.change(caller, appId, id, wanted.name(), wanted.addresses(), seen));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an upload key; it is good for nothing at once")
    void delete(Caller caller, @PathVariable AppId appId, @PathVariable UUID id) {
        access.require(caller, appId, Action.PROGRAM_SECRETS);
        keys.delete(caller, appId, id);
    }

    private static ResponseEntity<UploadKeyView> answer(UploadKey key) {
        return ResponseEntity.ok().eTag(IfMatch.tag(key.revision())).body(UploadKeyView.of(key, null));
    }
}
