package io.minihost.server.accounts.terms;

import io.minihost.server.common.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of whoever makes an account, beside the operator's texts.
 *
 * @param ageLine the age from which somebody decides alone; 0 asks nothing
 */
@ConfigurationProperties("minihost")
record TermsSettings(@DefaultValue("0") int ageLine) {

    private static final int AGE_MAX = 21;

    TermsSettings {
        if (ageLine < 0 || ageLine > AGE_MAX) {
            throw new InvalidSetting("minihost.age-line", String.valueOf(ageLine), "an age up to 21, or 0 for none");
        }
    }
}
