package io.minihost.server.wallet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What money in wallets is.
 *
 * @param wallet the setting {@code MINIHOST_WALLET}
 */
@ConfigurationProperties("minihost")
public record WalletMode(@DefaultValue("test") Kind wallet) {

    /** Pages say it beside every amount. */
    public enum Kind {
        /** Play money. */
        TEST,
        /** Money that the operator owes people. */
        LIVE
    }

    public boolean isTest() {
        return wallet == Kind.TEST;
    }
}
