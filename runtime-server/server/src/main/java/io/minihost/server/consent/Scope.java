package io.minihost.server.consent;

import java.util.Arrays;
import java.util.Optional;

/** What a person can be asked to allow. */
enum Scope {
    USER_INFO("scope.userInfo", true),
    LOCATION("scope.userLocation", true),
    FUZZY_LOCATION("scope.userFuzzyLocation", true),
    LOCATION_BACKGROUND("scope.userLocationBackground", false),
    ALBUM("scope.writePhotosAlbum", true),
    CAMERA("scope.camera", true),
    RECORD("scope.record", true),
    ADDRESS("scope.address", true),
    INVOICE("scope.invoice", false),
    INVOICE_TITLE("scope.invoiceTitle", false),
    STEPS("scope.werun", false),
    BLUETOOTH("scope.bluetooth", false),
    CONTACT("scope.addPhoneContact", false),
    CALENDAR("scope.addPhoneCalendar", false);

    private final String wireName;
    private final boolean possible;

    Scope(String wireName, boolean possible) {
        this.wireName = wireName;
        this.possible = possible;
    }

    static Optional<Scope> parse(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(text))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    /** Whether this host can do what the scope is about; nobody is asked about what cannot be done. */
    boolean isPossible() {
        return possible;
    }
}
