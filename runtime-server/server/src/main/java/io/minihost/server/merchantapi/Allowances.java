package io.minihost.server.merchantapi;

import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.quotas.Limit.Unit;

/** How often the platform lets programs' servers call, where it says so. */
final class Allowances {

    /** Where the platform says nothing. */
    static final Limit USUAL = new Limit(1_000_000, Unit.DAY);

    static final Limit TOKEN = new Limit(2_000, Unit.DAY);
    static final Limit STABLE_TOKEN_MINUTE = new Limit(10_000, Unit.MINUTE);
    static final Limit STABLE_TOKEN_DAY = new Limit(500_000, Unit.DAY);
    static final Limit RESET_SESSION = new Limit(60_000, Unit.MINUTE);
    static final Limit SUBSCRIBE_SEND = new Limit(10_000_000, Unit.DAY);
    static final Limit CLEAR_QUOTA = new Limit(10, Unit.MONTH);

    static final Limit SCENE_CODES = new Limit(5_000, Unit.MINUTE);
    /** Schemes and url links together. */
    static final Limit OPEN_LINKS = new Limit(500_000, Unit.DAY);

    static final Limit SHORT_LINKS = new Limit(1_000_000, Unit.DAY);
    /** Of people, by schemes and url links. */
    static final Limit LINK_VISITS = new Limit(3_000_000, Unit.DAY);

    static final Limit LINKS_PUBLISHED = new Limit(100, Unit.MONTH);
    /** Each asks somebody's site for a file. */
    static final Limit LINK_RULES = new Limit(20, Unit.MINUTE);

    /** Logins of one person in a minute. */
    static final int LOGINS = 100;

    private Allowances() {}
}
