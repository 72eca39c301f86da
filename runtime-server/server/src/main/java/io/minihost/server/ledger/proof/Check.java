package io.minihost.server.ledger.proof;

/**
 * A question to the tables.
 *
 * @param what the fault that its answers are
 * @param sql answers one row for each fault: where it is, and what
 */
record Check(String what, String sql) {}
