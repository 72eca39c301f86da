package io.minihost.server.ledger.proof;

import java.util.List;

/**
 * What a look at the whole ledger has come to.
 *
 * @param ok whether everything is as it should be
 * @param checked how many transfers were looked at
 * @param unsealed how many of them are too new for the chain; they are looked at by all other means
 * @param faults at most {@link Faults#MAX}
 */
public record Verdict(boolean ok, long checked, long unsealed, List<Fault> faults) {

    public Verdict {
        faults = List.copyOf(faults);
    }
}
