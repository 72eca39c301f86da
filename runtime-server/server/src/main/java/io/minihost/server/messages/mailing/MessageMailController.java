package io.minihost.server.messages.mailing;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.minihost.server.mail.MailAddress;
import io.minihost.server.mail.MailFailure;
import io.minihost.server.mail.Mailer;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person with an account says where they want to be told of messages. */
@RestController
@RequestMapping("/_h/messages/mail")
@Hidden
class MessageMailController {

    private static final int CODES_MAX = 5;
    private static final int CODES_MAX_OF_ADDRESS = 20;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final int TEXT_MAX = 254;

    private final MailAddresses addresses;
    private final Mailer mailer;
    private final RateLimit ofPerson;
    private final RateLimit ofNetwork;

    MessageMailController(MailAddresses addresses, Mailer mailer, RateLimits rates) {
        this.addresses = addresses;
        this.mailer = mailer;
        ofPerson = rates.of("message mail codes of a person", CODES_MAX, WITHIN);
        ofNetwork = rates.of("message mail codes", CODES_MAX_OF_ADDRESS, WITHIN);
    }

    /**
     * What there is.
     *
     * @param possible whether mail goes out, and the person has an account, which it needs
     * @param address empty where there is none
     */
    record State(boolean possible, String address, boolean confirmed) {}

    record Address(@NotNull @Size(max = TEXT_MAX) String address) {}

    record Code(@NotNull @Size(max = TEXT_MAX) String code) {}

    @GetMapping
    State state(PersonId person, HttpServletRequest request) {
        var isPossible =
                mailer.reachesPeople() && PersonAuthentication.device(request).isPresent();
        return addresses
                .of(person)
                .map(kept -> new State(isPossible, kept.address(), kept.confirmed()))
                .orElseGet(() -> new State(isPossible, "", false));
    }

    @PutMapping
    State propose(PersonId person, Locale locale, @Valid @RequestBody Address wanted, HttpServletRequest request) {
        require(request);
        var address = wanted.address().strip();
        if (!MailAddress.isOne(address)) {
            throw Problem.unprocessable("That is no address of mail.").code("bad_mail_address");
        }
        ofPerson.pass(person.toString());
        ofNetwork.pass(ClientNetwork.of(request.getRemoteAddr()));
        var words = MailWords.in(locale.getLanguage());
        var code = addresses.propose(person, address, words.language());
        try {
            mailer.send(address, words.codeSubject(), words.codeText(code));
        } catch (MailFailure e) {
            throw Problem.unavailable("Mail cannot be sent right now.").code("mail_not_sent");
        }
        return state(person, request);
    }

    @PostMapping("/confirm")
    State confirm(PersonId person, @Valid @RequestBody Code given, HttpServletRequest request) {
        require(request);
        if (!addresses.confirm(person, given.code().strip())) {
            throw Problem.unprocessable("That is not the code, or it is over.").code("wrong_code");
        }
        return state(person, request);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(PersonId person) {
        addresses.remove(person);
    }

    private static void require(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isEmpty()) {
            throw Problem.forbidden("Mail is for people with an account.").code("not_signed_in");
        }
    }
}
