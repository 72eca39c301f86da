package io.minihost.server.accounts.issuers;

import io.minihost.server.common.InvalidSetting;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where else people have accounts with which they may sign in here.
 *
 * @param oidc by a name of letters and digits, which is part of the address that the issuer sends people back to
 */
@ConfigurationProperties("minihost")
record IssuerSettings(Map<String, Issuer> oidc) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

    /**
     * One issuer.
     *
     * @param issuer its address, just as its tokens have it
     * @param clientId what it knows this host by
     * @param clientSecret what this host proves itself with
     * @param label what people read; the name when missing
     */
    record Issuer(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String label) {

        String address() {
            return issuer == null ? "" : issuer;
        }
    }

    IssuerSettings(@Nullable Map<String, Issuer> oidc) {
        var sorted = new TreeMap<String, Issuer>();
        if (oidc != null) {
            oidc.forEach((name, issuer) -> {
                check(name, issuer);
                sorted.put(name, issuer);
            });
        }
        this.oidc = sorted;
    }

    private static void check(String name, Issuer issuer) {
        var prefix = "minihost.oidc." + name;
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSetting(prefix, "…", "a name of small letters and digits");
        }
        if (!isAddress(issuer.address())) {
            throw new InvalidSetting(
                    prefix + ".issuer", issuer.address(), "an address such as https://accounts.example.com");
        }
        if (isBlank(issuer.clientId())) {
            throw new InvalidSetting(prefix + ".client-id", "", "the id that the issuer has given this host");
        }
        if (isBlank(issuer.clientSecret())) {
            throw new InvalidSetting(prefix + ".client-secret", "", "the secret that the issuer has given this host");
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            var isWeb = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getHost() != null && address.getQuery() == null && address.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
