package io.minihost.server.identity;

import java.util.Optional;

/** A reason why somebody's account cannot be deleted now. A feature that has one implements it. */
public interface DeletionHold {

    /**
     * What keeps somebody here, as a code that pages have words for, such as {@code last_operator}; empty when nothing does. Within
     * a transaction that deletes the account it stays true until that ends: what it depends on is locked.
     */
    Optional<String> hold(PersonId person);
}
