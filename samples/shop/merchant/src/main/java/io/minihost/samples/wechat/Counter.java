package io.minihost.samples.wechat;

/** Somebody who sells something through one of the mini programs. */
public interface Counter {

    /** The mini program's name in this server's paths. */
    String program();

    /**
     * Hands over what was paid. Called once for each purchase, however often WeChat tells of it, and within the database
     * transaction that marks the purchase as paid: both are done or neither.
     */
    void paid(Purchase purchase);
}
