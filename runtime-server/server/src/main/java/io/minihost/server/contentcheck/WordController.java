package io.minihost.server.contentcheck;

import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.contentcheck.WordLists.Lists;
import io.minihost.server.contentcheck.WordLists.WordList;
import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's words. */
@RestController
@RequestMapping("/api/v1/content-check/words")
@PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
@Tag(name = "Content checks")
class WordController {

    private static final int LISTS_MAX = 50;
    private static final int WORDS_MAX = 10_000;
    private static final int LABEL_MAX = 99_999;

    private final WordLists lists;

    WordController(WordLists lists) {
        this.lists = lists;
    }

    /** A list as somebody wants it. */
    record Wanted(
            @Min(1) @Max(LABEL_MAX) int label,
            @NotNull Suggestion suggestion,
            @NotNull List<@NotBlank @Size(max = 60) String> words) {}

    /** All lists as somebody wants them. */
    record WantedLists(@NotNull @Size(max = LISTS_MAX) List<@NotNull @Valid Wanted> lists) {}

    /** All lists as they are. */
    record Shown(List<WordList> lists) {}

    @GetMapping
    @Operation(summary = "Shows the words that texts of programs' people should not hold")
    ResponseEntity<Shown> get() {
        return answer(lists.read());
    }

    @PutMapping
    @Operation(summary = "Replaces the words that texts of programs' people should not hold")
    ResponseEntity<Shown> put(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody WantedLists wanted) {
        var all = wanted.lists().stream()
                .map(list -> new WordList(list.label(), list.suggestion(), List.copyOf(list.words())))
                .toList();
        if (all.stream().mapToInt(list -> list.words().size()).sum() > WORDS_MAX) {
            throw Problem.badRequest("All lists together hold at most %d words.".formatted(WORDS_MAX));
        }
        if (all.stream().anyMatch(list -> list.suggestion() == Suggestion.PASS || list.label() == Verdict.NORMAL)) {
            throw Problem.badRequest("A list is for what is to be reviewed or risky; 100 is what is neither.");
        }
        return answer(lists.replace(caller, all, seen));
    }

    private static ResponseEntity<Shown> answer(Lists now) {
        return ResponseEntity.ok().eTag(IfMatch.tag(now.revision())).body(new Shown(now.lists()));
    }
}
