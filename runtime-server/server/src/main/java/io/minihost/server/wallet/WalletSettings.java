package io.minihost.server.wallet;

import io.minihost.server.common.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of money, in fen.
 *
 * @param balance what one wallet may have
 * @param day what may come into one wallet in a day, and what may leave it
 * @param fourEyes amounts above this need a second operator; 0 for none
 */
@ConfigurationProperties("minihost.wallet")
public record WalletSettings(
        @DefaultValue("100000000") long balance,
        @DefaultValue("100000000") long day,
        @DefaultValue("0") long fourEyes) {

    public WalletSettings {
        require("balance", balance > 0, balance);
        require("day", day > 0, day);
        require("four-eyes", fourEyes >= 0, fourEyes);
    }

    private static void require(String name, boolean holds, long value) {
        if (!holds) {
            throw new InvalidSetting("minihost.wallet." + name, String.valueOf(value), "an amount in fen");
        }
    }

    boolean needsSecond(long amount) {
        return fourEyes > 0 && amount > fourEyes;
    }
}
