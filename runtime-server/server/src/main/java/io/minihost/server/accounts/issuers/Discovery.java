package io.minihost.server.accounts.issuers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Asks an issuer where it does what. */
@Component
class Discovery {

    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    /** Made with a key that only the issuer has; what is signed with a shared secret could be forged by whoever knows that. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private static final List<String> SCOPES = List.of("openid", "profile");

    private final OutboundRequests requests;

    Discovery(OutboundRequests requests) {
        this.requests = requests;
    }

    /** @throws RuntimeException of many kinds when it cannot be reached, or makes no sense */
    Provider ask(String name, IssuerSettings.Issuer issuer) {
        var address = issuer.address();
        var metadata = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(URI.create(address.replaceFirst("/$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(METADATA);
        if (metadata == null || !address.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("it calls itself otherwise than " + address);
        }
        checkAddresses(metadata, address.startsWith("https:"));
        var registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(name)
                .clientId(Objects.requireNonNull(issuer.clientId()))
                .clientSecret(issuer.clientSecret())
                .redirectUri("{baseUrl}")
                .scope(scopes(metadata))
                .build();
        return new Provider(registration, tokens(registration));
    }

    /** Nobody is sent from TLS to where everybody reads along. */
    private static void checkAddresses(Map<String, Object> metadata, boolean isSecure) {
        Stream.of("authorization_endpoint", "token_endpoint", "jwks_uri").forEach(field -> {
            var text = String.valueOf(metadata.get(field));
            if (!text.startsWith("https://") && (isSecure || !text.startsWith("http://"))) {
                throw new IllegalStateException("its " + field + " is no address of its kind");
            }
        });
    }

    private static List<String> scopes(Map<String, Object> metadata) {
        return metadata.get("scopes_supported") instanceof List<?> offered
                ? SCOPES.stream()
                        .filter(scope -> scope.equals("openid") || offered.contains(scope))
                        .toList()
                : SCOPES;
    }

    private JwtDecoder tokens(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }
}
