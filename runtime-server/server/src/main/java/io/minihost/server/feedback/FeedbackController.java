package io.minihost.server.feedback;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.minihost.server.storage.DiskRoom;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people say about a program, and shows it to whoever looks after it. */
@RestController
@Tag(name = "Launching")
class FeedbackController {

    private static final int MESSAGE_MAX = 2000;
    private static final int PAGE = 200;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PERSON_MAX = 5;
    private static final int ADDRESS_MAX = 30;

    private final Feedback feedback;
    private final Catalogue catalogue;
    private final ProgramAccess access;
    private final People people;
    private final DiskRoom disk;
    private final RateLimit ofPerson;
    private final RateLimit ofAddress;

    FeedbackController(
            Feedback feedback,
            Catalogue catalogue,
            ProgramAccess access,
            People people,
            DiskRoom disk,
            RateLimits rates) {
        this.feedback = feedback;
        this.catalogue = catalogue;
        this.access = access;
        this.people = people;
        this.disk = disk;
        ofPerson = rates.of("feedback of a person", PERSON_MAX, HOUR);
        ofAddress = rates.of("feedback from an address", ADDRESS_MAX, HOUR);
    }

    /** What is said: a word for what it is about, and the person's own. */
    record Draft(
            Feedback.@NotNull Kind kind,
            @NotNull @Pattern(regexp = "[a-z-]{1,30}") String reason,
            @NotNull @Size(max = MESSAGE_MAX) String message,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._~-]{1,80}")
            String session) {}

    /** A page of what was said; {@code next} is what to pass as {@code after}. */
    record Page(List<Feedback.Entry> entries, long next) {}

    @PostMapping("/_h/programs/{appId}/feedback")
    @ResponseStatus(HttpStatus.CREATED)
    @Hidden
    void say(PersonId person, @PathVariable AppId appId, @Valid @RequestBody Draft draft, HttpServletRequest request) {
        if (catalogue.listing(appId).isEmpty()) {
            throw Problem.notFound("There is no such program.").code("program_not_found");
        }
        ofPerson.pass(person + " " + appId);
        ofAddress.pass(ClientNetwork.of(request.getRemoteAddr()));
        disk.require(0);
        people.seen(person, request.getRemoteAddr());
        feedback.add(
                person, appId, draft.kind(), draft.reason(), draft.message().strip(), draft.session());
    }

    @GetMapping("/api/v1/programs/{appId}/feedback")
    @Operation(summary = "Reads what people said about a program, oldest first")
    Page read(Caller caller, @PathVariable AppId appId, @RequestParam(defaultValue = "0") long after) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        var entries = feedback.after(appId, after, PAGE);
        return new Page(entries, entries.isEmpty() ? after : entries.getLast().id());
    }
}
