package io.minihost.server.hostapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a program may use only as long as the host lets it: the one list of host APIs that touch people's data and money. */
@SuppressWarnings("ImmutableEnumChecker") // its sets are Set.of
public enum Grant {
    PHONE(Set.of("getPhoneNumber"), Set.of()),
    LOCATION(
            Set.of("getLocation", "getFuzzyLocation", "chooseLocation"),
            Set.of("scope.userLocation", "scope.userFuzzyLocation", "scope.userLocationBackground")),
    ADDRESS(Set.of("chooseAddress"), Set.of("scope.address")),
    PAYMENT(Set.of("requestPayment"), Set.of()),
    CAMERA(Set.of(), Set.of("scope.camera")),
    RECORDER(Set.of(), Set.of("scope.record")),
    MESSAGES(Set.of("requestSubscribeMessage"), Set.of());

    /** The call that asks people for a scope. */
    public static final String AUTHORIZE = "authorize";

    private final Set<String> apis;
    private final Set<String> scopes;

    Grant(Set<String> apis, Set<String> scopes) {
        this.apis = apis;
        this.scopes = scopes;
    }

    /** Host APIs that need it. */
    public Set<String> apis() {
        return apis;
    }

    /** Scopes that people are asked for only with it. */
    public Set<String> scopes() {
        return scopes;
    }

    /** What a call needs; empty for nothing. */
    public static Optional<Grant> of(String api) {
        return Arrays.stream(values()).filter(grant -> grant.apis.contains(api)).findFirst();
    }

    /** What asking people for a scope needs; empty for nothing. */
    public static Optional<Grant> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(grant -> grant.scopes.contains(scope))
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one.
     *
     * @throws Problem 422 {@code bad_grant} when it is none
     */
    @JsonCreator
    public static Grant named(String wireName) {
        return Arrays.stream(values())
                .filter(grant -> grant.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("There is nothing of this name to grant.")
                        .code("bad_grant"));
    }
}
