package io.minihost.server.ledger;

import java.util.Set;

/**
 * What the books of a feature say should be in the ledger. A feature that moves money has one as a bean; {@code verify} compares
 * both sides, so that each order has its transfers and nothing else has any. Kinds of transfers that no books name are a fault.
 */
public interface Books {

    /** What it is called in what {@code verify} says, such as {@code payments}. */
    String name();

    /** The kinds of transfers that are the feature's, and no other's. */
    Set<String> kinds();

    /**
     * A query for all transfers of these kinds that there should be, of the feature's own tables alone. It has no parameters, and
     * these columns in this order:
     * <ol>
     *   <li>{@code key text}: the batch's
     *   <li>{@code phase text}, such as {@code DIRECT}
     *   <li>{@code kind text}
     *   <li>{@code reference text}
     *   <li>{@code debit text}, as {@link Account#toString} has it
     *   <li>{@code credit text}
     *   <li>{@code amount bigint}
     * </ol>
     */
    String expected();
}
