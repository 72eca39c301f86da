package io.minihost.server.accounts.leaving;

import io.minihost.server.accounts.FreshProof;
import io.minihost.server.accounts.Member;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonRemoval;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the host's own pages let people go. */
@RestController
@Hidden
@RequestMapping("/_a")
class LeavingController {

    private final Leaving leaving;
    private final PersonRemoval removal;
    private final FreshProof proof;
    private final HostCookies cookies;

    LeavingController(Leaving leaving, PersonRemoval removal, FreshProof proof, HostCookies cookies) {
        this.leaving = leaving;
        this.removal = removal;
        this.proof = proof;
        this.cookies = cookies;
    }

    /** What keeps the account here, by codes. */
    record Holds(List<String> holds) {}

    /** When the account is deleted. */
    record Countdown(String leavesAt) {}

    @GetMapping("/leaving")
    Holds holds(HttpServletRequest request) {
        return new Holds(removal.holds(Member.of(request).person()));
    }

    @PostMapping("/leaving")
    Countdown begin(HttpServletRequest request) {
        return new Countdown(leaving.begin(proof.require(request).person()).toString());
    }

    /** Needs no proof: it is undone by whoever is there, before it is too late. */
    @DeleteMapping("/leaving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(HttpServletRequest request) {
        leaving.undo(Member.of(request).person());
    }

    /** Forgets a guest at once, and what the browser has kept for the host's pages and programs. */
    @DeleteMapping("/guest")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetGuest(HttpServletRequest request, HttpServletResponse response) {
        if (PersonAuthentication.device(request).isPresent()) {
            throw Problem.conflict("Somebody is signed in here.").code("signed_in");
        }
        PersonAuthentication.person(request).ifPresent(removal::removeGuest);
        cookies.clear(request, response, People.COOKIE);
        response.setHeader("Clear-Site-Data", "\"storage\"");
    }
}
