package io.minihost.server.accounts.terms;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/terms")
@Tag(name = "Terms")
class TermsApiController {

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private final Terms terms;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    TermsApiController(Terms terms, AuditLog audit, TransactionTemplate transaction) {
        this.terms = terms;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Other texts.
     *
     * @param texts by language, {@code zh} or {@code en}; empty when nobody is to be asked for anything
     * @param asksAgain false for a change that means the same; true when missing
     */
    record TermsDraft(
            @NotNull @Valid Map<String, @NotNull @Valid TermsText> texts,
            @Nullable Boolean asksAgain) {}

    @GetMapping
    @Operation(
            summary = "Shows the terms and privacy texts of this host; operators and auditors",
            description = "`version` is 0 while there are none.")
    ResponseEntity<TermsVersion> current(Caller caller) {
        caller.requireEverywhere(Action.PLATFORM_VIEW);
        return answer(terms.current());
    }

    @GetMapping("/{version}")
    @Operation(summary = "Shows an earlier version of them; operators and auditors")
    ResponseEntity<TermsVersion> earlier(Caller caller, @PathVariable int version) {
        caller.requireEverywhere(Action.PLATFORM_VIEW);
        return answer(terms.find(version)
                .orElseThrow(() -> Problem.notFound("There is no version %d.".formatted(version))
                        .code("version_not_found")));
    }

    @PutMapping
    @Operation(
            summary = "Publishes another version of them; operators",
            description =
                    "Whoever makes an account agrees to them, and whoever has one is asked before they go on. Texts are"
                            + " plain; an empty line ends a paragraph, and a line that begins with # is a heading.")
    ResponseEntity<TermsVersion> publish(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody TermsDraft draft) {
        caller.requireEverywhere(Action.PLATFORM_CHANGE);
        caller.requireProof();
        if (!LANGUAGES.containsAll(draft.texts().keySet())) {
            throw Problem.unprocessable("The languages are zh and en.").code("bad_language");
        }
        return transaction.execute(status -> {
            var before = terms.lock();
            IfMatch.check(seen, before.version(), () -> before);
            var made = terms.publish(draft.texts(), !Boolean.FALSE.equals(draft.asksAgain()));
            audit.record(
                    caller.subject(),
                    "terms.publish",
                    "terms",
                    Map.of(
                            "before", before.version(),
                            "after", made.version(),
                            "languages", draft.texts().keySet(),
                            "asksAgain", !Boolean.FALSE.equals(draft.asksAgain())));
            return answer(made);
        });
    }

    private static ResponseEntity<TermsVersion> answer(TermsVersion version) {
        return ResponseEntity.ok().eTag(IfMatch.tag(version.version())).body(version);
    }
}
