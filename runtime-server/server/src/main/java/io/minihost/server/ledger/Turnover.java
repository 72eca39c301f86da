package io.minihost.server.ledger;

/**
 * What has come into an account and left it since some time, in the currency's smallest unit. What is held is in neither.
 */
public record Turnover(long in, long out) {}
