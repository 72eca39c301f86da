package io.minihost.server.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people without an account may do.
 *
 * @param guests the setting {@code MINIHOST_GUESTS}
 */
@ConfigurationProperties("minihost")
public record GuestPolicy(@DefaultValue("allow") Way guests) {

    /** From most to least. */
    public enum Way {
        /** Use programs, which know them by a name at once. */
        ALLOW,
        /** Look at programs; to log in to one they sign in first. */
        LOGIN,
        /** Nothing before they sign in. */
        NONE
    }

    /** Whether programs know guests by a name. */
    public boolean mayLogIn() {
        return guests == Way.ALLOW;
    }

    /** Whether guests may open programs. */
    public boolean mayOpen() {
        return guests != Way.NONE;
    }
}
