package io.minihost.server.organisations.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.Scope;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens")
class TokenController {

    private final TokenService service;
    private final Idempotency idempotency;

    TokenController(TokenService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    /**
     * A token that is wanted.
     *
     * @param scopes such as {@code programs:upload}
     * @param expiresAt within a year; in 90 days without it
     * @param organisation whose it is to be; the caller's own without it
     */
    record TokenDraft(
            @NotBlank @Size(max = 64) String name,
            @NotEmpty List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable OrganisationId organisation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(
            UUID id,
            String name,
            String start,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String token) {

        private static TokenView of(Tokens.Listed listed, @Nullable String token) {
            return new TokenView(
                    listed.id(),
                    listed.name(),
                    listed.start(),
                    listed.scopes().stream().map(Scope::wireName).sorted().toList(),
                    listed.createdAt(),
                    listed.expiresAt(),
                    listed.usedAt(),
                    token);
        }
    }

    @PostMapping
    @Operation(
            summary = "Makes a token for the caller, or for an organisation",
            description =
                    "The answer's `token` is told this once. 403 `scope_too_wide` for more than the caller's own token may.")
    ResponseEntity<TokenView> make(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody TokenDraft draft) {
        var made = idempotency.once(caller, key, "POST /api/v1/tokens", draft, TokenView.class, () -> {
            var fresh =
                    service.make(caller, draft.organisation(), draft.name(), scopes(draft.scopes()), draft.expiresAt());
            return TokenView.of(fresh.listed(), fresh.token());
        });
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.id())).body(made);
    }

    private static Set<Scope> scopes(List<String> names) {
        return names.stream()
                .map(name -> Scope.of(name)
                        .orElseThrow(() -> Problem.unprocessable("There is no scope %s.".formatted(name))
                                .code("unknown_scope")))
                .collect(Collectors.toUnmodifiableSet());
    }

    @GetMapping
    @Operation(summary = "Lists the caller's tokens, or those of an organisation")
    Page<TokenView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable OrganisationId organisation,
            @Valid @ParameterObject PageQuery query) {
        return service.of(caller, organisation, query).map(listed -> TokenView.of(listed, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a token, without itself")
    TokenView get(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable OrganisationId organisation) {
        return TokenView.of(service.get(caller, organisation, id), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a token at once")
    void revoke(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable OrganisationId organisation) {
        service.revoke(caller, organisation, id);
    }
}
