package io.minihost.samples.merchant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Lets staff do what customers may not. A merchant with more than one inspector gives each a login of their own. */
@Component
public class Staff {

    private final byte[] pin;

    Staff(StaffProperties properties) {
        pin = properties.pin().getBytes(StandardCharsets.UTF_8);
    }

    /** Answers 403 to everybody who does not know the PIN. */
    public void require(String typed) {
        if (!MessageDigest.isEqual(pin, typed.getBytes(StandardCharsets.UTF_8))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This is not the PIN.");
        }
    }
}
