package io.minihost.server.accounts.issuers;

import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * What an issuer has said about itself.
 *
 * @param tokens reads and checks its tokens
 */
record Provider(ClientRegistration registration, JwtDecoder tokens) {

    String issuer() {
        return String.valueOf(metadata().get("issuer"));
    }

    /** Whether it names itself wherever it sends people back (RFC 9207). */
    boolean namesItself() {
        return Boolean.TRUE.equals(metadata().get("authorization_response_iss_parameter_supported"));
    }

    private Map<String, Object> metadata() {
        return registration.getProviderDetails().getConfigurationMetadata();
    }
}
