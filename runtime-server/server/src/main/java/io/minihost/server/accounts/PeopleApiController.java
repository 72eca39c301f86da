package io.minihost.server.accounts;

import io.minihost.server.identity.Caller;
import io.minihost.server.identity.CallerAuthentication;
import io.minihost.server.identity.People;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "People")
class PeopleApiController {

    private final SignUps signUps;
    private final People people;

    PeopleApiController(SignUps signUps, People people) {
        this.signUps = signUps;
        this.people = people;
    }

    /**
     * A person who is to have an account.
     *
     * @param password at least 10 characters
     */
    record NewPerson(
            @NotNull String username,
            @NotNull String password,
            @Nullable String nickname) {}

    record Created(UUID personId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements // none where anybody may sign up
    @Operation(
            summary = "Makes an account; operators, and anybody while sign-up is open",
            description = "409 `username_taken` for a name that somebody has.")
    Created create(@Valid @RequestBody NewPerson wish, HttpServletRequest request) {
        var applicant = new SignUps.Applicant(people.welcome(), request.getRemoteAddr());
        var username = new Username(wish.username());
        var nickname = new Nickname(wish.nickname() == null ? "" : wish.nickname());
        var welcome = operator(request)
                .map(operator -> signUps.add(applicant, username, nickname, wish.password(), operator.subject()))
                .orElseGet(() -> signUps.signUp(applicant, username, nickname, wish.password()));
        return new Created(welcome.account().person().value());
    }

    private static Optional<Caller> operator(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerAuthentication known
                ? Optional.of(known.getPrincipal()).filter(Caller::isOperator)
                : Optional.empty();
    }
}
