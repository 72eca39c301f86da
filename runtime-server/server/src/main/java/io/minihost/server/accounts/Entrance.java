package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.DeviceNames;
import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where browsers come in, by whatever means their people proved who they are, and where they go out. */
@Component
public class Entrance {

    private final Devices devices;
    private final HostCookies cookies;
    private final People people;

    Entrance(Devices devices, HostCookies cookies, People people) {
        this.devices = devices;
        this.cookies = cookies;
        this.people = people;
    }

    /** From where somebody signs in who may have been here as a guest. */
    public SignIns.Origin origin(HttpServletRequest request) {
        var isMember = PersonAuthentication.device(request).isPresent();
        return origin(
                request, isMember ? null : PersonAuthentication.person(request).orElse(null));
    }

    /** The same for whom no guest matters. */
    public SignIns.Origin originAlone(HttpServletRequest request) {
        return origin(request, null);
    }

    private static SignIns.Origin origin(HttpServletRequest request, @Nullable PersonId guest) {
        return new SignIns.Origin(guest, DeviceNames.of(request), request.getRemoteAddr());
    }

    /**
     * Whom an account is made for in this browser: the guest whom it knows, or somebody new.
     *
     * @throws Problem when somebody is signed in
     */
    public PersonId newcomer(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isPresent()) {
            throw Problem.conflict("Somebody is signed in here.").code("signed_in");
        }
        return PersonAuthentication.person(request).orElseGet(people::welcome);
    }

    /** Whoever was known to this browser before is so no more: neither as a guest nor signed in. */
    public void enter(SignIns.Admitted admitted, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.set(request, response, Devices.COOKIE, admitted.token(), Devices.LIFE);
        cookies.clear(request, response, People.COOKIE);
    }

    public void leave(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        cookies.clear(request, response, Devices.COOKIE);
        cookies.clear(request, response, People.COOKIE);
    }

    private void end(HttpServletRequest request) {
        Member.find(request).ifPresent(member -> devices.end(member.person(), member.device()));
    }
}
