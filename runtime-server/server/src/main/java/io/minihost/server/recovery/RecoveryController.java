package io.minihost.server.recovery;

import io.minihost.server.accounts.Entrance;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where people ask for a code who have forgotten the password, and come back by it. */
@RestController
@Hidden
@RequestMapping("/_a/recovery")
class RecoveryController {

    private final RecoveryAttempts attempts;
    private final SendingLimits limits;
    private final Entrance entrance;

    RecoveryController(RecoveryAttempts attempts, SendingLimits limits, Entrance entrance) {
        this.attempts = attempts;
        this.limits = limits;
        this.entrance = entrance;
    }

    /** To where: a mail address, or a phone number. */
    record Wanted(
            @Nullable String mail,
            @Nullable String countryCode,
            @Nullable String number) {}

    /**
     * An attempt.
     *
     * @param attempt its secret, which comes back with the code
     */
    record Begun(String attempt) {}

    /**
     * What somebody brings.
     *
     * @param secondCode of the second factor of whoever has one; asked for when missing
     */
    record Answer(
            @NotNull String attempt,
            @NotNull String code,
            @NotNull String password,
            @Nullable String secondCode) {}

    @PostMapping("/codes")
    Begun begin(@Valid @RequestBody Wanted wanted, HttpServletRequest request, Locale locale) {
        var target = Target.typed(wanted.mail(), wanted.countryCode(), wanted.number());
        return new Begun(attempts.begin(target, request.getRemoteAddr(), locale));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void redeem(@Valid @RequestBody Answer answer, HttpServletRequest request, HttpServletResponse response) {
        limits.passTry(request.getRemoteAddr());
        var admitted = attempts.redeem(
                new RecoveryAttempts.Answer(answer.attempt(), answer.code(), answer.password(), answer.secondCode()),
                entrance.originAlone(request));
        entrance.enter(admitted, request, response);
    }
}
